import CableFormats
import CableSyntax

/// Fills in what a page of Markdown says of the other cables of its site.
struct SiteMarkdown {
    let flavor: MarkdownFlavor
    /// The page of a cable, by its number; `nil` where the site has none.
    let link: (String) throws(ConversionError) -> String?
    /// The cables that cite the page's own, asked for once.
    let citing: [CitingCable]

    private static let marks = ByteSet { byte in
        byte >= SiteMark.link && byte <= SiteMark.citingValue
            && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// Writes a page with everything in its place.
    func write(_ page: UnsafeBufferPointer<UInt8>, to output: inout Output) throws(ConversionError)
    {
        var index = 0
        try write(page, &index, citing: nil, isShown: true, to: &output)
    }

    /// Writes a part up to its end, or to that of the page.
    private func write(
        _ page: UnsafeBufferPointer<UInt8>, _ index: inout Int, citing cable: CitingCable?,
        isShown: Bool, to output: inout Output
    ) throws(ConversionError) {
        while index < page.count {
            let next = Self.marks.firstIndex(in: page, from: index, to: page.count)
            if isShown { output.write(raw: page[index..<next]) }
            guard next < page.count else {
                index = page.count
                return
            }
            index = next + 1
            switch page[next] {
            case SiteMark.end: return
            case SiteMark.ifThere, SiteMark.ifNotThere:
                let isThere = try link(number(page, &index)) != nil
                let isWanted = isThere == (page[next] == SiteMark.ifThere)
                try write(
                    page, &index, citing: cable, isShown: isShown && isWanted, to: &output)
            case SiteMark.ifCited, SiteMark.ifNotCited:
                let isWanted = citing.isEmpty == (page[next] == SiteMark.ifNotCited)
                try write(
                    page, &index, citing: cable, isShown: isShown && isWanted, to: &output)
            case SiteMark.eachCiting:
                let start = index
                for cable in citing where isShown {
                    index = start
                    try write(page, &index, citing: cable, isShown: true, to: &output)
                }
                if index == start {
                    try write(page, &index, citing: nil, isShown: false, to: &output)
                }
            case SiteMark.address:
                let found = try link(number(page, &index))
                if isShown, let found { output.write(raw: found) }
            case SiteMark.citingValue:
                if isShown {
                    cable?.write((page[index], page[index + 1]), flavor: flavor, to: &output)
                }
                index += 2
            default: preconditionFailure("a page of Markdown has no other mark")
            }
        }
    }

    /// The number that follows a mark.
    private func number(_ page: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> String {
        let end = page[index...].firstIndex(of: SiteMark.linkText) ?? page.count
        defer { index = min(end + 1, page.count) }
        return String(decoding: page[index..<end], as: UTF8.self)
    }
}
