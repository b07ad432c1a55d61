import Campaign
import Documents
import Tabular
struct OpenDocumentGrid { static func grid(_ file: LogFile) throws -> any LogGrid { throw LogRefusal("x") } }
struct PDFGrid { static func grid(_ file: LogFile) throws -> any LogGrid { throw LogRefusal("x") } }
struct ConvertedGrid { static func grid(_ file: LogFile) throws -> any LogGrid { throw LogRefusal("x") } }
struct HTMLGrid { static func grid(_ file: LogFile) throws -> any LogGrid { throw LogRefusal("x") } }
struct SpreadsheetXMLGrid { static func grid(_ file: LogFile) throws -> any LogGrid { throw LogRefusal("x") } }
