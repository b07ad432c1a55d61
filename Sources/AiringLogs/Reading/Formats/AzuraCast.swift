/// The history of AzuraCast as CSV: no seconds, no lengths, the station's own zone.
struct AzuraCastTable: KnownTable {
    let name = "azuracast_csv"
    let telling = ["date", "time", "track", "artist", "listeners"]
    let meanings: [String: ColumnMeaning] = [
        "date": .date, "time": .start, "track": .title, "artist": .context, "playlist": .context, "streamer": .context,
    ]
}

/// The history of AzuraCast as JSON: seconds since 1970.
struct AzuraCastHistory: KnownJSON {
    let name = "azuracast_json"
    let telling = ["played at", "song"]
    let meanings: [String: ColumnMeaning] = [
        "played at": .instant, "duration": .duration, "song title": .title, "song artist": .context,
        "playlist": .context, "song id": .code, "station": .channel, "station name": .channel,
    ]
}
