import Campaign
import TestSupport
import Testing

@Suite struct CampaignMonthTests {
    private func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

    @Test func aCampaignOfOneDayHasOneMonth() {
        let months = CampaignMonth.all(from: day("2006-04-01"), until: day("2006-04-01"))
        #expect(months.map(\.number) == [1])
        #expect(months[0].days == DaySpan(from: day("2006-04-01"), until: day("2006-04-01")))
    }

    @Test func aCampaignThatEndsBeforeItBeginsHasNone() {
        #expect(CampaignMonth.all(from: day("2006-04-02"), until: day("2006-04-01")).isEmpty)
    }

    @Test func monthsBeginOnTheDayOfTheFirstOrTheLastThereIs() {
        let months = CampaignMonth.all(from: day("2006-01-31"), until: day("2006-05-15"))
        #expect(
            months.map { $0.days.from?.description }
                == ["2006-01-31", "2006-02-28", "2006-03-31", "2006-04-30"])
        #expect(months.last?.days.until == day("2006-05-15"))
    }

    @Test func everyDayOfEveryCampaignIsInExactlyOneMonth() {
        let seed: UInt64 = 2_006
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let start = Day(ordinal: Int.random(in: 10_000...20_000, using: &generator))
            let end = start.adding(days: Int.random(in: 0...1_200, using: &generator))
            let months = CampaignMonth.all(from: start, until: end)
            #expect(months.map(\.number) == Array(1...months.count), "seed \(seed): \(start)..\(end)")
            #expect(months.first?.days.from == start && months.last?.days.until == end, "seed \(seed)")
            #expect(months == months.sorted(), "seed \(seed)")
            for (month, next) in zip(months, months.dropFirst()) {
                #expect(month.days.until?.adding(days: 1) == next.days.from, "seed \(seed): \(start)..\(end)")
            }
            for month in months.dropLast() {
                let length = (month.days.until?.ordinal ?? 0) - (month.days.from?.ordinal ?? 0) + 1
                #expect((28...31).contains(length), "seed \(seed): \(start)..\(end)")
            }
        }
    }
}
