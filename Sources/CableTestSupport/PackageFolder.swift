import Glibc

/// The folder of this package, wherever its tests are run from.
package enum PackageFolder {
    /// Absolute, without a slash at its end.
    package static let path: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    /// Makes the package's folder the working directory, once for the process.
    ///
    /// Paths such as `Samples/x` then mean the same however the tests were started. Nothing else
    /// may change the working directory, since all tests of a process share it.
    package static func enter() { _ = entered }

    private static let entered: Void = {
        precondition(chdir(path) == 0, "the package's folder has gone")
    }()
}

/// The environment of the test run.
package enum TestEnvironment {
    /// The value of a variable; `nil` where it is not set or empty.
    package static func value(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Whether golden cases take over what the command says (`CABLECONV_ACCEPT`).
    package static var isAccepting: Bool { value("CABLECONV_ACCEPT") != nil }

    /// Whether a missing tool is a failure, not a reason to skip (`CABLECONV_REQUIRE_TOOLS`).
    package static var requiresTools: Bool { value("CABLECONV_REQUIRE_TOOLS") != nil }

    /// The path of a program on the search path.
    package static func tool(_ name: String) -> String? {
        (value("PATH") ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
            .first { access($0, X_OK) == 0 }
    }
}
