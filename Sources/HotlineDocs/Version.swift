/// The one place that knows the version: `--version`, the documents' properties, and the manifest of inputs take it from here.
public enum Version {
  public static let text = "1.0.0"
}
