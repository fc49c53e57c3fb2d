import MarkdownTemplates

/// The template that a document is made by, an option of several formats.
package enum TemplateChoice {
    /// The text of a Mustache template to be used in place of the format's own.
    package static let option = WriterOption("template", default: String?.none)

    /// The texts that `{{> name}}` stands for in it, in the order of their names.
    package static let partials = WriterOption("template-partials", default: [TemplatePartial]())

    package static let flag = OptionFlag.file(
        of: option, help: "a Mustache template in place of the default")

    /// The templates that the program brings, by the names by which a user asks for them.
    package static let shipped = ShippedTemplates.all
}
