// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "Entente",
  products: [
    .library(name: "Entente", targets: ["Entente"]),
    .executable(name: "entente", targets: ["EntenteCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // System libraries, and the vocabulary as bytes.
    .systemLibrary(
      name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CDigest", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .target(name: "CVocabulary"),
    .target(name: "CMemory"),
    .target(
      name: "CModels",
      exclude: [
        "annotations.jsonl", "NOTICE.md", "english.entmodel", "prose.entmodel",
        "records.entmodel", "relations.entmodel", "status.entmodel", "speakers.entmodel",
        "rarity.entmodel", "topics.entmodel",
      ]),

    // Leaves: the text, and the vocabulary.
    .target(name: "Documents", dependencies: ["CXML", "CLZMA", "CDigest"]),
    .target(
      name: "Ontology", dependencies: ["CVocabulary", .product(name: "Yams", package: "Yams")]),

    // Reading.
    .target(name: "Language", dependencies: ["Documents", "CMemory"]),
    .target(name: "Mentions", dependencies: ["Documents", "Ontology", "Language"]),
    .target(name: "Entities", dependencies: ["Documents", "Ontology", "Language", "Mentions"]),
    .target(
      name: "Relations",
      dependencies: ["Documents", "Ontology", "Language", "Mentions", "Entities"]),

    // Knowing, asking, showing.
    .target(
      name: "GraphStore",
      dependencies: ["Documents", "Ontology", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "GraphQueries",
      dependencies: ["GraphStore", "Documents", "Ontology"]),
    .target(
      name: "Drawing",
      dependencies: [
        "GraphStore", "Documents", "Ontology", "CGraphviz", "CPNG",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [
        .embedInCode("Styles/screen.yaml"), .embedInCode("Styles/print.yaml"),
        .embedInCode("Styles/slides.yaml"),
      ]),

    // The library and its doors.
    .target(
      name: "Entente",
      dependencies: [
        "CModels", "Documents", "Ontology", "Language", "Mentions", "Entities", "Relations",
        "GraphStore",
      ]),
    .executableTarget(
      name: "EntenteCLI",
      dependencies: [
        "Entente", "Documents", "Ontology", "Language", "Relations", "GraphStore", "GraphQueries",
        "Drawing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: ["Documents", "Ontology", "Language", "Mentions"],
      path: "Tests/Support"),
    .executableTarget(
      name: "entente-bench",
      dependencies: [
        "GraphQueries", "GraphStore", "Drawing", "Documents", "Ontology", "TestSupport",
      ],
      path: "Tests/Benchmarks",
      exclude: ["compare.py", "drawings.py", "labels.py", "accessibility.py"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "TestSupport"]),
    .testTarget(name: "OntologyTests", dependencies: ["Ontology", "TestSupport"]),
    .testTarget(
      name: "LanguageTests", dependencies: ["Language", "Documents", "Ontology", "TestSupport"]),
    .testTarget(
      name: "MentionsTests", dependencies: ["Mentions", "Documents", "Ontology", "TestSupport"]),
    .testTarget(
      name: "EntitiesTests",
      dependencies: ["Entities", "Mentions", "Language", "Documents", "Ontology", "TestSupport"]),
    .testTarget(
      name: "RelationsTests",
      dependencies: [
        "Relations", "Entities", "Mentions", "Language", "Documents", "Ontology", "TestSupport",
      ]),
    .testTarget(
      name: "GraphStoreTests",
      dependencies: [
        "GraphStore", "Documents", "Ontology", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "GraphQueriesTests",
      dependencies: ["GraphQueries", "GraphStore", "Documents", "Ontology", "TestSupport"]),
    .testTarget(
      name: "DrawingTests",
      dependencies: ["Drawing", "CGraphviz", "GraphStore", "Documents", "Ontology", "TestSupport"]),
    .testTarget(
      name: "EntenteTests",
      dependencies: [
        "Entente", "CModels", "Language", "GraphStore", "GraphQueries", "Drawing", "Documents",
        "Ontology", "TestSupport",
      ], exclude: ["Fixtures"]),
    .testTarget(
      name: "EntenteCLITests", dependencies: ["EntenteCLI", "TestSupport"], exclude: ["Snapshots"]),
  ],
  cLanguageStandard: .c2x
)
