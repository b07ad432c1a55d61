/// How a page looks: on a screen, on a phone, on paper.
enum PageStyle {
    static let sheet = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: #fff; color: #1b1b1b;
          font: 16px/1.45 "Noto Sans", "PT Sans", "Segoe UI", Arial, "DejaVu Sans", sans-serif; }
        main, footer { max-width: 75rem; margin: 0 auto; padding: 0 1rem; }
        header { border-bottom: 3px solid #1d4f76; margin: 1.5rem 0 1rem; padding-bottom: .5rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; }
        .subtitle { margin: .3rem 0 0; font-size: 1.1rem; }
        h2 { font-size: 1.15rem; margin: 1.6rem 0 .5rem; color: #1d4f76; }
        p, ul { margin: .5rem 0; max-width: 50rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
        dt { color: #555; }
        dd { margin: 0; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #d5d9dd; }
        th { background: #eaf0f5; border-bottom: 2px solid #1d4f76; }
        td { overflow-wrap: anywhere; }
        td.number { text-align: right; }
        .figures td.number { text-align: left; }
        td.number, td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.code, dd.code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .85em; }
        tr > td:first-child { border-left: 4px solid transparent; }
        tr.good > td:first-child { border-left-color: #2e7d4f; }
        tr.warning > td:first-child { border-left-color: #c98500; }
        tr.bad > td:first-child { border-left-color: #b3261e; }
        tr.quiet > td:first-child { border-left-color: #9aa3ab; }
        tr.bad > td { background: #fdf2f1; }
        tr.warning > td { background: #fffaf0; }
        .answer { border: 1px solid #555; padding: .8rem; margin: .6rem 0; break-inside: avoid; }
        .answer div { border-bottom: 1px solid #999; min-height: 2.6rem; margin-bottom: .5rem; color: #555; }
        .answer div:first-child { min-height: 6rem; }
        footer { border-top: 1px solid #d5d9dd; margin-top: 2rem; padding-top: .5rem; padding-bottom: 1.5rem;
          color: #555; font-size: .85rem; }
        footer p { margin: .25rem 0; }
        @media screen and (max-width: 46rem) {
          dl { display: block; }
          dd { margin-bottom: .4rem; }
          table, tbody, tr, td { display: block; width: auto; }
          thead { display: none; }
          tr { border: 1px solid #d5d9dd; border-radius: .3rem; margin: .6rem 0; }
          td, td.number, td.time { border: 0; padding: .2rem .6rem; text-align: left; white-space: normal; }
          td.empty { display: none; }
          td::before { content: attr(data-label) ": "; color: #555; font-weight: bold; }
          td:first-child { padding-top: .4rem; }
          .figures tr { display: grid; grid-template-columns: 1fr auto; }
          .figures td::before { content: none; }
          .figures td:first-child { font-weight: bold; }
          .figures td:last-child { grid-column: 1 / 3; color: #555; font-size: .85em; }
        }
        """

    /// What paper needs. A page rule cannot read the text of the page, so the words of the number are put into it.
    static func print(isLandscape: Bool, pageNumber: (String, String) -> String) -> String {
        let mark = pageNumber("\u{E000}", "\u{E001}").filter { $0 != "\"" && $0 != "\\" && $0 != "\n" && $0 != "<" }
        let number = "\"" + mark + "\""
        let content = number.replacing("\u{E000}", with: "\" counter(page) \"")
            .replacing("\u{E001}", with: "\" counter(pages) \"")
        return """
            @page { size: A4\(isLandscape ? " landscape" : ""); margin: 12mm 12mm 15mm;
              @bottom-right { content: \(content); font: 8pt Arial, "DejaVu Sans", sans-serif; color: #555; } }
            @media print {
              body { font-size: \(isLandscape ? "9pt" : "10pt"); }
              main, footer { max-width: none; padding: 0; }
              header { margin-top: 0; }
              h2 { break-after: avoid; }
              table { font-size: .88em; }
              thead { display: table-header-group; }
              tr { break-inside: avoid; }
              * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
            }
            """
    }
}
