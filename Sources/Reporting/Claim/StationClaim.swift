package import Campaign

/// What a letter asks a station to check: where its airings differ from our bookings.
package struct StationClaim: Sendable, Equatable {
    package let campaign: String
    /// The channel, as the station calls itself.
    package let channel: String
    /// To whom the letter goes: a person or a department, with the station.
    package let addressee: String
    /// Broadcast days, both ends included.
    package let period: ClosedRange<Day>
    /// The day of the letter.
    package let day: Day
    /// The number under which the answer is recorded.
    package let number: String
    package let sender: ClaimSender
    /// Slots booked, aired and aired as booked in the period.
    package let counts: ClaimCounts
    package var lines: [ClaimLine] = []
    package var makeGoods: [ProposedMakeGood] = []
    package var daysWithoutLog: [Day] = []
    package var answerBy: Day?

    package init(
        campaign: String, channel: String, addressee: String, period: ClosedRange<Day>, day: Day, number: String,
        sender: ClaimSender, counts: ClaimCounts
    ) {
        self.campaign = campaign
        self.channel = channel
        self.addressee = addressee
        self.period = period
        self.day = day
        self.number = number
        self.sender = sender
        self.counts = counts
    }
}

/// Who writes.
package struct ClaimSender: Sendable, Equatable {
    package let office: String
    package let person: String
    /// Telephone, mail; empty where there is none.
    package let contact: String

    package init(office: String, person: String, contact: String) {
        self.office = office
        self.person = person
        self.contact = contact
    }
}

package struct ClaimCounts: Sendable, Equatable {
    package let booked: Int
    package let aired: Int
    package let asBooked: Int

    package init(booked: Int, aired: Int, asBooked: Int) {
        self.booked = booked
        self.aired = aired
        self.asBooked = asBooked
    }
}

/// One booked slot about which the station is asked.
package struct ClaimLine: Sendable, Equatable {
    /// Why: `missed`, `wrongVersion`, `wrongLanguage`, `short`, `outsideWindow`, `airedThoughStopped`. Lines with
    /// another status are not asked about and do not enter the letter.
    package let reason: StatementStatus
    /// The broadcast day.
    package let day: Day
    package let item: String
    /// The tag of the language booked.
    package let language: String
    package let title: String
    package let booking: StatementBooking
    package var airing: StatementAiring?
    package var deviations: [StatementDeviation] = []

    package init(
        reason: StatementStatus, day: Day, item: String, language: String, title: String, booking: StatementBooking
    ) {
        self.reason = reason
        self.day = day
        self.item = item
        self.language = language
        self.title = title
        self.booking = booking
    }
}

/// An airing that we propose in place of another.
package struct ProposedMakeGood: Sendable, Equatable {
    /// The code of the booking that it makes good.
    package let insteadOf: String
    /// The broadcast day.
    package let day: Day
    /// Milliseconds since the midnight at which the broadcast day's own date began.
    package let window: ClosedRange<Int>
    package let item: String
    package let language: String
    package let title: String
    /// Milliseconds; nil where nothing tells it.
    package let length: Int?

    package init(
        insteadOf: String, day: Day, window: ClosedRange<Int>, item: String, language: String, title: String,
        length: Int?
    ) {
        self.insteadOf = insteadOf
        self.day = day
        self.window = window
        self.item = item
        self.language = language
        self.title = title
        self.length = length
    }
}
