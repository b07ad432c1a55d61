import Documents
import Foundation
import TestSupport

/// Logs as stations send them: each in an encoding and a container of its own.
struct StationLogs {
    let folder: FreshFolder

    /// Semicolons, Windows-1251, hours above 24; the second airing of 1 November at the time given.
    func ktrk(_ name: String, second: String = "21:40:10") throws -> String {
        let rows = [
            ("01", "06:30:00", "Новости", 600), ("01", "20:10:05", "Убадаларга ишенбе", 30),
            ("01", second, "Не верь обещаниям", 30), ("01", "25:50:00", "Погода", 45),
            ("02", "06:30:00", "Новости", 600),
            ("02", "18:30:00", "Позвони перед выездом", 30), ("02", "20:12:00", "Убадаларга ишенбе", 30),
            ("02", "23:15:00", "Тебя ждут", 20), ("02", "25:50:00", "Погода", 45), ("03", "06:30:00", "Новости", 600),
            ("03", "20:15:00", "Убадаларга ишенбе", 30), ("03", "22:50:00", "Не верь обещаниям", 30),
            ("03", "25:10:00", "Не верь обещаниям", 30), ("03", "25:50:00", "Погода", 45),
        ]
        let lines = rows.map { "КТРК;\($0.0).11.2006;\($0.1);\($0.2);\($0.3),0\n" }
        return try encoded(name, "Телеканал;Дата;Время выхода;Название;Хронометраж\n" + lines.joined(), .windowsCP1251)
    }

    /// A text with tabs in UTF-16, of a station that its name tells.
    func nts() throws -> String {
        try encoded(
            "nts.txt",
            "Дата\tВремя\tНазвание\tДлительность\n01.11.2006\t07:00:00\tНовости\t00:10:00\n"
                + "01.11.2006\t19:30:00\tНе верь обещаниям\t00:00:30\n01.11.2006\t25:30:00\tПогода\t00:00:45\n", .utf16)
    }

    /// SMPTE ST 2021 as-run; the clock restarts after midnight under the same date.
    func safina() -> String {
        let events = [("Ахбор", "06:30:00:00"), ("Не верь обещаниям", "20:10:00:00"), ("Обу ҳаво", "01:40:00:00")].map {
            "<AsRun><BasicAsRun><Content><Name>\($0.0)</Name></Content><AsRunDetail>"
                + "<Status>Aired Without Discrepancy</Status><Type>Primary</Type><StartDateTime>"
                + "<SmpteDateTime broadcastDate=\"2006-11-06\"><SmpteTimeCode>\($0.1)</SmpteTimeCode></SmpteDateTime>"
                + "</StartDateTime><Duration><SmpteDuration><SmpteTimeCode>00:00:30:00</SmpteTimeCode></SmpteDuration>"
                + "</Duration></AsRunDetail></BasicAsRun></AsRun>"
        }
        return folder.file(
            "asrun.xml",
            "<?xml version=\"1.0\"?><BxfMessage xmlns=\"http://smpte-ra.org/schemas/2021/2017/BXF\"><BxfData><Schedule>"
                + "<Channel channelNumber=\"5\" shortName=\"Сафина\"/>\(events.joined())</Schedule></BxfData></BxfMessage>"
        )
    }

    /// Two logs in one archive.
    func archive() throws -> String {
        let path = folder.path + "/two.zip"
        let pipe =
            "11/6/2006-07:10:14.09|Live|X3|News|00:10:00.00|00:00:00.00|00:10:00.00|30a3|\n"
            + "11/6/2006-20:10:14.09|Video Clip|X1|Не верь обещаниям|00:00:30.00|00:00:00.00|00:00:30.00|30a1|\n"
            + "11/13/2006-24:10:14.09|Logo|X2|Logo|00:00:05.12|00:00:00.00|00:00:05.12|30a2|\n"
        let table =
            "Канал,Дата,Время,Название,Сек\nYoshlar,2006-11-06,06:30:00,Yangiliklar,600\n"
            + "Yoshlar,2006-11-06,20:30:00,Не верь обещаниям,30\n"
        let writer = try ZipWriter(path: path)
        try writer.add("habar.txt", bytes: Array(pipe.utf8))
        try writer.add("yoshlar.csv", bytes: Array(table.utf8))
        try writer.finish()
        return path
    }

    /// Nothing tells which number is the day.
    func ambiguous() -> String {
        folder.file(
            "ambiguous.csv",
            "Канал;Дата;Время;Название;Сек\nНТС;03/04/2007;20:10:00;Не верь обещаниям;30\n"
                + "НТС;05/06/2007;20:15:00;Новости;30\n")
    }

    /// A station's certificate as a letter, with the total that it states.
    func certificate(_ name: String, from day: String = "02", total: Int = 3) -> String {
        folder.file(
            name,
            """
            Эфирная справка
            Телеканал: Ош ТВ
            Период: \(day).10.2006 - 0\(day.suffix(1).wholeNumber + 1).10.2006

            \(day).10.2006 19:20:00 Не верь обещаниям 30 сек
            \(day).10.2006 20:20:00 Убадаларга ишенбе 30 сек
            0\(day.suffix(1).wholeNumber + 1).10.2006 19:25:00 Не верь обещаниям 30 сек
            Итого выходов: \(total)

            """)
    }

    private func encoded(_ name: String, _ text: String, _ encoding: String.Encoding) throws -> String {
        guard let data = text.data(using: encoding) else { throw CocoaError(.fileWriteInapplicableStringEncoding) }
        return folder.file(name, Array(data))
    }
}

extension Substring {
    fileprivate var wholeNumber: Int { Int(self) ?? 0 }
}

/// A workbook in which somebody types into empty cells.
struct TypedWorkbook {
    let path: String

    /// - Parameter cells: by their names, such as `H11`.
    func typing(_ cells: [String: String], into copy: String) throws {
        let archive = try ZipArchive(path: path)
        let writer = try ZipWriter(path: copy)
        for member in archive.members {
            let reader = try archive.open(member)
            var bytes: [UInt8] = []
            while true {
                let piece = try reader.next()
                if piece.isEmpty { break }
                bytes += piece
            }
            if member.name == "xl/worksheets/sheet1.xml" {
                var text = String(decoding: bytes, as: UTF8.self)
                for (cell, typed) in cells {
                    text = text.replacing(
                        try Regex("<c r=\"\(cell)\"( s=\"[0-9]+\")?/>"),
                        with: "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(typed)</t></is></c>")
                }
                bytes = Array(text.utf8)
            }
            try writer.add(member.name, bytes: bytes)
        }
        try writer.finish()
    }
}

extension BuiltProgram {
    /// Runs the program and gives what it told with plain blanks: days are written with blanks that do not break.
    func told(_ arguments: String..., language: String = "en") throws -> Ended {
        try told(process(arguments, language: language))
    }

    func told(_ process: Process) throws -> Ended {
        let ended = try run(process)
        return Ended(
            code: ended.code, output: ended.output.replacing("\u{A0}", with: " "),
            talk: ended.talk.replacing("\u{A0}", with: " "))
    }
}
