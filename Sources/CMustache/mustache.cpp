// Parses templates with kainjow's library and hands out their pieces.
//
// Rendering is left to the caller: the library's own leaves an empty line in the place of a
// section that is not shown, copies every value into its own kind of map, and is not const.

#include "CMustache.h"

#include <exception>
#include <kainjow/mustache.hpp>

namespace mustache = kainjow::mustache;
using Component = mustache::component<std::string>;

struct cmustache_template {
    Component root;
    std::string error;
    std::vector<cmustache_piece> pieces;

    void add(int kind, const std::string &text, size_t offset) {
        pieces.push_back({kind, text.data(), text.size(), offset});
    }

    void flatten(const Component &parent) {
        for (const Component &child : parent.children) {
            const std::string &name = child.tag.name;
            switch (child.tag.type) {
            case mustache::tag_type::text: {
                const bool isLineEnd = child.text == "\n" || child.text == "\r\n" || child.text == "\r";
                const bool isBlank = child.text == " " || child.text == "\t";
                add(isLineEnd ? cmustache_line_end : isBlank ? cmustache_blank : cmustache_text,
                    child.text, child.position);
                break;
            }
            case mustache::tag_type::variable:
            case mustache::tag_type::unescaped_variable:
                add(cmustache_value, name, child.position);
                break;
            case mustache::tag_type::section_begin:
            case mustache::tag_type::section_begin_inverted:
                add(child.tag.type == mustache::tag_type::section_begin ? cmustache_section
                                                                        : cmustache_inverted,
                    name, child.position);
                flatten(child);
                // The parser has taken the end's own component away.
                add(cmustache_end, name, child.position);
                break;
            case mustache::tag_type::partial:
                add(cmustache_partial, name, child.position);
                break;
            default:
                add(cmustache_remark, name, child.position);
                break;
            }
        }
    }
};

extern "C" cmustache_template *cmustache_parse(const char *text, size_t length) {
    auto *parsed = new cmustache_template;
    try {
        mustache::context<std::string> values;
        mustache::context_internal<std::string> context{values};
        mustache::parser<std::string> parser{
            std::string(text, length), context, parsed->root, parsed->error};
        if (parsed->error.empty()) parsed->flatten(parsed->root);
    } catch (const std::exception &) {
        // The parser reads beyond the text where a tag is cut off at its end.
        parsed->error = "Unclosed tag at " + std::to_string(length);
    }
    return parsed;
}

extern "C" void cmustache_free(cmustache_template *parsed) { delete parsed; }

extern "C" const char *cmustache_error(const cmustache_template *parsed) {
    return parsed->error.empty() ? nullptr : parsed->error.c_str();
}

extern "C" size_t cmustache_count(const cmustache_template *parsed) { return parsed->pieces.size(); }

extern "C" cmustache_piece cmustache_piece_at(const cmustache_template *parsed, size_t index) {
    return parsed->pieces[index];
}
