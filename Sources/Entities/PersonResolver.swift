import Documents
import Language
import Mentions
import Ontology

/// Decides who is meant, inside one document.
///
/// Markup and full names come first; then a surname goes to the one full name that
/// has it, to the one with the same title where there are several, else to nobody.
struct PersonResolver {
  let prose: Prose
  let mentions: [Mention]

  /// A person of the document while mentions are gathered.
  struct Cluster {
    var names: [PersonName]
    var mentions: [Int]
    var titles: Set<String>
    var key: String?
    var reasons: [String]

    /// The office, of somebody who is not named.
    var office: String?

    /// Titles that mean this person without the name: "the Secretary".
    var bareTitles: [String] = []
  }

  var clusters: [Cluster] = []

  /// The clusters that a part of a name occurs in, in order: a document may name
  /// thousands of people.
  private var clustersOfPart: [String: [Int]] = [:]
  private var clusterOfKey: [String: Int] = [:]
  private var holdersOfTitle: [String: [Int]] = [:]
  private var clusterOfHolder: [String: Int] = [:]
  private(set) var unresolved: [(mention: Int, candidates: [String])] = []

  private let titles: TitleReader

  /// The persons of the volume's list that the editors' marks name; `nil` where the text
  /// contradicts the mark.
  private var keys: [String?]

  init(_ mentions: [Mention], _ people: [Int], in prose: Prose, _ titles: TitleReader) {
    self.titles = titles
    self.prose = prose
    self.mentions = mentions
    keys = mentions.map(\.key)
    let named = people.filter { mentions[$0].kind == .name }
    let names = Dictionary(uniqueKeysWithValues: named.map { ($0, name(of: $0)) })
    distrustMarks(named, names)
    for index in named where names[index]!.isFull || keys[index] != nil {
      join(index, names[index]!)
    }
    joinBracketed(named)
    for index in named where !(names[index]!.isFull || keys[index] != nil) {
      resolveSurname(index, names[index]!)
    }
    for index in people where mentions[index].kind == .nominal { resolveNominal(index) }
    resolveLetter(people)
  }

  /// Takes marks for what they are not where a title contradicts them: a volume whose list has
  /// one Johnson, an official, marks "President Johnson" as him too. There the bare surname
  /// is not to be trusted either.
  private mutating func distrustMarks(_ named: [Int], _ names: [Int: PersonName]) {
    guard let volume = prose.document.volume else { return }
    var distrusted: Set<String> = []
    for index in named {
      guard let key = keys[index], let title = title(of: index), let name = names[index],
        let holder = titles.holder(of: [title], family: name.family), !name.isFull,
        let listed = volume.persons[key]
      else { continue }
      let full = PersonName(listed.nameWithBrackets)
      let other = PersonName(holder.person)
      if !full.agrees(with: other) { distrusted.insert(key) }
    }
    for index in named where !names[index]!.isFull {
      if let key = keys[index], distrusted.contains(key) { keys[index] = nil }
    }
  }

  func name(of mention: Int) -> PersonName {
    PersonName(
      mentions[mention].tokens.map { prose.tokens[$0] }.filter {
        $0.kind != .sign || $0.text == "-"
      })
  }

  private func title(of mention: Int) -> String? {
    mentions[mention].title.map { title in
      title.map { prose.tokens[$0].norm }.filter { !["[", "]", "the"].contains($0) }
        .joined(separator: " ")
    }
  }

  private mutating func add(
    _ index: Int, _ name: PersonName, to cluster: Int, because reason: String
  ) {
    clusters[cluster].mentions.append(index)
    if !clusters[cluster].names.contains(name) {
      clusters[cluster].names.append(name)
      learn(name, of: cluster)
      clusters[cluster].reasons.append(reason)
    }
    if let title = title(of: index) { clusters[cluster].titles.insert(title) }
    if clusters[cluster].key == nil, let key = keys[index] {
      clusters[cluster].key = key
      clusterOfKey[key] = cluster
    }
  }

  private mutating func learn(_ name: PersonName, of cluster: Int) {
    for part in name.indexParts where clustersOfPart[part]?.last != cluster {
      clustersOfPart[part, default: []].append(cluster)
    }
  }

  /// Clusters that share a part with a name, in order.
  private func clusters(sharing name: PersonName) -> [Int] {
    Set(name.indexParts.flatMap { clustersOfPart[$0] ?? [] }).sorted()
  }

