import CableGrammar
import CableModel
import CableSyntax

/// Lists to which somebody added something, or from which something was taken.
extension FrontMatterEdits {
    /// What a list has beside another, and the other beside it.
    private static func difference(
        _ given: [String], _ own: [String]
    ) -> (added: [String], removed: [String]) {
        let (all, before) = (Set(given), Set(own))
        return (given.filter { !before.contains($0) }, own.filter { !all.contains($0) })
    }

    // MARK: Tags

    mutating func takeTags() {
        guard let given = frontMatter.list("tags") else { return }
        let codes = frame.items(of: .tags).compactMap(\.name)
        let own = Set(codes)
        // A code of the 1970s may have commas in it; otherwise they part what a person typed.
        for tag in given.flatMap({ own.contains($0) ? [$0[...]] : $0.split(separator: ",") }) {
            let code = tag.split(separator: " ").joined(separator: " ")
            if own.contains(code) || Self.isCode(code) {
                tags.append(code)
            } else if !code.isEmpty {
                problems.report(
                    .frontMatterTag,
                    "tag \"\(code)\" is none of the TAGS, by its form; left out",
                    line: frontMatter.line(of: "tags"))
            }
        }
        let (added, removed) = Self.difference(tags, codes)
        if !removed.isEmpty {
            remove(tags: Set(removed))
            edited(
                "tags", "tags no more in the list are taken out: \(removed.joined(separator: ", "))"
            )
        }
        if !added.isEmpty {
            add(tags: added)
            edited(
                "tags", "tags added to the list are taken over: \(added.joined(separator: ", "))")
        }
    }

    private static func isCode(_ tag: String) -> Bool {
        !tag.isEmpty
            && tag.utf8.allSatisfy { ASCII.isUpper($0) || ASCII.isDigit($0) || $0 == 0x2D }
    }

    private mutating func add(tags: [String]) {
        let last = lines.lastIndex { $0.kind == .tags }
        guard let last else {
            let place = lines.firstIndex {
                [.subject, .references, .classificationAuthority].contains($0.kind)
            }
            return lines.insert(
                HeadLine(
                    printed: "TAGS: " + tags.joined(separator: ", "),
                    content: .tags(TagsLine(label: "TAGS:", tags: tags.map { Tag(code: $0) }))),
                at: place ?? lines.count)
        }
        let count = lines[last].tags?.tags.count ?? 0
        let hasCommas = count < 2 || lines[last].printed.utf8.contains(UInt8(ascii: ","))
        let separator = hasCommas ? ", " : " "
        lines[last] = lines[last].reprinted(
            lines[last].printed + (count == 0 ? " " : separator)
                + tags.joined(separator: separator))
    }

    private mutating func remove(tags: Set<String>) {
        for index in lines.indices {
            guard var line = lines[index].tags,
                line.tags.contains(where: { tags.contains($0.code) })
            else { continue }
            line.tags.removeAll { tags.contains($0.code) }
            let left = line.tags.map { $0.code + ($0.qualifier.map { " (\($0))" } ?? "") }
            lines[index] = HeadLine(
                printed: [line.label, left.isEmpty ? nil : left.joined(separator: ", ")]
                    .compactMap { $0 }.joined(separator: " "), content: .tags(line))
        }
        lines.removeAll { $0.printed.isEmpty }
    }

    // MARK: Addressees

    mutating func takeAddressees(_ role: Addressee.Role) {
        let (key, list): (String, FrameList) =
            switch role {
            case .action: ("to", .to)
            case .info: ("info", .info)
            case .exempt: ("exempt", .exempt)
            }
        let label = role.label + " "
        guard let given = frontMatter.list(key) else { return }
        let own = frame.items(of: list).compactMap(\.name)
        let (added, removed) = Self.difference(given, own)
        guard !added.isEmpty || !removed.isEmpty else { return }
        let gone = Set(removed)
        var last: Int?
        var isLabelDue = false
        var kept: [HeadLine] = []
        for var line in lines {
            guard let addressee = line.addressee, addressee.role == role else {
                kept.append(line)
                continue
            }
            let hasLabel = line.addresseeLabelLength != nil
            if gone.contains(addressee.name) {
                if hasLabel { isLabelDue = true }
                continue
            }
            if isLabelDue, !hasLabel { line = line.reprinted(label + line.printed) }
            isLabelDue = false
            last = kept.count
            kept.append(line)
        }
        var place = last.map { $0 + 1 }
        place =
            place
            ?? kept.lastIndex { $0.kind == .originator || $0.kind == .addressee }.map { $0 + 1 }
            ?? 0
        kept.insert(
            contentsOf: added.map { name in
                HeadLine(
                    printed: label + PrintedHead.oneLine(name),
                    content: .addressee(Addressee(role: role, name: name)))
            }, at: place ?? 0)
        lines = kept
        if !removed.isEmpty {
            edited(
                key,
                "addressees no more in the list are taken out: " + removed.joined(separator: "; "))
        }
        if !added.isEmpty {
            edited(
                key, "addressees added to the list are taken over: " + added.joined(separator: "; ")
            )
        }
    }

    // MARK: Captions

    mutating func takeCaptions() {
        guard let given = frontMatter.list("captions") else { return }
        let own = frame.items(of: .captions).compactMap(\.name)
        let (added, removed) = Self.difference(given, own)
        if !removed.isEmpty {
            for index in lines.indices {
                guard let captions = lines[index].captions else { continue }
                let left = captions.filter { !removed.contains($0.name) }
                guard left.count < captions.count else { continue }
                lines[index] = HeadLine(
                    printed: left.map(\.name).joined(separator: " "), content: .captions(left))
            }
            lines.removeAll { $0.printed.isEmpty }
            edited(
                "captions",
                "captions no more in the list are taken out: " + removed.joined(separator: ", "))
        }
        if !added.isEmpty {
            let last = lines.lastIndex { $0.kind == .captions || $0.kind == .classification }
            lines.insert(
                contentsOf: added.map {
                    HeadLine(printed: PrintedHead.oneLine($0), content: .captions([Caption($0)]))
                }, at: last.map { $0 + 1 } ?? lines.count)
            edited(
                "captions",
                "captions added to the list are taken over: " + added.joined(separator: ", "))
        }
    }
}
