package import Campaign
import GRDB

extension Catalogue {
    /// The morning page as of a day, by all that is known now.
    ///
    /// - Parameter horizon: how many days ahead an end is told.
    package func morningPage(on day: Day, horizon: Int = 60) throws -> MorningPage {
        let recalls = try recallLines(onlyOpen: true)
        return try read { database in
            let queries = StatusQueries(database: database, day: day)
            let campaign = try Entities.campaign.firstSnapshot(in: database)
            let from = campaign?.fields["from"].flatMap { Day($0) }
            let until = campaign?.fields["until"].flatMap { Day($0) }
            let months = from.flatMap { start in until.map { CampaignMonth.all(from: start, until: $0) } } ?? []
            let folderName = folder.path.split(separator: "/").last.map(String.init) ?? folder.path
            return MorningPage(
                day: day, campaign: campaign?.code ?? folderName, month: months.first { $0.days.contains(day) }?.number,
                months: months.count, counts: try queries.counts(), waiting: try queries.waiting(),
                coverage: try queries.coverage(), endings: try queries.endings(until: day.adding(days: horizon)),
                contacts: try queries.contacts(), missingMarkings: try queries.missingMarkings(),
                behind: try queries.behind(), toStop: try queries.toStop(),
                fallenBookings: try FallenSlots(database: database).bookings(on: day),
                owedLogs: try AiringQueries(database: database, day: day).owedLogs(),
                doubtfulLines: try AiringQueries(database: database, day: day).doubtfulLines(),
                openRecallLines: recalls,
                unreadTexts: try queries.unreadTexts(), notProbed: try queries.notProbed())
        }
    }
}

extension EntityDescription {
    func firstSnapshot(in database: Database) throws -> Snapshot? {
        try Row.fetchOne(database, sql: snapshotSQL + " ORDER BY t.id LIMIT 1").map { Snapshot(row: $0, of: self) }
    }
}
