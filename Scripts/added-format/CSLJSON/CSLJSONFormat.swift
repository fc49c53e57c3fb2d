/// CSL-JSON: what programs that manage references read (Citation Style Language 1.0.2).
package enum CSLJSONFormat {
    package static let format = Format(
        name: "csl-json", summary: "an entry for programs that manage references",
        fileExtensions: [".csl.json"], mediaType: "application/vnd.citationstyles.csl+json",
        writer: CSLJSONWriter())
}
