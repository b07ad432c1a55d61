package import AiringLogs
package import Campaign
import GRDB

extension Catalogue {
    /// What the stations may be asked for; nothing for a slot whose make-good is booked already.
    ///
    /// - Parameter from: the first day for which a station can still take an order.
    package func makeGoodProposals(for found: ChannelReconciliation, from: Day) throws -> [MakeGoodProposal] {
        let planner = MakeGoodPlanner(
            slots: found.engineSlots, airings: found.airings, spots: found.spots.map(\.logSpot),
            flightEnds: try flightEnds(of: found.slots), dayparts: try logDayparts())
        let booked = try slotsMadeGood()
        return planner.proposals(for: found.outcome, from: from).filter { !booked.contains(found.slots[$0.slot].code) }
    }

    /// The last day on which a make-good of each slot is of use: that of its flight; without a flight the last day on
    /// which anything is booked on its channel.
    private func flightEnds(of slots: [BookedSlot]) throws -> [Day?] {
        try read { database in
            var ends: [String: Day] = [:]
            return try slots.map { slot in
                if let end = ends[slot.booking] { return end }
                let last = try String.fetchOne(
                    database.cachedStatement(
                        sql: """
                            SELECT coalesce(f.until_day, (SELECT max(o.until_day) FROM booking o
                                WHERE o.channel_id = b.channel_id AND o.make_good_of IS NULL))
                            FROM booking b LEFT JOIN flight f ON f.id = b.flight_id WHERE b.code = ?
                            """), arguments: [slot.booking])
                let end = last.flatMap { Day($0) }
                ends[slot.booking] = end
                return end
            }
        }
    }

    /// The codes of slots for which a make-good is booked that was not stopped, on whatever day it lies.
    private func slotsMadeGood() throws -> Set<String> {
        try read { database in
            try String.fetchSet(
                database,
                sql: """
                    SELECT b.make_good_of FROM booking b JOIN slot s ON s.booking_id = b.id
                    WHERE b.make_good_of IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id)
                    """)
        }
    }

    /// Orders the make-goods that a station may be asked for, each as a booking of one airing linked to the slot that
    /// it makes good; all of them as one change. An airing that nobody booked is accepted as one of its own time.
    ///
    /// - Returns: the codes of the bookings, in the order of the proposals that lead to one.
    package func orderMakeGoods(
        _ proposals: [MakeGoodProposal], for found: ChannelReconciliation, by actor: Actor, dryRun: Bool = false
    ) throws -> [String] {
        try change("airing make-good", by: actor, dryRun: dryRun) { session in
            var codes: [String] = []
            for proposal in proposals {
                guard let typed = MakeGoodOrder(proposal, found)?.typed else { continue }
                var reader = try BookingReader(database: session.database, vocabulary: nil)
                let code = try OfficeCode.next("MG", table: "booking", in: session.database)
                _ = try PlanEntry(session: session).book(code, try reader.order(typed))
                codes.append(code)
            }
            return codes
        }
    }
}

/// A proposal as the fields of a booking.
private struct MakeGoodOrder {
    let typed: [String: String]

    /// Nil where nothing can be ordered any more.
    init?(_ proposal: MakeGoodProposal, _ found: ChannelReconciliation) {
        let slot = found.slots[proposal.slot]
        guard let variant = slot.variants.first else { return nil }
        let day: Day
        let window: ClosedRange<Int>
        switch proposal.way {
        case .newAiring(let on, let hours): (day, window) = (on, hours)
        case .acceptExtra(let airing, _):
            let time = found.airings[airing].time
            let minute = time.milliseconds / 60_000 * 60_000
            (day, window) = (time.day, minute...(minute + 60_000))
        case .noDayLeft: return nil
        }
        var typed = [
            "channel": slot.channel, "variants": variant.item + "/" + variant.language, "from": day.description,
            "until": day.description, "days": "MTWTFSS", "count": "1", "make_good_of": slot.code, "free": "yes",
        ]
        typed["window_from"] = BroadcastClock(milliseconds: window.lowerBound)?.description
        typed["window_to"] = BroadcastClock(milliseconds: window.upperBound)?.description
        typed["seconds"] = slot.seconds.map(String.init)
        self.typed = typed
    }
}
