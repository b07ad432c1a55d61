// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestSupport"], resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "jarchi",
    products: [.executable(name: "jarchi", targets: ["jarchi"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CMagic", providers: [.apt(["libmagic-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        room("Campaign"),
        .target(name: "CMessages"),
        .target(
            name: "Wording", dependencies: ["Campaign", "CMessages"], exclude: ["Messages"], swiftSettings: strict),
        room("LanguageCheck", ["Campaign"], exclude: ["SOURCES.md"]),
        room("Documents", ["Campaign", "CLinux", "CZlib", "CXML"]),
        room("Tabular", ["Campaign", "Documents", "CXlsxWriter"]),
        room(
            "MediaVault",
            ["Campaign", "Documents", "CLinux", "CMagic", crypto]),
        room("AiringLogs", ["Campaign", "Documents", "Tabular", "LanguageCheck"]),
        room("Reporting", ["Campaign", "Wording", "Documents", "Tabular", "CXlsxWriter", crypto]),
        room(
            "CatalogStore",
            [
                "Campaign", "Documents", "Tabular", "MediaVault", "LanguageCheck", "AiringLogs", grdb, crypto,
                .product(name: "GRDBSQLite", package: "GRDB.swift"), .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "jarchi",
            dependencies: [
                "Campaign", "Wording", "Documents", "Tabular", "MediaVault", "LanguageCheck", "AiringLogs",
                "Reporting", "CatalogStore", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "SearchBenchmark", dependencies: ["Campaign", "CatalogStore", "LanguageCheck", grdb],
            path: "Benchmarks/SearchBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "AiringMatchBenchmark", dependencies: ["AiringLogs"], path: "Benchmarks/AiringMatchBenchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "AiringBenchmark", dependencies: ["AiringLogs", "Campaign", "CatalogStore"],
            path: "Benchmarks/AiringBenchmark", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Campaign", "CatalogStore"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("CampaignTests", ["Campaign"]),
        tests("DocumentsTests", ["Documents"]),
        tests("TabularTests", ["Tabular", "Documents"], resources: [.copy("Files")]),
        tests("LanguageCheckTests", ["LanguageCheck", "Campaign"]),
        tests("AiringLogsTests", ["AiringLogs", "Campaign", "Documents", "Tabular"], resources: [.copy("Files")]),
        tests("ReportingTests", ["Reporting", "Campaign", "Wording", "Documents", "Tabular", crypto]),
        tests("MediaVaultTests", ["MediaVault", "Documents", "Campaign"]),
        tests("WordingTests", ["Wording", "Campaign"]),
        tests("EndToEndTests", ["jarchi", "Documents"]),
        tests(
            "CatalogStoreTests",
            ["CatalogStore", "Campaign", "AiringLogs", "LanguageCheck", "MediaVault", "Documents", grdb, crypto]),
    ],
    swiftLanguageModes: [.v6]
)
