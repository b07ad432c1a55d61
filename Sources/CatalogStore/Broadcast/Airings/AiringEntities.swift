import AiringLogs
import Campaign

extension Entities {
    /// What the airings are made of on record. Lines and airings themselves are too many for a change each: a log
    /// carries the hash of its lines.
    static let ofAirings: [EntityDescription] = [
        airingLog, airingLogEnd, titleDecision, titleDecisionEnd, stationClaim, stationAnswer, airingStatement,
    ]

    package static let airingLog = EntityDescription(
        "airing_log", upperCase: true, fact: true,
        [
            Field("file", .reference("media_file"), required: true), Field("name", .text, required: true),
            Field("source", .choice(AiringSource.allCases.map(\.rawValue)), required: true),
            Field("layout", .text, required: true), Field("scan", .reference("media_file")),
            Field("lines", .whole(0...Int64(JudgedLog.mostLines)), required: true),
            Field("rejected", .whole(0...Int64(JudgedLog.mostLines)), required: true),
            Field("lines_hash", .text, required: true), Field("on", .day, column: "on_day", required: true),
            Field("person", .reference("person"), required: true),
        ])
    package static let airingLogEnd = EntityDescription(
        "airing_log_end", upperCase: true, fact: true,
        [
            Field("log", .reference("airing_log"), required: true),
            Field("on", .day, column: "on_day", required: true), Field("reason", .text, required: true),
            Field("person", .reference("person"), required: true),
        ])
    package static let titleDecision = EntityDescription(
        "title_decision", upperCase: true, fact: true,
        [
            Field("channel", .reference("channel")), Field("key", .text, required: true),
            Field("title", .text, required: true), Field("revision", .reference("revision")),
            Field("on", .day, column: "on_day", required: true), Field("person", .reference("person"), required: true),
        ])
    package static let titleDecisionEnd = EntityDescription(
        "title_decision_end", upperCase: true, fact: true,
        [
            Field("decision", .reference("title_decision"), required: true),
            Field("on", .day, column: "on_day", required: true), Field("person", .reference("person"), required: true),
        ])
    package static let stationClaim = EntityDescription(
        "station_claim", upperCase: true, fact: true,
        [
            Field("channel", .reference("channel"), required: true),
            Field("from", .day, column: "from_day", required: true),
            Field("until", .day, column: "until_day", required: true),
            Field("on", .day, column: "on_day", required: true), Field("missed", .whole(0...1_000_000), required: true),
            Field("letter", .text, required: true), Field("person", .reference("person"), required: true),
        ])
    package static let stationAnswer = EntityDescription(
        "station_answer", upperCase: true, fact: true,
        [
            Field("claim", .reference("station_claim"), required: true),
            Field("on", .day, column: "on_day", required: true), Field("answer", .text, required: true),
            Field("document", .reference("media_file")), Field("person", .reference("person"), required: true),
        ])
    package static let airingStatement = EntityDescription(
        "airing_statement", upperCase: true, fact: true,
        [
            Field("channel", .reference("channel"), required: true),
            Field("from", .day, column: "from_day", required: true),
            Field("until", .day, column: "until_day", required: true), Field("language", .text, required: true),
            Field("form", .text, required: true), Field("digest", .text, required: true),
            Field("head", .text, required: true), Field("made_at", .text, required: true),
            Field("person", .reference("person"), required: true),
        ])
}
