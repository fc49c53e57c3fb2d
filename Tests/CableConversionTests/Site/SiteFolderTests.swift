import CableTestSupport
import Testing

@testable import CableConversion

/// What a run does to the folder of a site, and what it leaves alone.
@Suite struct SiteFolderTests {
    private let folder = TemporaryFolder()
    private var input: String { folder.path + "/in" }
    private var output: String { folder.path + "/site" }

    private static let samples = [
        "unnumbered.txt", "references.txt", "07EREWHON42.html", "07EREWHON51_a.html",
    ]

    private func write(_ samples: [String] = samples) throws {
        for name in samples {
            try folder.write(try FileSystem.read("Samples/" + name), to: "in/" + name)
        }
    }

    private func site(_ flags: [String] = []) throws -> BuiltSite {
        let site = try BuiltSite([input], in: output, flags)
        #expect(site.run.status == 0, "\(site.run.errors)")
        return site
    }

    @Test func aSecondRunWritesNothing() throws {
        try write()
        let first = try site().states()
        #expect(first.count > 20)
        #expect(try site().states() == first)
    }

    @Test func anyNumberOfJobsGivesTheSameSite() throws {
        let one = try BuiltSite(Samples.paths, in: folder.path + "/one", ["--jobs", "1"])
        let two = try BuiltSite(Samples.paths, in: folder.path + "/two", ["--jobs", "2"])
        #expect(one.run.status == 0 && one.files == two.files)
        for name in one.files {
            #expect(
                try FileSystem.read("\(folder.path)/one/\(name)")
                    == FileSystem.read("\(folder.path)/two/\(name)"), "\(name)")
        }
    }

    @Test func aPageGoesWithItsInput() throws {
        try write()
        let first = try site()
        #expect(first.files.contains("cable/07erewhon51.html"))
        #expect(try first.text(of: "cable/07erewhon42.html").contains("cited-by"))
        let states = try first.states()
        FileSystem.remove(input + "/07EREWHON51_a.html")
        let second = try site()
        #expect(!second.files.contains { $0.contains("07erewhon51") })
        // Who was cited is so no more, and a page that nothing changed is as it was.
        #expect(!(try second.text(of: "cable/07erewhon42.html").contains("cited-by")))
        let unchanged = "cable/72illyria1164.html"
        #expect(try second.states()[unchanged] == states[unchanged])
        let broken = try second.brokenLinks()
        #expect(broken.isEmpty, "\(summary(broken))")
    }

    @Test func filesOfOthersStay() throws {
        try write()
        _ = try site()
        try folder.write("mine", to: "site/cable/mine.html")
        try folder.write("mine", to: "site/CNAME")
        FileSystem.remove(input + "/references.txt")
        _ = try site()
        #expect(try folder.read("site/cable/mine.html") == Array("mine".utf8))
        #expect(try folder.read("site/CNAME") == Array("mine".utf8))
    }

    @Test(arguments: ["index.html", "style.css", "cable/07erewhon42.tei.xml"])
    func aFileOfOthersIsNotReplaced(_ name: String) throws {
        try write()
        try folder.write("mine", to: "site/" + name)
        let site = try BuiltSite([input], in: output)
        #expect(site.run.status == 1)
        #expect(site.run.errors.contains("it is there, and no site's"))
        #expect(try folder.read("site/" + name) == Array("mine".utf8))
    }

    /// What a run that was broken off has written is known to the next one.
    @Test func aRunThatWasBrokenOffIsFollowedByAnother() throws {
        try write()
        let names = try site().files
        let list = try folder.read("site/.cableconv-site/manifest")
        FileSystem.remove(output + "/.cableconv-site/manifest")
        try folder.write(
            list + Array("cable/left.html\n".utf8), to: "site/.cableconv-site/unfinished")
        try folder.write("left", to: "site/cable/left.html")
        #expect(try site().files == names)
    }

    /// Nobody's list makes the program remove what no site has.
    @Test(arguments: [
        "../in/unnumbered.txt", "/etc/hostname", "cable/../../in/unnumbered.txt", "./Mine",
        "linked/unnumbered.txt", ".cableconv-site/../keep",
    ])
    func aListIsNotBelievedBlindly(_ name: String) throws {
        try write()
        _ = try site()
        try folder.write("mine", to: "site/Mine")
        try folder.write("mine", to: "site/keep")
        _ = try ProgramRun.shell("ln -s ../in \"$1/linked\"", [output])
        let before = folder.files.filter { !$0.hasPrefix("site/.cableconv") }
        let list = try folder.read("site/.cableconv-site/manifest")
        try folder.write(
            list + Array((name + "\n").utf8), to: "site/.cableconv-site/manifest")
        _ = try site()
        #expect(folder.files.filter { !$0.hasPrefix("site/.cableconv") } == before)
    }

    @Test func withoutACableTheSiteStays() throws {
        try write()
        let before = try site().states()
        for name in Self.samples { try folder.write("no cable", to: "in/" + name) }
        let site = try BuiltSite([input], in: output)
        #expect(site.run.status == 1)
        #expect(site.run.errors.contains("no cable was found for the site"))
        #expect(try site.states() == before)
    }

    @Test func wrongUsageIsSaid() throws {
        try write()
        for (arguments, message) in [
            (["site", "-o", output], "no input"),
            (["site", input], "--output DIR"),
            (["site", input, "-o", input + "/site"], "lie in each other"),
            (["site", input, "-o", folder.path], "lie in each other"),
            (["site", input, "-o", input], "lie in each other"),
            (["site", input + "/references.txt", "-o", input], "lie in each other"),
            (["site", input, "-o", folder.path + "/a.html"], "is a file"),
            (["site", input, "-o", output, "--base", "urn:x:"], "is its address"),
            (["site", input, "-o", output, "--base", "https://a/\"<x>"], "a whole IRI"),
            (["site", input, "-o", output, "--to", "tei"], "--to is for"),
        ] {
            let run = CommandRun.run(arguments)
            #expect(run.status == 2 && run.errors.contains(message), "\(arguments): \(run.errors)")
        }
        #expect(FileSystem.kind(of: output) == .nothing)
    }
}
