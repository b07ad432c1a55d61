import ArgumentParser
import Campaign
import CatalogStore
import Wording

/// `jarchi doctor`
struct Doctor: ParsableCommand {
    static var configuration: CommandConfiguration { .told("doctor", key: "doctor") }

    @OptionGroup var common: CommonOptions
    @Option(help: told("since")) var since: String?
    @Flag(help: told("deep")) var deep = false

    func run() throws {
        let catalogue = try common.openCatalogue()
        let head = try since.map { text in
            guard let head = AuditHead(text) else {
                throw PlainProblem("doctor.head", ["value": .text(text)], category: .usage)
            }
            return head
        }
        let report = try catalogue.doctor(since: head, deep: deep)
        if common.json {
            common.output.json(json(report))
        } else {
            show(report)
        }
        if !report.findings.isEmpty { throw ExitCode(Ending.findings.rawValue) }
    }

    private func show(_ report: DoctorReport) {
        for finding in report.findings {
            let told = Interface.wording.told(finding)
            common.output.say("✗ " + ([told.what] + [told.why, told.fix].compactMap { $0 }).joined(separator: " "))
        }
        if !report.orphans.isEmpty {
            common.output.say(Interface.text("doctor.orphans", ["n": .count(report.orphans.count)]))
        }
        if let count = report.linksSince, report.findings.isEmpty {
            common.output.say(Interface.text("doctor.since", ["head": .text(since ?? ""), "n": .count(count)]))
        }
        let key = report.findings.isEmpty ? "doctor.well" : "doctor.ill"
        common.output.say(
            Interface.text(
                key,
                [
                    "links": .count(report.links), "records": .count(report.records), "files": .count(report.files),
                    "n": .count(report.findings.count), "head": .text(report.head?.description ?? "–"),
                ]))
    }

    private func json(_ report: DoctorReport) -> JSONValue {
        .object([
            ("links", .count(report.links)), ("records", .count(report.records)), ("files", .count(report.files)),
            ("head", .optional(report.head?.description)),
            ("links_since", report.linksSince.map(JSONValue.count) ?? .null),
            ("orphans", .list(report.orphans.map(JSONValue.text))),
            (
                "findings",
                .list(
                    report.findings.map { finding in
                        .object([
                            ("code", .text(finding.code)), ("what", .text(Interface.wording.told(finding).what)),
                        ])
                    })
            ),
        ])
    }
}
