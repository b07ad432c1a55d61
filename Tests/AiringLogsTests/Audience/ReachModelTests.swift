import Testing

@testable import AiringLogs

@Suite struct ReachModelTests {
    private func plan(_ ratings: [Double], _ insertions: Int = 1) throws -> [Vehicle] {
        try ratings.map { try Vehicle(rating: $0, insertions: insertions) }
    }

    @Test func randomIsExact() throws {
        let found = try ReachModel.random(try plan([0.3, 0.4, 0.2]))
        for (share, expected) in zip(found.shares, [0.336, 0.452, 0.188, 0.024]) {
            #expect(abs(share - expected) < 1e-12)
        }
        #expect(abs(found.contacts - 0.9) < 1e-12)
        #expect(abs((found.frequency ?? 0) - 0.9 / 0.664) < 1e-12)
        #expect(abs(found.reach(atLeast: 2) - 0.212) < 1e-12)
        #expect(found.reach(atLeast: 9) == 0)
    }

    /// Shares sum to one, contacts are the points, reach lies in the interval.
    @Test func distributionsHoldTogether() throws {
        let seed = UInt64.random(in: 1...UInt64.max)
        var lottery = Lottery(seed: seed)
        for _ in 0..<300 {
            let plan = try (0..<Int.random(in: 1...5, using: &lottery)).map { _ in
                let rating = Double.random(in: 0.001...0.7, using: &lottery)
                let limit = 2 * rating - rating * rating
                return try Vehicle(
                    rating: rating, insertions: Int.random(in: 1...12, using: &lottery),
                    reachOfTwo: Double.random(in: rating...limit, using: &lottery))
            }
            let random = try ReachModel.random(plan)
            let points = plan.reduce(0) { $0 + $1.rating * Double($1.insertions) }
            #expect(abs(random.shares.reduce(0, +) - 1) < 1e-9 && abs(random.contacts - points) < 1e-9, "\(seed)")
            // The random model knows nothing of measured accumulation, so neither does its interval.
            let ratings = try plan.map { try Vehicle(rating: $0.rating, insertions: $0.insertions) }
            let interval = try ReachInterval(ratings)
            #expect(interval.lowest <= random.reach + 1e-12 && random.reach <= interval.highest + 1e-12, "\(seed)")
            let first = plan[0]
            let beta = try ReachModel.betaBinomial(
                rating: first.rating, reachOfTwo: first.reachOfTwo ?? 0, insertions: first.insertions)
            #expect(abs(beta.shares.reduce(0, +) - 1) < 1e-9, "\(seed)")
            #expect(abs(beta.contacts - first.rating * Double(first.insertions)) < 1e-9, "\(seed)")
        }
    }

    /// Bounds hold for any people: audiences drawn at random, their duplications counted.
    @Test func intervalsHoldForRealPeople() throws {
        let seed = UInt64.random(in: 1...UInt64.max)
        var lottery = Lottery(seed: seed)
        for _ in 0..<300 {
            let people = 40
            let count = Int.random(in: 2...5, using: &lottery)
            let habit = Double.random(in: 0...1, using: &lottery)
            var seen = [[Bool]](repeating: [], count: people)
            for person in 0..<people {
                let eager = Double.random(in: 0...1, using: &lottery)
                seen[person] = (0..<count).map { _ in
                    Double.random(in: 0...1, using: &lottery) < eager * habit
                }
            }
            func share(_ holds: ([Bool]) -> Bool) -> Double { Double(seen.filter(holds).count) / Double(people) }
            let plan = try (0..<count).map { place in try Vehicle(rating: share { $0[place] }) }
            var pairs: [(first: Int, second: Int, share: Double)] = []
            for first in 0..<count {
                for second in (first + 1)..<count where first + 1 < count {
                    pairs.append((first, second, share { $0[first] && $0[second] }))
                }
            }
            let reach = share { $0.contains(true) }
            let wide = try ReachInterval(plan)
            let narrow = try ReachInterval(plan, duplications: try PairDuplications(pairs, of: plan))
            for interval in [wide, narrow] {
                #expect(interval.lowest <= reach + 1e-9 && reach <= interval.highest + 1e-9, "seed \(seed)")
            }
            #expect(narrow.lowest >= wide.lowest - 1e-9 && narrow.highest <= wide.highest + 1e-9, "seed \(seed)")
        }
    }

