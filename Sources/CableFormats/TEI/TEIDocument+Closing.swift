import CableModel
import CableSyntax

/// What stands behind the text: the post's footer, signature, closing lines.
extension TEIDocument {
    /// A block of the post's footer at the end of the text.
    mutating func writeTrailing(_ block: Block) {
        repairs.beginElement()
        switch block {
        case .paragraph(let paragraph):
            output.write("<trailer type=\"post-footer\"")
            writeSpace(of: paragraph.content)
            output.write(">")
            if let line = lines.line(ofElement: element) {
                writeBreak(line: line)
            }
            write(paragraph.content)
            output.write("</trailer>\n")
        case .pageMark(let mark):
            writePageMark(mark)
            output.write("\n")
        default: preconditionFailure("only footers and page marks stand there")
        }
    }

    mutating func writeClosing() {
        if transcription.breaksOff {
            output.write("<gap reason=\"truncated\" extent=\"unknown\"/>\n")
        }
        if let signature = transcription.signature {
            let name = signature.name
            output.write("<closer><signed>")
            // A quotation mark or "/s/" may stand before the name.
            var printed = Substring(signature.printed)
            while !printed.isEmpty, !printed.hasPrefix(name) { printed = printed.dropFirst() }
            text(String(signature.printed.dropLast(printed.count)))
            value("persName", text: name)
            text(String(printed.dropFirst(name.count)))
            output.write("</signed></closer>\n")
        }
        for line in transcription.tail {
            switch line.kind {
            case .postscript:
                output.write("<postscript>")
                value("p", text: line.printed)
                output.write("</postscript>\n")
            case .endMark, .banner, .releaseStamp:
                output.write("<trailer")
                attribute("type", line.kind.rawValue)
                writeSpace(of: line.printed)
                output.write(">")
                text(line.printed)
                output.write("</trailer>\n")
            }
        }
    }
}

extension Transcription {
    /// Where the post's footer begins that ends the text; the number of blocks where there is none.
    var footerStart: Int {
        var start = body.count
        var hasFooter = false
        scan: for (index, block) in body.enumerated().reversed() {
            switch block {
            case .paragraph(let paragraph)
            where paragraph.role == .postFooter && paragraph.label == nil
                && paragraph.portionMarking == nil && paragraph.lists.isEmpty:
                start = index
                hasFooter = true
            case .pageMark: continue
            default: break scan
            }
        }
        return hasFooter ? start : body.count
    }
}
