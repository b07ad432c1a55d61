import CXlsxWriter

/// How a cell looks. Equal styles share one format of the workbook.
struct CellStyle: Hashable {
    var isBold = false
    var wraps = false
    var isHeading = false
    var isTitle = false
    var isQuiet = false
    /// May be typed into on a protected sheet.
    var isOpen = false
    var hasBorder = false
    /// Kept apart from a number to its left.
    var isIndented = false
    /// Red, green, blue.
    var fill: UInt32?
    /// An Excel number format.
    var numberFormat: String?

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, "Arial")
        format_set_font_size(format, isTitle ? 15 : 10)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if isBold || isHeading || isTitle { format_set_bold(format) }
        if wraps || isHeading { format_set_text_wrap(format) }
        if isQuiet { format_set_font_color(format, 0x55_55_55) }
        if isIndented { format_set_indent(format, 1) }
        if isOpen { format_set_unlocked(format) }
        if let fill = isHeading ? 0xEA_F0_F5 : fill { format_set_bg_color(format, fill) }
        if isHeading || hasBorder {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0xB9_C2_CA)
        }
        if let numberFormat { format_set_num_format(format, numberFormat) }
    }
}
