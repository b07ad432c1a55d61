import Documents
import TestSupport
import Testing

@Suite struct XMLPullReaderTests {
    private func events(_ text: String, pieces: Int = 7) throws -> [XMLPullReader.Event] {
        var rest = Array(text.utf8)[...]
        let reader = try XMLPullReader(path: "test.xml") { () throws(DocumentProblem) in
            defer { rest = rest.dropFirst(pieces) }
            return Array(rest.prefix(pieces))
        }
        var events: [XMLPullReader.Event] = []
        while let event = try reader.next() { events.append(event) }
        return events
    }

    @Test func elementsAndTextComeInOrder() throws {
        #expect(
            try events("<a><b x='1'>ң</b><c/></a>") == [
                .start("a", isEmpty: false), .start("b", isEmpty: false), .text("ң"), .end("b"),
                .start("c", isEmpty: true), .end("a"),
            ])
    }

    @Test func entitiesAreNotExpanded() {
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>
            """
        #expect(throws: DocumentProblem.declaresEntities(path: "test.xml")) { try events(bomb) }
        let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
        #expect(throws: DocumentProblem.self) { try events(outside) }
    }

    @Test func deepNestingIsRefused() {
        let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
        #expect(throws: DocumentProblem.self) { try events(deep, pieces: 100) }
    }

    @Test func cutAndRandomTextIsRefusedWithoutACrash() {
        let text = "<a><b x='1'>text</b></a>"
        for count in 0..<text.utf8.count {
            #expect(throws: DocumentProblem.self) { try events(String(text.prefix(count))) }
        }
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = try? events("<a>" + String(decoding: bytes, as: UTF8.self))
        }
    }
}
