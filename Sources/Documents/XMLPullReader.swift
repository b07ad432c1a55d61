import CXML

/// Reads XML piece by piece through libxml2's text reader: no network, no document type, no entities, bounded depth.
package final class XMLPullReader {
    package enum Event: Sendable, Equatable {
        /// An element with its local name.
        case start(String, isEmpty: Bool)
        case end(String)
        case text(String)
    }

    private let source: Source
    private let reader: xmlTextReaderPtr
    private let path: String
    private let limits: ReadingLimits
    private let allowsDocumentType: Bool

    /// - Parameters:
    ///   - path: named in problems.
    ///   - allowsDocumentType: a document type that only names an outer file is passed over; that file is never
    ///     fetched, and declarations inside the document are refused all the same.
    ///   - next: gives the next bytes, empty at the end.
    package init(
        path: String, limits: ReadingLimits = .standard, allowsDocumentType: Bool = false,
        next: @escaping () throws(DocumentProblem) -> [UInt8]
    ) throws(DocumentProblem) {
        self.path = path
        self.limits = limits
        self.allowsDocumentType = allowsDocumentType
        source = Source(next)
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let context = Unmanaged.passUnretained(source).toOpaque()
        guard
            let made = xmlReaderForIO(
                { context, buffer, length in
                    guard let context, let buffer else { return -1 }
                    return Unmanaged<Source>.fromOpaque(context).takeUnretainedValue().fill(buffer, length)
                }, nil, context, nil, nil, options)
        else { throw .malformed(path: path, line: 0) }
        reader = made
    }

    deinit { xmlFreeTextReader(reader) }

    /// The next event; nil at the end of the document.
    package func next() throws(DocumentProblem) -> Event? {
        while true {
            let status = xmlTextReaderRead(reader)
            if let problem = source.problem { throw problem }
            guard status >= 0 else { throw .malformed(path: path, line: Int(xmlTextReaderGetParserLineNumber(reader))) }
            if status == 0 { return nil }
            guard xmlTextReaderDepth(reader) <= limits.elementDepth else {
                throw .malformed(path: path, line: Int(xmlTextReaderGetParserLineNumber(reader)))
            }
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                return .start(localName, isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end(localName)
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
                return .text(text(xmlTextReaderConstValue(reader)))
            case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue) where allowsDocumentType && !declaresAnything: continue
            case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue), Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
                throw .declaresEntities(path: path)
            default: continue
            }
        }
    }

    /// An attribute of the element that `next` gave last, by its name as written: `r`, `r:id`.
    package func attribute(_ name: String) -> String? {
        guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
        defer { xmlTextReaderMoveToElement(reader) }
        return text(xmlTextReaderConstValue(reader))
    }

    /// Whether the document type that the reader stands on has declarations of its own.
    private var declaresAnything: Bool {
        guard let node = xmlTextReaderCurrentNode(reader) else { return true }
        return node.pointee.children != nil
    }

    private var localName: String { text(xmlTextReaderConstLocalName(reader)) }

    private func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(decodingCString: $0, as: UTF8.self) } ?? ""
    }

    /// Hands bytes to libxml2 as it asks for them.
    private final class Source {
        private let next: () throws(DocumentProblem) -> [UInt8]
        private var rest: ArraySlice<UInt8> = []
        private(set) var problem: DocumentProblem?

        init(_ next: @escaping () throws(DocumentProblem) -> [UInt8]) { self.next = next }

        func fill(_ buffer: UnsafeMutablePointer<CChar>, _ length: Int32) -> Int32 {
            if rest.isEmpty {
                do throws(DocumentProblem) {
                    rest = try next()[...]
                } catch {
                    problem = error
                    return -1
                }
            }
            let count = min(Int(length), rest.count)
            for (index, byte) in rest.prefix(count).enumerated() { buffer[index] = CChar(bitPattern: byte) }
            rest = rest.dropFirst(count)
            return Int32(count)
        }
    }
}
