import ArgumentParser

/// `jarchi airing …`
struct Airings: ParsableCommand {
    static var configuration: CommandConfiguration {
        .told(
            "airing", key: "airing",
            subcommands: [
                ImportAirings.self, ReviewAirings.self, DueLogs.self, ReconcileAirings.self, ListAirings.self,
                ExplainLine.self, ReachAirings.self,
                ReportAirings.self, ListLogs.self, UndoLog.self, WriteStatement.self, VerifyStatement.self,
                WriteClaim.self, ListClaims.self, AnswerClaim.self, WriteAiringSheet.self, ExportAirings.self,
                TryAirings.self,
            ])
    }
}
