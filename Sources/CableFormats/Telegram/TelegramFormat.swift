/// Raw telegrams, of any generation.
package enum TelegramFormat {
    package static let format = Format(
        name: "telegram",
        summary: "raw telegram text: from ACP 127 headers to record copies and web copies",
        fileExtensions: [".txt"], reader: TelegramReader(), splitter: TelegramRecords())
}
