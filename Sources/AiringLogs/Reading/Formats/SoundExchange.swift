/// NPR's SoundExchange report: start and end as `MM/dd/yyyy hh:mm:ss`, between tabs.
struct SoundExchange: KnownTable {
    let name = "npr_soundexchange"
    let telling = ["start time", "end time", "title", "artist", "album", "label"]
    let meanings: [String: ColumnMeaning] = [
        "start time": .start, "end time": .end, "title": .title, "artist": .context, "album": .ignored,
        "label": .ignored,
    ]
    var dateOrder: DateOrder? { .monthFirst }
}
