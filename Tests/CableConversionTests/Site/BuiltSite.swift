import CableConversion
import CableTestSupport
import Foundation

/// A site that the command made, for questions about its pages.
final class BuiltSite {
    let run: CommandRun
    /// The files, by their paths below the site's folder, hidden ones left out.
    let files: [String]
    private let folder: String
    private var pages: [String: XPathDocument] = [:]

    struct NotWellFormed: Error { var page: String }

    /// Makes a site of inputs in a folder.
    init(_ inputs: [String], in folder: String, _ flags: [String] = []) throws {
        self.folder = folder
        run = CommandRun.run(["site"] + inputs + ["-o", folder, "--quiet"] + flags)
        files =
            FileSystem.kind(of: folder) == .folder ? try FileSystem.files(below: folder) : []
    }

    /// The paths of its pages.
    var pageNames: [String] { files.filter { $0.hasSuffix(".html") } }

    /// The paths of the pages of its cables.
    var cablePages: [String] { pageNames.filter { $0.hasPrefix("cable/") } }

    func text(of name: String) throws -> String {
        String(decoding: try FileSystem.read(folder + "/" + name), as: UTF8.self)
    }

    func page(_ name: String) throws -> XPathDocument {
        if let page = pages[name] { return page }
        let bytes = try FileSystem.read(folder + "/" + name)
        guard let page = XPathDocument(bytes, namespaces: [:]) else {
            throw NotWellFormed(page: name)
        }
        pages[name] = page
        return page
    }

    /// Where the links that an expression selects lead to, by paths below the site's folder.
    func targets(_ expression: String, of name: String) throws -> [String] {
        try page(name).strings(expression).compactMap { Self.target(of: $0, in: name) }
    }

    /// The path that a link in a page leads to, its fragment with it; `nil` for one that leads out.
    static func target(of link: String, in page: String) -> String? {
        if ["http://", "https://", "mailto:", "ftp://", "data:"].contains(where: link.hasPrefix) {
            return nil
        }
        if link.hasPrefix("#") { return page + link }
        var folders = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/", omittingEmptySubsequences: false) {
            if part == ".." {
                if folders.popLast() == nil { return "out of the site: " + link }
            } else {
                folders.append(String(part))
            }
        }
        return folders.joined(separator: "/")
    }

    /// The links that lead to no file of the site, or to no name in it.
    func brokenLinks() throws -> [String] {
        let known = Set(files)
        var names: [String: Set<String>] = [:]
        var broken: [String] = []
        for name in pageNames {
            for target in try targets("//@href | //@src", of: name) {
                let parts = target.split(separator: "#", maxSplits: 1).map(String.init)
                guard known.contains(parts[0]) else {
                    broken.append("\(name): \(target)")
                    continue
                }
                guard parts.count > 1 else { continue }
                if names[parts[0]] == nil {
                    names[parts[0]] = Set(try page(parts[0]).strings("//@id"))
                }
                if names[parts[0]]?.contains(parts[1]) != true {
                    broken.append("\(name): \(target)")
                }
            }
        }
        return broken
    }

    /// The cables that an index's page lists, its further pages with it.
    func listed(on index: String) throws -> Set<String> {
        var pages = [index]
        pages += try targets("//nav[@aria-label='Pages']//@href", of: index)
        return Set(
            try pages.flatMap { try targets("//div[@class='entry']/a/@href", of: $0) })
    }

    /// What tells whether a file was written again: its number in the file system and its time.
    func states() throws -> [String: String] {
        var states: [String: String] = [:]
        for name in try FileSystem.allFiles(below: folder) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            let number = attributes[.systemFileNumber] as? Int ?? 0
            let time = attributes[.modificationDate] as? Date ?? .distantPast
            states[name] = "\(number) \(time.timeIntervalSinceReferenceDate)"
        }
        return states
    }
}
