extension SpotMatcher {
    /// Decides the keys of a file that tells of several stations: a key that several have is compared once, and again
    /// only where it depends on the station.
    ///
    /// - Parameters:
    ///   - keys: in any order, equal ones at several stations among them.
    ///   - places: for each key the place of its station among `stations`.
    package func decide(
        _ keys: [TitleKey], ofStations places: [Int], among stations: [StationKnowledge], evidence: BatchEvidence
    ) -> [Decision] {
        var anywhere: [TitleKey: (decision: Decision, learnedKey: String)] = [:]
        let nowhere = StationKnowledge(channel: "")
        var plain = work(nowhere, evidence)
        var works = stations.map { work($0, evidence) }
        let isPlain = stations.map { !$0.hasLearned && $0.habits.isEmpty }
        return zip(keys, places).map { key, place in
            let known: (decision: Decision, learnedKey: String)
            if let found = anywhere[key] {
                known = found
            } else {
                known = (plain.decide(key), stations.contains(where: \.hasLearned) ? key.learnedKey : "")
                anywhere[key] = known
            }
            let station = stations[place]
            guard known.decision.dependsOnStation || !isPlain[place] else { return known.decision }
            if !known.decision.dependsOnStation, station.habits.isEmpty, !station.hasLearned(known.learnedKey) {
                return known.decision
            }
            return works[place].decide(key)
        }
    }
}
