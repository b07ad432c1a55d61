import Campaign

/// Whether an airing can fulfil a booking, what that weighs, and in what they differ.
struct Fulfilment {
    let weight: Int
    let deviations: [AiringDeviation]
}

/// Weighs pairs of a booking and an airing of the same channel.
///
/// An airing of another item never fulfils a booking. Within the broadcast day it may lie outside the window as far as
/// the tolerances say; across the border of the day only by minutes. A booking number that came back sets the
/// distance aside, but neither item nor day.
struct FulfilmentRule {
    let spots: [Spot]
    let tolerances: ReconcilingTolerances

    func fulfilment(of slot: Slot, by event: AiringEvent) -> Fulfilment? {
        guard slot.spots.contains(where: { spots[$0].item == spots[event.spot].item }) else { return nil }
        var deviations: [AiringDeviation] = []
        guard var weight = timeWeight(slot, event, &deviations) else { return nil }
        if slot.isStopped { deviations.append(.thoughStopped) }
        weight += contentWeight(slot, event, &deviations)
        weight += lengthWeight(slot, event, &deviations)
        weight += Int((1 - event.probability) * Double(tolerances.uncertain))
        if returnsNumber(of: slot, event) { weight -= tolerances.bookingReference }
        return Fulfilment(weight: weight, deviations: deviations)
    }

    func returnsNumber(of slot: Slot, _ event: AiringEvent) -> Bool {
        !event.reference.isEmpty && event.reference == slot.booking
    }

    private func timeWeight(_ slot: Slot, _ event: AiringEvent, _ deviations: inout [AiringDeviation]) -> Int? {
        let opens = slot.opens
        let closes = slot.closes
        var distance = 0
        if event.start + event.blur < opens {
            distance = event.start + event.blur - opens
        } else if event.start > closes + tolerances.windowSlack {
            distance = event.start - closes
        }
        let isOtherDay = event.day != slot.day
        let farthest = isOtherDay ? tolerances.acrossDayBorder : tolerances.farthestOutside
        if abs(distance) > farthest {
            guard !isOtherDay, returnsNumber(of: slot, event) else { return nil }
        }
        if distance != 0 { deviations.append(.outsideWindow(seconds: seconds(distance))) }
        if isOtherDay { deviations.append(.otherDay(event.day)) }
        return abs(distance) + (isOtherDay ? tolerances.otherDay : 0)
    }

    /// Whole seconds, away from zero: nothing outside is told as zero.
    private func seconds(_ milliseconds: Int) -> Int {
        let seconds = (abs(milliseconds) + 999) / 1000
        return milliseconds < 0 ? -seconds : seconds
    }

    private func contentWeight(_ slot: Slot, _ event: AiringEvent, _ deviations: inout [AiringDeviation]) -> Int {
        if slot.spots.contains(event.spot) { return 0 }
        let aired = spots[event.spot]
        let booked = slot.spots.map { spots[$0] }.filter { $0.item == aired.item }
        let sameLanguage = booked.filter { $0.language == aired.language }
        if sameLanguage.isEmpty {
            let languages = Set(booked.map(\.language)).sorted()
            deviations.append(.wrongLanguage(booked: languages, aired: aired.language))
            return tolerances.wrongLanguage
        }
        let revisions = Set(sameLanguage.map(\.revision))
        if revisions.contains(aired.revision) { return 0 }
        deviations.append(.wrongVersion(booked: revisions.sorted(), aired: aired.revision))
        return tolerances.wrongVersion
    }

    private func lengthWeight(_ slot: Slot, _ event: AiringEvent, _ deviations: inout [AiringDeviation]) -> Int {
        guard let aired = event.seconds, let booked = slot.seconds ?? spots[event.spot].seconds else { return 0 }
        guard booked > 0, AiringEvent.possibleSeconds.contains(booked) else { return 0 }
        let lacking = booked - aired
        guard lacking * 1000 > Double(tolerances.lengthSlack), lacking > booked * tolerances.lengthShare else {
            return 0
        }
        deviations.append(.short(seconds: lacking))
        return Int(min(1, lacking / booked) * Double(tolerances.short))
    }
}

extension Slot {
    /// Milliseconds since 1970 on the channel's clock at which the window opens.
    var opens: Int { day.ordinal * BroadcastTime.wholeDay + window.lowerBound }
    /// The last millisecond of the window, counted in the same way.
    var closes: Int { day.ordinal * BroadcastTime.wholeDay + window.upperBound }
}
