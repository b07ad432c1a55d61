/// One Latin form for all spellings of a word: Cyrillic, simplified, and transliterated in any scheme.
///
/// `w` stands for ш and щ, `q` for ч, `c` for ц, `j` for ж and ҷ, `h` for х and ҳ, `i` for и, й and ы; soft and hard signs
/// are gone, `ио` and `ие` are `e`, doubled letters are one. What schemes still write differently (j for й, ц as c, s
/// or ts) is left to the costs of the comparison.
enum TitleSkeleton {
    static func append(_ word: ArraySlice<UInt8>, to result: inout [UInt8]) {
        let start = result.count
        var place = word.startIndex
        while place < word.endIndex {
            let letter = word[place]
            if TitleAlphabet.isCyrillic(letter) {
                let latin = cyrillic[Int(letter)]
                if latin.0 != 0 { push(latin.0, to: &result, from: start) }
                if latin.1 != 0 { push(latin.1, to: &result, from: start) }
                place += 1
            } else if TitleAlphabet.isLatin(letter) {
                place += appendLatin(word[place...], to: &result, from: start)
            } else {
                result.append(letter)
                place += 1
            }
        }
    }

    private static let a = UInt8(11)
    private static func letter(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: scalar.value - 0x61) + a }
    private static let e = letter("e"), i = letter("i"), o = letter("o"), n = letter("n"), g = letter("g")
    private static let h = letter("h"), s = letter("s"), c = letter("c"), z = letter("z"), k = letter("k")
    private static let t = letter("t"), d = letter("d"), j = letter("j"), x = letter("x"), y = letter("y")
    private static let q = letter("q"), w = letter("w"), v = letter("v"), u = letter("u"), p = letter("p")
    private static let f = letter("f")

    /// Adds a letter; meets it with the one before, as schemes differ in how many letters they write.
    private static func push(_ letter: UInt8, to result: inout [UInt8], from start: Int) {
        guard result.count > start, let last = result.last else { return result.append(letter) }
        if last == letter { return }
        if last == i, letter == e || letter == o {
            result.removeLast()
            return push(e, to: &result, from: start)
        }
        if last == n, letter == g { return }
        if last == t, letter == s {
            result[result.count - 1] = c
            return
        }
        result.append(letter)
    }

    /// Adds the letter or the group of Latin letters at the beginning and tells how many were read.
    private static func appendLatin(_ rest: ArraySlice<UInt8>, to result: inout [UInt8], from start: Int) -> Int {
        let first = rest[rest.startIndex]
        let second = rest.count > 1 ? rest[rest.startIndex + 1] : 0
        let third = rest.count > 2 ? rest[rest.startIndex + 2] : 0
        let fourth = rest.count > 3 ? rest[rest.startIndex + 3] : 0
        func group(_ letter: UInt8, _ count: Int) -> Int {
            push(letter, to: &result, from: start)
            return count
        }
        switch (first, second) {
        case (s, h): return group(w, third == c && fourth == h ? 4 : 2)
        case (s, c) where third == h: return group(w, 3)
        case (c, h): return group(q, 2)
        case (c, z): return group(c, 2)
        case (t, c) where third == h: return group(q, 3)
        case (t, z), (t, c): return group(c, 2)
        case (z, h): return group(j, 2)
        case (d, z) where third == h: return group(j, 3)
        case (d, j): return group(j, 2)
        case (k, h): return group(h, 2)
        case (g, h): return group(g, 2)
        case (p, h): return group(f, 2)
        case (x, _): return group(h, 1)
        case (q, _): return group(k, 1)
        case (w, _): return group(v, 1)
        case (y, _): return group(i, 1)
        case (j, _): return group(isVowel(second) || second == j ? j : i, 1)
        default: return group(first, 1)
        }
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        letter == a || letter == e || letter == i || letter == o || letter == u || letter == y
    }

    private static let cyrillic: [(UInt8, UInt8)] = {
        var table = [(UInt8, UInt8)](repeating: (0, 0), count: TitleAlphabet.width)
        let rows: [(String, String)] = [
            ("абвгдежзийклмнопрстуфхцчшщыэё", "abvgdejziiklmnoprstufhcqwwiee"),
            ("ңөүұӯўқғҳһҷӣіәїє", "nouuuokghhjiiaie"),
        ]
        for (letters, latin) in rows {
            for (from, to) in zip(letters.unicodeScalars, latin.unicodeScalars) {
                if let code = TitleAlphabet.code(from) { table[Int(code)] = (letter(to), 0) }
            }
        }
        if let code = TitleAlphabet.code("ю") { table[Int(code)] = (i, u) }
        if let code = TitleAlphabet.code("я") { table[Int(code)] = (i, a) }
        return table
    }()
}
