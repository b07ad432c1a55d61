package import Documents

/// Reads facts from media files by the tools of this machine, when it has them.
package struct Probe: Sendable {
    /// Whether sound is measured too, which decodes the whole file.
    package var measuresLoudness: Bool
    /// For one run of one tool.
    package var limits: ProgramLimits

    package init(measuresLoudness: Bool = false, limits: ProgramLimits = ProgramLimits()) {
        self.measuresLoudness = measuresLoudness
        self.limits = limits
    }

    /// The facts of a file of that type. Never throws: a file that no tool can read is a result too.
    /// - Parameter mediaType: as `FileIdentifier` names it.
    package func probe(path: String, mediaType: String) async -> ProbeResult {
        guard let absolute = AbsolutePath.of(path) else { return .notProbed(.unreadable("missing")) }
        switch mediaType {
        case "image/png", "image/jpeg": return picture(absolute)
        case "application/pdf": return await pdf(absolute)
        case "application/mxf", "application/ogg": return await recording(absolute)
        case _ where mediaType.hasPrefix("audio/") || mediaType.hasPrefix("video/"): return await recording(absolute)
        default: return .notProbed(.nothingToProbe)
        }
    }

    private func picture(_ path: String) -> ProbeResult {
        guard let size = PictureSize(path: path) else { return .notProbed(.unreadable("format")) }
        var facts = ProbeFacts()
        facts.width = size.width
        facts.height = size.height
        return .probed(facts)
    }

    /// The output of a tool that ended well, or the gap that its end leaves.
    func output(_ result: ProgramResult) -> Result<[UInt8], ProbeFailure> {
        switch result.end {
        case .exited(0): .success(result.output)
        case .timeLimit: .failure(ProbeFailure(.timeLimit))
        case .cancelled: .failure(ProbeFailure(.cancelled))
        case .outputLimit: .failure(ProbeFailure(.unreadable("output_limit")))
        case .exited(let code): .failure(ProbeFailure(.unreadable("exit_\(code)")))
        case .killed(let signal): .failure(ProbeFailure(.unreadable("signal_\(signal)")))
        case .notStarted(let number): .failure(ProbeFailure(.unreadable("errno_\(number)")))
        }
    }
}

/// A gap on its way through `Result`.
struct ProbeFailure: Error {
    let gap: ProbeGap
    init(_ gap: ProbeGap) { self.gap = gap }
}
