/// What the page is dressed in and moved by; it loads nothing from anywhere.
enum HTMLAssets {
  static let style = """

    :root { --error: #b3261e; --warning: #9a6700; --note: #0a5ea8; --ink: #1c1c1c; --faint: #666; --line: #ddd; --paper: #fff }
    * { box-sizing: border-box }
    body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
      font: 15px/1.55 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif }
    h1 { font-size: 1.5rem; margin: 0 0 1rem } h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; overflow-wrap: anywhere }
    .cards { display: flex; gap: .75rem; flex-wrap: wrap }
    .card { border: 1px solid var(--line); border-left: 4px solid var(--faint); border-radius: 4px; padding: .4rem 1rem; min-width: 7rem }
    .card b { display: block; font-size: 1.6rem; line-height: 1.2 }
    .card.error { border-left-color: var(--error) } .card.warning { border-left-color: var(--warning) } .card.note { border-left-color: var(--note) }
    .cost { margin: .8rem 0 0; padding: .5rem .8rem; background: #fff6e5; border-radius: 4px }
    .charts { display: flex; gap: 2rem; flex-wrap: wrap; margin-top: 1rem }
    figure { margin: 0 } figcaption { font-weight: 600; margin-bottom: .3rem } svg { max-width: 100%; height: auto; font-size: 13px }
    rect.error, rect.risk { fill: var(--error) } rect.warning { fill: #d99a1b } rect.note { fill: var(--note) }
    .filters { display: flex; gap: 1rem; flex-wrap: wrap; align-items: center; position: sticky; top: 0; background: var(--paper);
      padding: .7rem 0; border-bottom: 1px solid var(--line) }
    .filters[hidden] { display: none }
    table { border-collapse: collapse; width: 100%; table-layout: fixed }
    th:nth-child(1) { width: 4.5rem } th:nth-child(2) { width: 9rem } th:nth-child(4) { width: 12rem } th:nth-child(5) { width: 7.5rem } th:nth-child(6) { width: 4rem }
    th { text-align: left; font-weight: 600; color: var(--faint); font-size: .85rem }
    th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
    .tag { font-weight: 600; white-space: nowrap } .error .tag { color: var(--error) } .warning .tag { color: var(--warning) } .note .tag { color: var(--note) }
    .hint, .more { color: var(--faint); font-size: .9rem } .hint::before { content: "→ " } code { color: var(--faint); font-size: .8rem }
    tr[hidden], section[hidden] { display: none }
    @media screen and (max-width: 44rem) { body { padding: 1rem } .filters { position: static } thead { display: none } table, tbody { display: block }
      tr { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .6rem 0; border-bottom: 1px solid var(--line) }
      td { display: block; padding: 0; border: 0 } td:empty { display: none } td:nth-child(3) { order: 1; flex-basis: 100% }
      td:nth-child(n+4) { order: 2; color: var(--faint); font-size: .85rem } td:nth-child(6)::before { content: "−" } }
    @media print { body { max-width: none; padding: 0; font-size: 11px } .filters { display: none } tr { break-inside: avoid } thead { display: table-header-group }
      .cost { border: 1px solid var(--line) } }

    """

  static let script = """

    const form = document.querySelector("form.filters");
    if (form) {
      form.hidden = false;
      const boxes = [...form.querySelectorAll("input[type=checkbox]")], code = form.querySelector("select");
      const text = form.querySelector("input[type=search]"), count = form.querySelector("output");
      const rows = [...document.querySelectorAll("tbody tr")];
      const apply = () => {
        const on = new Set(boxes.filter(b => b.checked).map(b => b.value)), word = text.value.trim().toLowerCase();
        let shown = 0;
        for (const row of rows) {
          const file = row.closest("section").querySelector("h2").textContent;
          const fits = on.has(row.className) && (!code.value || row.dataset.code === code.value)
            && (!word || (file + " " + row.textContent).toLowerCase().includes(word));
          row.hidden = !fits;
          if (fits) shown++;
        }
        for (const section of document.querySelectorAll("section")) section.hidden = !section.querySelector("tbody tr:not([hidden])");
        count.textContent = shown + " / " + rows.length;
      };
      form.addEventListener("input", apply);
      form.addEventListener("submit", event => event.preventDefault());
      apply();
    }

    """
}