  private mutating func start(_ index: Int, _ name: PersonName) {
    learn(name, of: clusters.count)
    if let key = keys[index] { clusterOfKey[key] = clusters.count }
    clusters.append(
      Cluster(
        names: [name], mentions: [index], titles: title(of: index).map { [$0] } ?? [],
        key: keys[index], reasons: ["“\(name.text)” as named"]))
  }

  private mutating func join(_ index: Int, _ name: PersonName) {
    let key = keys[index]
    if let key, let cluster = clusterOfKey[key] {
      add(index, name, to: cluster, because: "“\(name.text)” by the volume's markup")
      return
    }
    let candidates = clusters(sharing: name).filter { cluster in
      (key == nil || clusters[cluster].key == nil)
        && clusters[cluster].names.contains { $0.isFull && name.isFull && $0.agrees(with: name) }
        && clusters[cluster].names.allSatisfy {
          !$0.isFull || !name.isFull || $0.agrees(with: name)
        }
    }
    if candidates.count == 1 {
      add(index, name, to: candidates[0], because: "“\(name.text)” agrees with the full name")
    } else {
      start(index, name)
    }
  }

  /// "Ri Ju-yeon [Ri Ju Yon]" is one person twice.
  private mutating func joinBracketed(_ named: [Int]) {
    for (first, second) in zip(named, named.dropFirst()) {
      let between = mentions[first].tokens.upperBound..<mentions[second].tokens.lowerBound
      let after = mentions[second].tokens.upperBound
      guard between.count == 1, prose.tokens[between.lowerBound].text == "[",
        after < prose.tokens.count, prose.tokens[after].text == "]",
        let a = cluster(of: first), let b = cluster(of: second), a != b
      else { continue }
      let removed = clusters[b]
      clusters[a].mentions += removed.mentions
      clusters[a].names += removed.names
      clusters[a].titles.formUnion(removed.titles)
      clusters[a].reasons.append("“\(removed.names[0].text)” in brackets after it")
      clusters.remove(at: b)
      index()
    }
  }

  /// Makes the indexes anew, where a cluster is gone.
  mutating func index() {
    clustersOfPart = [:]
    clusterOfKey = [:]
    for (number, cluster) in clusters.enumerated() {
      for name in cluster.names { learn(name, of: number) }
      if let key = cluster.key { clusterOfKey[key] = number }
    }
  }

  private func cluster(of mention: Int) -> Int? {
    clusters.firstIndex { $0.mentions.contains(mention) }
  }

  private mutating func resolveSurname(_ index: Int, _ name: PersonName) {
    guard let single = name.parts.first else { return }
    // Among so many of one name no text decides, and comparing all with all has no end.
    let parts = name.indexParts.flatMap { (clustersOfPart[$0] ?? []).prefix(Self.mostNamesakes) }
    let sharing = Set(parts).sorted()
    guard parts.count < Self.mostNamesakes else {
      unresolved.append((index, named(sharing)))
      return
    }
    let candidates = sharing.filter { cluster in
      clusters[cluster].names.contains { $0.answers(to: single) }
    }
    switch candidates.count {
    case 0: start(index, name)
    case 1:
      add(
        index, name, to: candidates[0], because: "“\(name.text)” is the only one of that name here")
    default:
      if let best = byTitle(index, candidates) ?? byNearness(index, candidates) {
        add(index, name, to: best, because: "“\(name.text)” by title or nearness")
      } else {
        unresolved.append((index, named(candidates)))
      }
    }
  }

  private static let mostNamesakes = 48

  /// The names of some clusters, as many as somebody may want to read.
  private func named(_ candidates: [Int]) -> [String] {
    candidates.prefix(12).map { clusters[$0].names[0].text }
  }

