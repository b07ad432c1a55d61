import Campaign
import CatalogStore
import TestSupport
import Testing

/// Several processes in one catalogue, each by its own connection.
@Suite struct ConcurrencyTests {
    @Test func allWritesOfTwoWritersLand() async throws {
        let fresh = try FreshCatalogue()
        let actor = fresh.actor
        let first = try fresh.head()?.sequence ?? 0
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 1...2 {
                let catalogue = try fresh.reopened()
                group.addTask {
                    for number in 1...60 {
                        try catalogue.change("writer \(writer)", by: actor) {
                            _ = try $0.create(
                                Entities.item, code: "LEAF-\(writer)-\(number)", ["kind": "leaflet", "title": "x"])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try fresh.catalogue.records(of: Entities.item).count == 120)
        let report = try fresh.catalogue.doctor()
        #expect(report.findings.isEmpty)
        #expect(report.head?.sequence == first + 120, "a link a change, none lost")
    }

    @Test func twoWritersOfOneRecordLoseNothingOfItsHistory() async throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let actor = fresh.actor
        try await withThrowingTaskGroup(of: Void.self) { group in
            for field in ["note", "title"] {
                let catalogue = try fresh.reopened()
                group.addTask {
                    for number in 1...40 {
                        try catalogue.change("edit", by: actor) {
                            _ = try $0.update(Entities.item, code: "LEAF-001", [field: "\(field) \(number)"])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let fields = try fresh.catalogue.record("LEAF-001", of: Entities.item).fields
        #expect(fields["note"] == "note 40" && fields["title"] == "title 40")
        let history = try fresh.catalogue.history(of: "LEAF-001").filter { $0.entity == "item" }
        #expect(history.count == 81 && history.dropFirst().allSatisfy { $0.changedFields.count == 1 })
        #expect(zip(history, history.dropFirst()).allSatisfy { $0.after == $1.before })
        #expect(try fresh.findings().isEmpty)
    }

    @Test func officeCodesAreNeverGivenTwice() async throws {
        let fresh = try FreshCatalogue()
        try fresh.addLeaflet()
        let actor = fresh.actor
        let codes = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<2 {
                let catalogue = try fresh.reopened()
                group.addTask {
                    try (0..<15).map { _ in
                        try catalogue.change("recall", by: actor) {
                            try $0.startRecall(
                                .revision("LEAF-001/ky/1"), cause: .textWrong, reason: "x",
                                on: FreshCatalogue.day("2006-08-01"))
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(codes.count == 30 && Set(codes).count == 30)
        #expect(try fresh.findings().isEmpty)
    }

    @Test func aReaderSeesChangesWholeOrNotAtAll() async throws {
        let fresh = try FreshCatalogue()
        let writer = try fresh.reopened()
        let actor = fresh.actor
        let writing = Task.detached {
            for number in 1...40 {
                try writer.change("test", by: actor) { session in
                    let item = "LEAF-\(number)"
                    try session.create(Entities.item, code: item, ["kind": "leaflet", "title": "x"])
                    try session.create(Entities.variant, code: item + "/ky", ["item": item, "language": "ky"])
                }
            }
        }
        for _ in 0..<200 {
            let counts = try fresh.catalogue.read { database in
                var counts = [0, 0]
                try Entities.item.forEachSnapshot(in: database) { _ in counts[0] += 1 }
                try Entities.variant.forEachSnapshot(in: database) { _ in counts[1] += 1 }
                return counts
            }
            #expect(counts[0] == counts[1])
        }
        try await writing.value
    }

    @Test func mediaOfTwoWritersIsStoredOnce() async throws {
        let fresh = try FreshCatalogue()
        let actor = fresh.actor
        let paths = (0..<20).map { fresh.folder.file("\($0).txt", "текст \($0 / 2)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for half in [paths, paths.reversed()] {
                let catalogue = try fresh.reopened()
                group.addTask {
                    for path in half { try catalogue.addMedia([path], by: actor) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try fresh.catalogue.mediaFiles().count == 10)
        let report = try fresh.catalogue.doctor(deep: true)
        #expect(report.findings.isEmpty && report.orphans.isEmpty && report.files == 10)
    }
}
