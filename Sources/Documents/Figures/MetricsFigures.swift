import Contract
import Measures
import Templating

/// The daily figures of the platform over a stretch of days (contract clause 4.1, annex 2.3).
struct MetricsFigures: Sendable {
  private(set) var days = 0
  private(set) var seatFailures = 0
  private(set) var seatDays = 0
  private(set) var repeatLogins = 0
  private(set) var loginDays = 0
  private(set) var slow = 0
  private(set) var slowExternal = 0
  private(set) var slowDays = 0
  private(set) var lowestAvailability: Percent?
  private var availabilitySum = 0
  private var availabilityDays = 0
  private var responseSum = 0
  private var responseDays = 0

  init(_ rows: some Sequence<DailyMetrics>, policies: Policies) {
    for row in rows { add(row, policies) }
  }

  private mutating func add(_ row: DailyMetrics, _ policies: Policies) {
    days += 1
    seatFailures += row.seatFailures ?? 0
    if row.seatFailures ?? 0 > policies.seatFailuresAllowed { seatDays += 1 }
    repeatLogins += row.repeatLogins ?? 0
    if row.repeatLogins ?? 0 > policies.repeatLoginsAllowed { loginDays += 1 }
    slow += row.slowResponses ?? 0
    slowExternal += row.slowExternal ?? 0
    if row.ownSlowResponses ?? 0 > 0 { slowDays += 1 }
    if let response = row.averageResponseMicroseconds {
      responseSum += response
      responseDays += 1
    }
    if let availability = row.availability {
      availabilitySum += availability.millionths
      availabilityDays += 1
      lowestAvailability = min(lowestAvailability ?? availability, availability)
    }
  }

  var ownSlow: Int { max(0, slow - slowExternal) }
  /// Seconds, to the hundredth; the mean of the days that have one.
  var averageResponse: Number? {
    responseDays == 0 ? nil : Number(FixedPoint.scale(responseSum, by: 1, over: responseDays * 10_000), decimals: 2)
  }
  /// The mean of the days that have one.
  var availability: Percent? {
    availabilityDays == 0
      ? nil : Percent(millionths: FixedPoint.scale(availabilitySum, by: 1, over: availabilityDays))
  }
}

/// The figures of one stretch under its name: a month, a week, the cycle.
struct MetricsLine: Sendable {
  /// `nil` for the whole cycle.
  var name: String?
  var figures: MetricsFigures
}
