import CableTestSupport
import Testing

/// Documents of telegrams in which characters were put right.
@Suite struct RepairedDocumentTests {
    private static let telegram = """
        SUBJECT: THE MILLER,S TIDES

        1. (C) Participants:

        U.S.
        The miller,s wife, John Q. Miller
        The brother,s son

        2. (C) They aren,t many:

        Year    Mill,s output   Share
        -----------------------------
        2005    12              45
        2006    13              47

        """

    /// Also in the cells of a table, in lists of persons, in the head.
    @Test(arguments: ["tei", "jsonld", "json"])
    func theyKeepTheirSchema(_ format: String) throws {
        let folder = TemporaryFolder()
        let input = try folder.write(Self.telegram, to: "a.txt")
        let output = folder.path + "/a." + (format == "tei" ? "tei.xml" : format)
        let run = CommandRun.run([input, "--repair", "--to", format, "--output", output])
        #expect(run.status == 0)
        let validation = CommandRun.run(["validate", output])
        #expect(validation.status == 0)
    }
}