  private func byTitle(_ index: Int, _ candidates: [Int]) -> Int? {
    guard let title = title(of: index), !["mr.", "mr", "mrs.", "comrade", "dr."].contains(title)
    else {
      return nil
    }
    let fitting = candidates.filter { clusters[$0].titles.contains(title) }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The one who is named most, where it is most by far: three times and more than all others.
  private func byNearness(_ index: Int, _ candidates: [Int]) -> Int? {
    guard title(of: index) == nil || ["mr.", "mr"].contains(title(of: index)!) else { return nil }
    // Names that were resolved by their title since the last full name decide.
    let ordered = candidates.sorted { clusters[$0].mentions.count > clusters[$1].mentions.count }
    let (first, second) = (clusters[ordered[0]].mentions.count, clusters[ordered[1]].mentions.count)
    return first >= 3 * second && first >= 3 ? ordered[0] : nil
  }

  /// "the Ambassador": the one person of that title, if there is one. In a heading or
  /// a list somebody is meant even where no name is given: "to the Secretary of State"; and
  /// everywhere by a title of which a state has one.
  private mutating func resolveNominal(_ index: Int) {
    guard let title = title(of: index) else { return }
    let holder = titles.holder(of: title)
    var fitting = holders(of: title)
    if let holder {
      // "the Secretary" is no Foreign Secretary, and "the President" is the President of the
      // day, whom the record may call by name alone; or the one other whom its heading names.
      let named = clusters.indices.filter { isNamed($0, for: holder) }
      fitting =
        named.count == 1
        ? named : fitting.filter { clusters[$0].titles.contains(title) && isInHeading($0) }
    }
    if fitting.count == 1 {
      clusters[fitting[0]].mentions.append(index)
      if !clusters[fitting[0]].bareTitles.contains(title) {
        clusters[fitting[0]].bareTitles.append(title)
      }
      clusters[fitting[0]].reasons.append("“the \(title)” is the only one of that office here")
    } else if fitting.isEmpty, standsForPerson(index) || holder != nil {
      if let holder, let known = clusterOfHolder[holder.person] {
        clusters[known].mentions.append(index)
        return
      }
      let words = mentions[index].title!.map { prose.tokens[$0] }.filter { $0.kind == .word }
      let name = words.map(\.text).joined(separator: " ")
      if let holder { clusterOfHolder[holder.person] = clusters.count }
      clusters.append(
        Cluster(
          names: [PersonName(words)], mentions: [index], titles: [title], key: nil,
          reasons: ["“the \(name)”, who is not named"], office: name))
      holdersOfTitle = [:]
    }
  }

  /// Whether a person may by the name be who held an office.
  private func isNamed(_ cluster: Int, for holder: OfficeHolder) -> Bool {
    clusters[cluster].office == nil
      && clusters[cluster].names.allSatisfy { name in
        name.family == holder.family
          && (name.given.first.map { holder.person.lowercased().hasPrefix($0.prefix(1)) } ?? true
            || name.given.contains { holder.person.lowercased().contains($0) })
      }
  }

  /// Whether a heading or a list names a person.
  private func isInHeading(_ cluster: Int) -> Bool {
    clusters[cluster].mentions.contains { index in
      prose.sentence(of: mentions[index].tokens.lowerBound).map {
        !prose.sentences[$0].section.isRunningText
      } ?? false
    }
  }

  /// The clusters with an office, found once for each.
  private mutating func holders(of title: String) -> [Int] {
    if let known = holdersOfTitle[title] { return known }
    let found = clusters.indices.filter { cluster in
      clusters[cluster].titles.contains { Self.isSameOffice($0, title) }
    }
    holdersOfTitle[title] = found
    return found
  }

  private static func isSameOffice(_ held: String, _ named: String) -> Bool {
    held == named || held.hasSuffix(" " + named) && held != "foreign secretary"
      || held.hasPrefix(named + " of")
      || (named.hasPrefix(held + " of") && held != "minister" && held != "president")
  }

  /// Whether a description in a heading is all that is said of its person: "the
  /// Ambassador in Vietnam (Lodge)" and "the President's Assistant" are not.
  private func standsForPerson(_ index: Int) -> Bool {
    guard let sentence = prose.sentence(of: mentions[index].tokens.lowerBound) else { return false }
    let section = prose.sentences[sentence].section
    guard section == .title || section == .participants || section == .label else { return false }
    let range = prose.sentences[sentence].tokens
    var next = mentions[index].tokens.upperBound
    if next < range.upperBound, ["'s", "’s"].contains(prose.tokens[next].norm) { return false }
    // A name in brackets further on is whom the description is of.
    // "the Ambassador to Vietnam (Taylor)"
    if next < range.upperBound, prose.tokens[next].norm == "to" { next += 1 }
    while next < range.upperBound,
      !["to", "from", "and", ",", "between"].contains(prose.tokens[next].norm)
    {
      if prose.tokens[next].text == "(" { return false }
      next += 1
    }
    return true
  }
}
