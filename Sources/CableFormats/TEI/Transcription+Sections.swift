import CableModel
import CableParsing

extension [Block] {
    /// Which blocks begin a section: headings, and paragraphs with a heading of their own; behind such
    /// a one the next number, and the first block of all.
    var sectionStarts: [Bool] {
        var isBelowHeadingOfParagraph = false
        return indices.map { index in
            switch self[index] {
            case .heading:
                isBelowHeadingOfParagraph = false
                return true
            case .paragraph(let paragraph) where !paragraph.heading.isEmpty:
                isBelowHeadingOfParagraph = true
                return true
            case .paragraph(let paragraph)
            where isBelowHeadingOfParagraph && paragraph.label?.number != nil:
                isBelowHeadingOfParagraph = false
                return true
            default: return index == 0
            }
        }
    }
}

extension Transcription {
    /// The role of the first paragraph of the section that begins at a block.
    func role(ofSectionAt index: Int, _ starts: [Bool]) -> Paragraph.Role? {
        firstParagraph(ofSectionAt: index, starts).flatMap {
            $0.role == .postFooter ? nil : $0.role
        }
    }

    /// The first paragraph among the first blocks of the section that begins at a block.
    private func firstParagraph(
        ofSectionAt start: Int, _ starts: [Bool]
    ) -> (index: Int, role: Paragraph.Role?)? {
        for index in body.indices.dropFirst(start).prefix(3) {
            if starts[index], index > start { return nil }
            if case .paragraph(let paragraph) = body[index] { return (index, paragraph.role) }
        }
        return nil
    }

    /// The roles that neither the words of a paragraph nor its section give, by the positions of
    /// the paragraphs: the role's name, or `none`.
    var explicitRoles: [Int: String] {
        var roles: [Int: String] = [:]
        var sectionStart = 0
        let starts = body.sectionStarts
        // Blocks are large: only what is needed of each is copied.
        for index in body.indices {
            if starts[index] { sectionStart = index }
            guard case .paragraph(let paragraph) = body[index], paragraph.role != .postFooter else {
                continue
            }
            let role = paragraph.role
            if role != nil, firstParagraph(ofSectionAt: sectionStart, starts)?.index == index {
                continue
            }
            let told = Roles.role(
                ofParagraph: paragraph.content, heading: paragraph.heading, after: body[..<index])
            if told != role {
                roles[index] = role?.rawValue ?? "none"
            }
        }
        return roles
    }
}
