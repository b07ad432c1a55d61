import Campaign
import Glibc
import Wording

/// The language in which the program speaks in this run.
enum Interface {
    static let wording = Wording(
        language: .chosen(option: optionOnLine(), environment: environment), offsetSeconds: LocalTime.offsetSeconds)

    static func text(_ key: String, _ values: [String: MessageValue] = [:]) -> String { wording.text(key, values) }

    static let environment: [String: String] = {
        var found: [String: String] = [:]
        for name in [
            "JARCHI_CAMPAIGN", "JARCHI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "HOME",
            "XDG_CONFIG_HOME", "COLUMNS", "JARCHI_CONFIG",
        ] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }()

    /// `--lang-ui` counts wherever it stands, also for help, so it is read before everything else.
    static func withoutLanguage(_ arguments: [String]) -> [String] {
        var rest: [String] = []
        var skipsNext = false
        for (index, argument) in arguments.enumerated() {
            if skipsNext {
                skipsNext = false
            } else if argument == "--" {
                return rest + arguments[index...]
            } else if argument == "--lang-ui" {
                skipsNext = true
            } else if !argument.hasPrefix("--lang-ui=") {
                rest.append(argument)
            }
        }
        return rest
    }

    private static func optionOnLine() -> String? {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument.hasPrefix("--lang-ui=") { return String(argument.dropFirst("--lang-ui=".count)) }
            if argument == "--lang-ui", index + 1 < arguments.count { return arguments[index + 1] }
        }
        return nil
    }
}

/// The zone of the machine, asked once per instant.
enum LocalTime {
    static let offsetSeconds: @Sendable (Instant) -> Int = { instant in
        var seconds = time_t(instant.milliseconds / 1000)
        var broken = tm()
        localtime_r(&seconds, &broken)
        return broken.tm_gmtoff
    }

    static let clock = Clock(
        now: {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return Instant(milliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
        }, offsetSeconds: offsetSeconds)
}
