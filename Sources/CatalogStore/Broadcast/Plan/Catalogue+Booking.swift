extension Catalogue {
    /// Books airtime: the order and its slots, all of them or none.
    ///
    /// - Parameters:
    ///   - typed: what people type: the fields of a booking, and `item`, `language`, `date`, `period`, `window`.
    ///   - vocabulary: names of languages.
    /// - Returns: the number of slots.
    package func book(
        _ code: String, _ typed: [String: String], vocabulary: SheetVocabulary? = nil, by actor: Actor,
        dryRun: Bool = false
    ) throws -> Int {
        try change("booking add", by: actor, dryRun: dryRun) { session in
            var reader = try BookingReader(database: session.database, vocabulary: vocabulary)
            let order = try reader.order(typed)
            return try PlanEntry(session: session).book(code, order)
        }
    }
}
