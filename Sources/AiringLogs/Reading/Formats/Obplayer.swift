/// The play log of obplayer, taken out of its database: seconds since 1970, and «resuming at Ns» for a second part.
struct ObplayerTable: KnownTable {
    let name = "obplayer_csv"
    let telling = ["media id", "datetime", "notes"]
    let meanings = ObplayerTable.columns

    static let columns: [String: ColumnMeaning] = [
        "media id": .code, "artist": .context, "title": .title, "datetime": .instant, "context": .ignored,
        "emerg id": .ignored, "notes": .note,
    ]
}

struct ObplayerHistory: KnownJSON {
    let name = "obplayer_json"
    let telling = ["media id", "datetime", "notes"]
    let meanings = ObplayerTable.columns
}
