/// The playout history of LibreTime as CSV. Its exporter names the columns after its template.
struct LibreTimeHistory: KnownTable {
    let name = "libretime"
    let telling = ["starts", "ends"]
    let meanings: [String: ColumnMeaning] = [
        "starts": .start, "start time": .start, "ends": .end, "end time": .end, "track title": .title, "title": .title,
        "artist name": .context, "creator": .context, "artist": .context, "length": .duration, "mime": .ignored,
        "isrc number": .code, "isrc": .code, "file id": .code, "show": .context, "instance name": .context,
    ]
}
