import CableModel
import Testing

@testable import CableFormats

/// The subject in title case, where the text settles it.
struct DisplayTitleTests {
    private func title(_ subject: String, _ text: String) -> String {
        DisplayTitle.title(
            for: subject, in: [.paragraph(Paragraph(content: [.text(text)]))])
    }

    @Test(
        "Each word takes the spelling of the text",
        arguments: [
            (
                "UTOPIA'S VIEW OF THE LFTA", "Utopia's view is that LFTA",
                "Utopia's View of the LFTA"
            ),
            ("MACHEATH AND O'HARA MEET", "they meet MacHeath, O'Hara", "MacHeath and O'Hara Meet"),
            ("U.S.-UTOPIA TALKS, 2007", "talks of Utopia", "U.S.-Utopia Talks, 2007"),
            ("A MILL", "The mill", "A Mill"),
        ])
    func settled(subject: String, text: String, expected: String) {
        #expect(title(subject, text) == expected)
    }

    @Test(
        "One word that is not settled leaves all as printed",
        arguments: [
            ("UTOPIA VIEWS", "Utopia"), ("US AND UTOPIA", "the US tells us of Utopia"),
            ("Utopia Views", "utopia views"), ("ÉTAT", "état"), ("12", "12"), ("", ""),
        ])
    func asPrinted(subject: String, text: String) {
        #expect(title(subject, text) == subject)
    }
}
