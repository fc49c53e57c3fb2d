import CableModel
import CableSyntax

extension HeadLine {
    /// The parts on one line: kind, printed text, and behind `=` what it means where that is other;
    /// where it does not come from the printed text, that is said in parentheses.
    var explanationOfParts: String {
        parts.map { part in
            var words = "\(part.kind)"
            if part.isPrinted {
                words += printed.withBytes { bytes in
                    " \"\(ByteView(bytes, part.range.lowerBound, part.range.upperBound).string)\""
                }
            }
            if let meaning = part.value?.explanation, !meaning.isEmpty { words += "=" + meaning }
            return part.basis == .printed ? words : "\(words) (\(part.basis))"
        }.joined(separator: ", ")
    }
}

extension HeadLine.Part.Value {
    fileprivate var explanation: String {
        switch self {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .precedence(let precedence): "\(precedence)"
        case .addresseeRole(let role): role.rawValue
        case .distributionRole(let role): role.rawValue
        case .draftingRole(let role): role.rawValue
        case .level(let level): level.word
        case .moment(let moment): moment.iso
        case .date(let date): date.iso
        case .tag(let code, let kind):
            [code, kind.map { "\($0)" }].compactMap(\.self).joined(separator: " ")
        case .markKind(let kind): "\(kind)"
        case .textStatus(let status): status.rawValue
        case .stated(let text, let value): "\(text)=\(value.explanation)"
        }
    }
}