    @Test func theLimitsOfTheBetaBinomial() throws {
        let binomial = try ReachModel.binomial(meanRating: 0.3, insertions: 6)
        let upper = try ReachModel.betaBinomial(rating: 0.3, reachOfTwo: 0.51, insertions: 6)
        for (left, right) in zip(binomial.shares, upper.shares) { #expect(abs(left - right) < 1e-9) }
        let same = try ReachModel.betaBinomial(rating: 0.3, reachOfTwo: 0.3, insertions: 6)
        #expect(same.shares == [0.7, 0, 0, 0, 0, 0, 0.3])
        #expect(throws: AudienceProblem.accumulation(one: 0.3, two: 0.52)) {
            try ReachModel.betaBinomial(rating: 0.3, reachOfTwo: 0.52, insertions: 6)
        }
        #expect(throws: AudienceProblem.accumulation(one: 0.3, two: 0.2)) {
            try ReachModel.betaBinomial(rating: 0.3, reachOfTwo: 0.2, insertions: 6)
        }
    }

    @Test func negativeBinomial() throws {
        let known = try NegativeBinomialReach(shape: 0.5, rate: 0.25)
        #expect(abs(known.reach - (1 - 0.2.squareRoot())) < 1e-12 && known.contacts == 2)
        let found = try NegativeBinomialReach(reach: known.reach, contacts: 2)
        #expect(abs(found.shape - 0.5) < 1e-6 && abs(found.rate - 0.25) < 1e-6)
        let shares = found.distribution(upTo: 400)
        #expect(abs(shares.shares.reduce(0, +) - 1) < 1e-9 && abs(shares.contacts - 2) < 1e-6)
        #expect(throws: AudienceProblem.self) { try NegativeBinomialReach(reach: 0.9, contacts: 2) }
        #expect(throws: AudienceProblem.self) { try NegativeBinomialReach(reach: .nan, contacts: 2) }
    }

    @Test func anExpansionWithRandomDuplicationIsRandom() throws {
        let plan = try [
            Vehicle(rating: 0.3), Vehicle(rating: 0.2, insertions: 3, reachOfTwo: 0.36), Vehicle(rating: 0.1),
        ]
        let pairs = try PairDuplications([(0, 1, 0.06), (0, 2, 0.03), (1, 2, 0.02)], of: plan)
        let found = try CanonicalExpansion(plan, duplications: pairs)
        let random = try ReachModel.random(plan)
        for (left, right) in zip(found.distribution.shares, random.shares) { #expect(abs(left - right) < 1e-9) }
        #expect(found.negativeCells == 0)
    }

    @Test(arguments: CanonicalExpansion.Kernel.allCases)
    func expansionsGiveBackTheDuplication(_ kernel: CanonicalExpansion.Kernel) throws {
        let plan = try plan([0.3, 0.4])
        let pairs = try PairDuplications([(0, 1, 0.2)], of: plan)
        let found = try CanonicalExpansion(plan, duplications: pairs, kernel: kernel)
        for (share, expected) in zip(found.distribution.shares, [0.5, 0.3, 0.2]) {
            #expect(abs(share - expected) < 1e-12)
        }
    }

    @Test func impossibleFiguresAreRefused() throws {
        for rating in [-0.1, 1.1, .nan, .infinity] {
            #expect(throws: AudienceProblem.self) { try Vehicle(rating: rating) }
        }
        for count in [0, -1, Vehicle.mostInsertions + 1] {
            #expect(throws: AudienceProblem.insertions(count)) { try Vehicle(rating: 0.1, insertions: count) }
        }
        #expect(throws: AudienceProblem.nothingToCount) { try ReachModel.random([]) }
        #expect(throws: AudienceProblem.nothingToCount) { try ReachInterval([]) }
        let two = try plan([0.8, 0.7])
        #expect(throws: AudienceProblem.duplication(0.4)) { try PairDuplications([(0, 1, 0.4)], of: two) }
        #expect(throws: AudienceProblem.duplication(0.71)) { try PairDuplications([(0, 1, 0.71)], of: two) }
        #expect(throws: AudienceProblem.duplicationMissing) {
            try ReachModel.agostini(two, duplications: PairDuplications())
        }
        let many = try (0..<3).map { _ in try Vehicle(rating: 0.1, insertions: 2_000) }
        #expect(throws: AudienceProblem.insertions(6_000)) { try ReachModel.random(many) }
    }

    @Test func thousandsOfInsertions() throws {
        let found = try ReachModel.random([try Vehicle(rating: 0.5, insertions: 5_000)])
        #expect(abs(found.shares.reduce(0, +) - 1) < 1e-6 && abs(found.contacts - 2_500) < 1e-3)
    }
}
