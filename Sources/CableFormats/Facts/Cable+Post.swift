import CableGrammar
import CableModel
import CableSyntax

extension Cable {
    /// The place of the sender by one name for all its spellings: `Kyiv` for `AMEMBASSY KIEV`; `nil`
    /// where neither the sender nor the number names one.
    package var postName: String? {
        if let sender = senderName, let name = PostNames.name(ofAddress: sender) { return name }
        let post =
            messageReferenceNumber?.post
            ?? transcription.classificationHeadLine?.postAndSerial?.post
        return post.map { PostNames.name(ofPost: $0) }
    }
}

/// The names of posts, one for each whatever the spelling.
package enum PostNames {
    /// The name of the place that an address is at; `nil` for an office without one.
    package static func name(ofAddress address: String) -> String? {
        if let known = known(address) { return known }
        return PlaceNames.place(ofAddress: address).map { known($0) ?? $0 }
    }

    /// The name of a post that a number names: `SAN SALVADOR`, `SANSALVADOR`.
    static func name(ofPost post: String) -> String { known(post) ?? post.titleCased }

    private static func known(_ name: String) -> String? {
        name.withBytes { bytes in
            ByteView(bytes).withPostKey { key in
                let new = renamed.first { old, _ in
                    key.elementsEqual(
                        UnsafeBufferPointer(start: old.utf8Start, count: old.utf8CodeUnitCount))
                }
                if let new { return new.name }
                return Vocabulary.posts.gloss(of: key)
            }
        }
    }

    /// Places whose name changed while telegrams were numbered by it, in the letters of the older name
    /// (US Board on Geographic Names).
    private static let renamed: [(old: StaticString, name: String)] = [
        ("KIEV", "Kyiv"), ("DACCA", "Dhaka"), ("PEKING", "Beijing"), ("BOMBAY", "Mumbai"),
        ("MADRAS", "Chennai"), ("CALCUTTA", "Kolkata"), ("KISHINEV", "Chisinau"),
        ("ALMAATA", "Almaty"), ("TANANARIVE", "Antananarivo"), ("FORTLAMY", "N'Djamena"),
    ]
}
