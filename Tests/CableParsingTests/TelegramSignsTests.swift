import CableParsing
import CableSyntax
import Testing

/// Which lines show that a text is a telegram.
@Suite struct TelegramSignsTests {
    @Test(arguments: [
        "SIPDIS", "NOFORN SENSITIVE", "CONFIDENTIAL", "UNCLAS EREWHON 000042", "SUBJECT: MILLS",
        "141437Z NOV 08   UNCLAS EREWHON 000042", "1. (C) They stand.",
        "FM AMEMBASSY EREWHON", "NNNN 42\nFM THE MILL\nTO SECSTATE WASHDC",
    ])
    func aLineThatOnlyTelegramsHaveIsEnough(_ text: String) {
        #expect(text.withBytes { TelegramSigns.areIn($0) })
    }

    @Test(arguments: [
        "THE MILLS STAND", "NOFORN MILLS ARE MANY", "Confidential", "Secret Garden 1911",
        "1. They stand.", "1. (c) They stand.", "FM THE MILL", "", "\n\n",
    ])
    func otherLinesShowNothing(_ text: String) {
        #expect(!text.withBytes { TelegramSigns.areIn($0) })
    }
}
