import CableGrammar
import CableModel
import CableSyntax

/// Which telegrams that a cable cites are surely telegrams.
extension Cable {
    /// Whether the post of a telegram cited is known: by a table, or because it is the cable's own
    /// or one of those that send or get it.
    ///
    /// A name that nobody knows may be a typing error, or words before any number: what is made of
    /// it may be the number of no telegram. Asked anew whenever it is written, so that it never
    /// disagrees with the tables.
    func knowsPost(of cited: CitedTelegram) -> Bool {
        cited.post.withBytes { bytes in
            let post = ByteView(bytes)
            if post.withPostKey(Vocabulary.isPost) { return true }
            return namesPost(post)
        }
    }

    /// Whether a reference has a target that may be no telegram.
    func isUnverified(_ reference: Reference) -> Bool {
        guard let cited = reference.cited, target(of: cited) != nil else { return false }
        return !knowsPost(of: cited)
    }

    private func namesPost(_ post: ByteView) -> Bool {
        if let own = messageReferenceNumber?.post, post.hasLetters(of: own) { return true }
        if let own = transcription.classificationHeadLine?.postAndSerial?.post,
            post.hasLetters(of: own)
        {
            return true
        }
        return attestedSenders.contains { isPost(post, ofAddress: $0.value) }
            || addressees.contains { isPost(post, ofAddress: $0.name) }
    }

    private func isPost(_ post: ByteView, ofAddress address: String) -> Bool {
        address.withBytes { bytes in
            let address = ByteView(bytes)
            if post.hasLetters(of: address) { return true }
            // "USMISSION LAPUTA" names a post, though no place that a reader is shown.
            if AddressLines.namesPost(address), let word = address.firstWord {
                return post.hasLetters(of: address.from(word.end))
            }
            return post.hasLetters(of: PlaceNames.nameOfPlace(address))
        }
    }
}

extension ByteView {
    /// Whether two names have the same letters, blanks and signs left out, capitals or not.
    fileprivate func hasLetters(of other: String) -> Bool {
        other.withBytes { hasLetters(of: ByteView($0)) }
    }

    fileprivate func hasLetters(of other: ByteView) -> Bool {
        withPostKey { key in other.withPostKey { key.count > 0 && key.elementsEqual($0) } }
    }
}
