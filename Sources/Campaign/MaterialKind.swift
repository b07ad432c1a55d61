/// What the campaign makes. Each kind has its own rules for files, signatures and uses.
package enum MaterialKind: String, Sendable, CaseIterable, Codable {
    case leaflet, sticker, poster, manual
    case videoSpot = "video_spot"
    case audioSpot = "audio_spot"
    case documentary
    case featureFilm = "feature_film"
    case theatreScript = "theatre_script"

    /// Whether its variants are spoken (no script in the tag) or written.
    package var isSpoken: Bool {
        switch self {
        case .videoSpot, .audioSpot, .documentary, .featureFilm: true
        case .leaflet, .sticker, .poster, .manual, .theatreScript: false
        }
    }

    /// The signatures that a revision needs before it is approved, unless the campaign says otherwise.
    package var defaultSteps: [SigningStep] {
        switch self {
        case .leaflet, .poster: [.content, .language, .pretest, .donor]
        case .sticker: [.content, .language, .donor]
        case .manual: [.content, .language, .donor, .government]
        case .videoSpot, .audioSpot: [.content, .language, .pretest, .donor, .doNoHarm]
        case .documentary, .featureFilm: [.content, .language, .donor, .doNoHarm]
        case .theatreScript: [.content, .language, .doNoHarm]
        }
    }

    /// What a revision of this kind may be ordered for.
    package var uses: [Use] {
        switch self {
        case .leaflet, .sticker, .poster, .manual: [.print, .handover]
        case .videoSpot, .audioSpot: [.air, .handover]
        case .documentary, .featureFilm: [.air, .stage, .handover]
        case .theatreScript: [.stage, .print, .handover]
        }
    }

    /// The roles that its files may have, the master first.
    package var roles: [FileRole] {
        switch self {
        case .leaflet, .sticker, .poster, .manual: [.printMaster, .webCopy, .source, .preview]
        case .videoSpot, .documentary, .featureFilm: [.broadcastMaster, .subtitles, .script, .source, .preview]
        case .audioSpot: [.broadcastMaster, .script, .source]
        case .theatreScript: [.script, .printMaster, .webCopy, .source, .preview]
        }
    }

    /// The role without which a revision cannot be approved: the file to print, to air or to play.
    package var masterRole: FileRole { roles[0] }

    /// The media types that a role accepts, as libmagic names them.
    package func mediaTypes(for role: FileRole) -> [String] {
        switch role {
        case .printMaster: ["application/pdf", "image/tiff"]
        case .webCopy: ["application/pdf", "image/png", "image/jpeg"]
        case .preview: ["image/png", "image/jpeg"]
        case .subtitles: ["application/x-subrip", "text/vtt", "text/plain"]
        case .script: ["text/plain"] + MediaTypes.texts
        case .source: MediaTypes.texts + MediaTypes.layouts + MediaTypes.images + MediaTypes.sounds + MediaTypes.films
        case .broadcastMaster: self == .audioSpot ? MediaTypes.sounds : MediaTypes.films
        }
    }
}

package enum FileRole: String, Sendable, CaseIterable, Codable {
    case printMaster = "print_master"
    case webCopy = "web_copy"
    case source
    case broadcastMaster = "broadcast_master"
    case subtitles
    case script
    case preview

    /// The short word in readable file names: `LEAF-004_ky_r3_print.pdf`.
    package var fileWord: String {
        switch self {
        case .printMaster: "print"
        case .webCopy: "web"
        case .source: "source"
        case .broadcastMaster: "air"
        case .subtitles: "sub"
        case .script: "script"
        case .preview: "preview"
        }
    }
}

/// What an order takes a revision for.
package enum Use: String, Sendable, CaseIterable, Codable {
    case print, air, stage, handover
}

/// One of the three things that an item says.
package enum CampaignMessage: String, Sendable, CaseIterable, Codable {
    case risks, avoid, respond
}

package enum MediaTypes {
    package static let texts = [
        "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text", "application/msword", "text/rtf", "text/plain",
    ]
    package static let layouts = [
        "application/vnd.adobe.indesign-idml-package", "application/x-indesign", "application/postscript",
        "image/vnd.adobe.photoshop", "image/svg+xml", "application/zip", "text/html",
    ]
    package static let images = ["image/png", "image/jpeg", "image/tiff"]
    package static let sounds = ["audio/x-wav", "audio/mpeg", "audio/flac", "audio/ogg", "audio/x-m4a", "audio/mp4"]
    package static let films = [
        "video/mp4", "video/quicktime", "video/x-matroska", "video/mpeg", "application/mxf", "video/x-msvideo",
        "video/MP2T", "video/webm",
    ]
}
