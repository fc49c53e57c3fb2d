import Testing

@testable import CableModel

/// Lists without what comes again, short and long.
@Suite struct SequenceUniquedTests {
    @Test(arguments: [0, 1, 15, 16, 17, 40])
    func eachStandsOnceInTheOrderOfItsFirst(_ count: Int) {
        let names = (0..<count).map { "N\($0)" }
        #expect(names.uniqued() == names)
        #expect((names + names.reversed()).uniqued() == names)
        #expect((names.reversed() + names).uniqued() == names.reversed())
        #expect(names.flatMap { [$0, $0, "N0"] }.uniqued().sorted() == names.sorted())
    }
}
