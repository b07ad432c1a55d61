import ArgumentParser
import Campaign
import CatalogStore
import Tabular

/// `jarchi item export --to FILE`, `jarchi variant export --to FILE`
struct ExportSheet<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("export", key: "sheet_export", of: Named.self) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var on: DayOption
    @Option(name: [.customLong("to"), .customShort("o")], help: told("sheet_to")) var file: String
    @Flag(name: .customLong("internal"), help: told("sheet_internal")) var includesInternal = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let columns = SheetColumns.of(Named.entity)
        let writer = try TableFile.writer(
            file, sheet: Interface.text("entity." + Named.entity.name), headings: columns.map(SheetWords.heading))
        var count = 0
        try catalogue.exportSheet(of: Named.entity, on: on.day, includingInternal: includesInternal) { cells in
            try writer.write(columns.map { cells[$0] ?? "" })
            count += 1
        }
        try writer.finish()
        common.output.talk("sheet.exported", ["n": .count(count), "file": .text(file)])
    }
}

/// Which columns a spreadsheet of an entity has, the version last.
enum SheetColumns {
    static func of(_ entity: EntityDescription) -> [String] {
        let extra = entity.name == Entities.variant.name ? ["title", "state"] : []
        return ["code"] + entity.fields.map(\.name) + extra + ["version"]
    }
}

/// `jarchi item import FILE`, `jarchi variant import FILE`
struct ImportSheet<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration { .told("import", key: "sheet_import", of: Named.self) }

    @OptionGroup var common: CommonOptions
    @OptionGroup var trial: DryRunOption
    @Argument(help: told("sheet_file")) var file: String
    @Option(help: told("sheet_sheet")) var sheet: String?
    @Option(name: .customLong("map"), help: told("sheet_map")) var mapped: [String] = []
    @Option(help: told("sheet_profile")) var profile: String?
    @Option(help: told("sheet_save_profile")) var saveProfile: String?
    @Option(help: told("sheet_rejects")) var rejects: String?
    @Flag(help: told("sheet_strict")) var strict = false
    @Flag(help: told("sheet_overwrite")) var overwrite = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let actor = try common.actor(in: catalogue)
        let vocabulary = try SheetWords.vocabulary(of: catalogue)
        var mapping = try profile.map { try SheetMappingText.read(try catalogue.sheetProfile($0)) } ?? SheetMapping()
        for argument in mapped { try SheetMappingText.add(argument, to: &mapping) }
        let headings = try SheetFile.headings(
            of: file, sheet: sheet,
            recognised: {
                SheetLayout.recognised($0, of: Named.entity, vocabulary: vocabulary, mapping: mapping)
            })
        let layout = try SheetLayout(
            headings: headings.cells, of: Named.entity, vocabulary: vocabulary, mapping: mapping)
        let rejected = SheetRejects(path: rejects ?? file + ".rej.csv", headings: headings.cells)
        var options = SheetImportOptions(isStrict: strict, overwrites: overwrite)
        options.isTrial = trial.dryRun
        let plan = try catalogue.importSheet(
            of: Named.entity, layout: layout, vocabulary: vocabulary, options: options, by: actor,
            rows: { try SheetFile.forEachRow(of: file, sheet: sheet, after: headings.number, $0) },
            reject: { try rejected.write($0, because: $1) })
        try rejected.finish()
        if let saveProfile, !trial.dryRun {
            try catalogue.saveSheetProfile(
                saveProfile, kind: Named.entity.name, mapping: try SheetMappingText.written(mapping), by: actor)
        }
        SheetPlanText.show(plan, rejected: rejected, isTrial: trial.dryRun, common.output)
        if plan.count(.conflict) + plan.count(.rejected) > 0 { throw ExitCode(Ending.findings.rawValue) }
    }
}
