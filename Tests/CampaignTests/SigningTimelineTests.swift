import Campaign
import TestSupport
import Testing

@Suite struct SigningTimelineTests {
    private let made = Day("2006-05-04") ?? Day(ordinal: 0)

    private func fact(
        _ step: SigningStep, _ offset: Int, _ decision: SigningDecision = .approved, expires: Int? = nil
    ) -> SigningFact {
        SigningFact(
            step: step, decision: decision, on: made.adding(days: offset),
            expires: expires.map { made.adding(days: $0) })
    }

    private func timeline(
        _ facts: [SigningFact], required: [SigningStep] = [.content, .language], hasMaster: Bool = true,
        successor: Int? = nil, withdrawn: Int? = nil
    ) -> [String] {
        statusTimeline(
            made: made, facts: facts, required: required, hasMaster: hasMaster,
            successorApproved: successor.map { made.adding(days: $0) },
            withdrawn: withdrawn.map { made.adding(days: $0) }
        ).map { span in
            let ends = [span.days.from, span.days.until].map { $0.map { String($0.ordinal - made.ordinal) } ?? "" }
            return "\(span.status.rawValue) \(ends[0])..\(ends[1])"
        }
    }

    @Test func withoutSignaturesItIsADraft() {
        #expect(timeline([]) == ["draft 0.."])
    }

    @Test func theLastSignatureApproves() {
        #expect(
            timeline([fact(.content, 3), fact(.language, 5)]) == ["draft 0..2", "in_review 3..4", "approved 5.."])
    }

    @Test func aSignatureRecordedLateCountsFromItsDay() {
        #expect(
            timeline([fact(.language, 5), fact(.content, 3)]) == ["draft 0..2", "in_review 3..4", "approved 5.."])
    }

    @Test func noFileNoApproval() {
        #expect(timeline([fact(.content, 0), fact(.language, 0)], hasMaster: false) == ["in_review 0.."])
    }

    @Test func aWaivedStepIsDoneAndARejectedOneIsNot() {
        let content = fact(.content, 1)
        #expect(timeline([content, fact(.language, 1, .waived)]).last == "approved 1..")
        #expect(timeline([content, fact(.language, 1, .approvedWithChanges)]).last == "approved 1..")
        #expect(timeline([content, fact(.language, 1, .rejected)]).last == "in_review 1..")
    }

    @Test func ofTwoSignaturesOnADayTheLaterRecordedDecides() {
        let content = fact(.content, 1)
        let yes = fact(.language, 2)
        let no = fact(.language, 2, .rejected)
        #expect(timeline([content, no, yes]).last == "approved 2..")
        #expect(timeline([content, yes, no]).last == "in_review 1..")
    }

    @Test func aSignatureForATimeRunsOut() {
        #expect(
            timeline([fact(.content, 0), fact(.language, 0, expires: 9)]) == ["approved 0..9", "in_review 10.."])
    }

    @Test func aNewerRevisionSupersedesAndWithdrawalIsLast() {
        let signed = [fact(.content, 0), fact(.language, 0)]
        #expect(timeline(signed, successor: 4) == ["approved 0..3", "superseded 4.."])
        #expect(
            timeline(signed, successor: 4, withdrawn: 6) == ["approved 0..3", "superseded 4..5", "withdrawn 6.."])
        #expect(timeline(signed, withdrawn: -3) == ["withdrawn 0.."])
    }

    @Test func everyTimelineIsTheNaiveOneWithoutGap() {
        let seed: UInt64 = 20_060_504
        var generator = SeededGenerator(seed: seed)
        let steps: [SigningStep] = [.content, .language, .donor]
        for round in 0..<2_000 {
            var revision = NaiveStatus.Revision(made: made)
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                let on = Int.random(in: 0...12, using: &generator)
                let expires = Bool.random(using: &generator) ? on + Int.random(in: 0...6, using: &generator) : nil
                revision.facts.append(
                    fact(
                        steps.randomElement(using: &generator) ?? .content, on,
                        SigningDecision.allCases.randomElement(using: &generator) ?? .approved, expires: expires))
            }
            revision.hasMaster = Int.random(in: 0..<5, using: &generator) > 0
            if Int.random(in: 0..<4, using: &generator) == 0 {
                revision.withdrawn = made.adding(days: Int.random(in: -2...14, using: &generator))
            }
            let spans = statusTimeline(
                made: made, facts: revision.facts, required: steps, hasMaster: revision.hasMaster,
                withdrawn: revision.withdrawn)
            let naive = NaiveStatus(revisions: [revision], required: steps)
            for offset in 0...30 {
                let day = made.adding(days: offset)
                let told = spans.filter { $0.days.contains(day) }.map(\.status)
                guard told == [naive.status(of: 0, on: day)] else {
                    Issue.record("seed \(seed), round \(round), \(day): \(told)")
                    return
                }
            }
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.status != $1.status }, "seed \(seed)")
            #expect(spans.last?.days.until == nil && spans.first?.days.from == made, "seed \(seed)")
        }
    }
}

@Suite struct ClearanceTests {
    @Test func clearedDaysAreThoseOnWhichEverythingHolds() {
        let seed: UInt64 = 996
        var generator = SeededGenerator(seed: seed)
        func day(_ offset: Int) -> Day { Day(ordinal: 13_000 + offset) }
        func span() -> DaySpan {
            let from = Bool.random(using: &generator) ? Int.random(in: 0...20, using: &generator) : nil
            let until = Bool.random(using: &generator) ? Int.random(in: 0...20, using: &generator) : nil
            return DaySpan(from: from.map(day), until: until.map(day))
        }
        for round in 0..<3_000 {
            let cut = Int.random(in: 1...10, using: &generator)
            let timeline = [
                StatusSpan(status: .inReview, days: DaySpan(from: day(0), until: day(cut - 1))),
                StatusSpan(status: .approved, days: DaySpan(from: day(cut), until: day(cut + 6))),
                StatusSpan(status: .inReview, days: DaySpan(from: day(cut + 7), until: day(cut + 7))),
                StatusSpan(status: .approved, days: DaySpan(from: day(cut + 8))),
            ]
            let conditions = ClearanceConditions(
                limits: (0..<Int.random(in: 0...2, using: &generator)).map { _ in span() },
                closed: (0..<Int.random(in: 0...3, using: &generator)).map { _ in span() }.filter { !$0.isEmpty })
            let cleared = clearedDays(timeline: timeline, conditions: conditions)
            #expect(cleared.allSatisfy { !$0.isEmpty }, "seed \(seed), round \(round)")
            for offset in -3...40 {
                let today = day(offset)
                let isApproved = timeline.contains { $0.status == .approved && $0.days.contains(today) }
                let due =
                    isApproved && conditions.limits.allSatisfy { $0.contains(today) }
                    && !conditions.closed.contains { $0.contains(today) }
                guard cleared.filter({ $0.contains(today) }).count == (due ? 1 : 0) else {
                    Issue.record("seed \(seed), round \(round), day \(offset): \(cleared)")
                    return
                }
            }
        }
    }
}
