import ArgumentParser
import Campaign
import CatalogStore
import Tabular
import Wording

/// `jarchi plan …`
struct MediaPlan: ParsableCommand {
    static var configuration: CommandConfiguration {
        .told("plan", key: "plan", subcommands: [ShowPlan.self, ImportPlan.self])
    }
}

/// `jarchi plan import FILE`
struct ImportPlan: ParsableCommand {
    static var configuration: CommandConfiguration { .told("import", key: "plan_import") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("plan_file")) var file: String
    @Option(help: told("sheet_sheet")) var sheet: String?
    @Option(name: .customLong("map"), help: told("plan_map")) var mapped: [String] = []
    @Option(help: told("sheet_profile")) var profile: String?
    @Option(help: told("sheet_save_profile")) var saveProfile: String?
    @Option(help: told("sheet_rejects")) var rejects: String?
    @Flag(help: told("sheet_strict")) var strict = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let vocabulary = PlanWords.vocabulary
        var mapping = try profile.map { try SheetMappingText.read(try catalogue.sheetProfile($0)) } ?? SheetMapping()
        for argument in mapped { try SheetMappingText.add(argument, to: &mapping, columns: PlanLayout.columns) }
        let headings = try SheetFile.headings(
            of: file, sheet: sheet,
            recognised: { PlanLayout.recognised($0, vocabulary: vocabulary, mapping: mapping) })
        let layout = try PlanLayout(headings: headings.cells, vocabulary: vocabulary, mapping: mapping)
        let rejected = SheetRejects(path: rejects ?? file + ".rej.csv", headings: headings.cells)
        var options = SheetImportOptions(isStrict: strict)
        options.isTrial = trial.dryRun
        let plan = try catalogue.importPlan(
            layout: layout, vocabulary: vocabulary, options: options, by: actor,
            rows: { try SheetFile.forEachRow(of: file, sheet: sheet, after: headings.number, $0) },
            reject: { try rejected.write($0, because: $1) })
        try rejected.finish()
        if let saveProfile, !trial.dryRun {
            try catalogue.saveSheetProfile(
                saveProfile, kind: "plan", mapping: try SheetMappingText.written(mapping), by: actor)
        }
        SheetPlanText.show(plan, rejected: rejected, isTrial: trial.dryRun, common.output)
        if plan.count(.rejected) > 0 { throw ExitCode(Ending.findings.rawValue) }
    }
}

/// The words of media plans in Russian and English, from the message catalogues.
enum PlanWords {
    static var vocabulary: SheetVocabulary {
        var headings: [String: [String]] = [:]
        for column in PlanLayout.columns {
            headings[column] = SheetWords.tongues.flatMap { tongue in
                [tongue.find("column." + column)].compactMap { $0 }
                    + SheetWords.others(tongue, "plan.heading." + column)
            }
        }
        return SheetVocabulary(
            headings: headings,
            values: [
                "free": SheetWords.words(of: ["yes", "no"], area: "plan.free"),
                "currency": SheetWords.words(of: Currency.allCases.map(\.rawValue), area: "plan.currency"),
            ], languages: SheetWords.languages)
    }
}
