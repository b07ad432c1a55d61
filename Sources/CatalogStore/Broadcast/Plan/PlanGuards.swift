/// Triggers of the media plan: orders are facts, and no slot stands outside its clearance.
enum PlanGuards {
    private static let appendOnly = ["booking", "slot", "slot_stop"]
    private static let lasting = ["flight", "daypart", "channel_audience"]

    static var sql: String {
        (appendOnly.map(Guards.neverTouched) + lasting.map(Guards.neverDeleted)
            + (appendOnly + lasting).map(Guards.neverReplaced) + [slots, channels]).joined(separator: "\n")
    }

    private static let slots = """
        CREATE TRIGGER slot_within_clearance BEFORE INSERT ON slot
        WHEN NOT EXISTS (
            SELECT 1 FROM booking b JOIN channel h ON h.id = b.channel_id
            JOIN clearance c ON c.id = NEW.clearance_id AND c.revision_id = NEW.revision_id
                AND c.use = 'air' AND c.country = h.country AND c.revoked_at IS NULL
                AND c.from_day <= NEW.on_day AND (c.until_day IS NULL OR NEW.on_day <= c.until_day)
            WHERE b.id = NEW.booking_id)
            BEGIN SELECT RAISE(ABORT, 'guard.not_cleared'); END;
        CREATE TRIGGER slot_within_booking BEFORE INSERT ON slot
        WHEN NOT EXISTS (
            SELECT 1 FROM booking b WHERE b.id = NEW.booking_id AND NEW.on_day BETWEEN b.from_day AND b.until_day
            AND NEW.number <= b.per_day
            AND substr(b.days, 1 + (6 + CAST(strftime('%w', NEW.on_day) AS INTEGER)) % 7, 1) = '1'
            AND instr(' ' || b.variants || ' ', ' ' || (
                SELECT v.code FROM revision r JOIN variant v ON v.id = r.variant_id WHERE r.id = NEW.revision_id)
                || ' ') > 0)
            BEGIN SELECT RAISE(ABORT, 'guard.slot_outside_booking'); END;
        CREATE TRIGGER slot_made_good_once BEFORE INSERT ON slot
        WHEN NEW.makes_good_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM slot s WHERE s.makes_good_id = NEW.makes_good_id
            AND NOT EXISTS (SELECT 1 FROM slot_stop t WHERE t.slot_id = s.id))
            BEGIN SELECT RAISE(ABORT, 'guard.made_good'); END;
        """

    /// A slot is cleared for the country of its channel and lies on that channel's broadcast day.
    private static let channels = """
        CREATE TRIGGER channel_is_booked BEFORE UPDATE OF country, zone, day_starts ON channel
        WHEN (NEW.country IS NOT OLD.country OR NEW.zone IS NOT OLD.zone OR NEW.day_starts IS NOT OLD.day_starts)
            AND EXISTS (SELECT 1 FROM booking b WHERE b.channel_id = OLD.id)
            BEGIN SELECT RAISE(ABORT, 'guard.channel_booked'); END;
        """
}
