// Runs a site's search script without a browser, and prints what it shows.
//
//     node search.js SITE QUERY
"use strict";
const fs = require("fs");
const [site, query] = process.argv.slice(2);

class Element {
    constructor(name) { this.name = name; this.children = []; this.textContent = ""; }
    append(...children) { this.children.push(...children); }
    // Nothing that a cable says may become markup.
    set innerHTML(text) { throw new Error("markup was set: " + text); }
    get text() { return this.textContent + this.children.map((child) => child.text).join(""); }
}

const elements = { q: new Element("input"), found: new Element("p"), results: new Element("ol") };
globalThis.document = {
    getElementById: (id) => elements[id],
    createElement: (name) => new Element(name),
};
globalThis.location = { search: "?q=" + encodeURIComponent(query) };
globalThis.fetch = async (name) => ({ json: async () => JSON.parse(fs.readFileSync(site + "/" + name)) });
process.on("exit", () => {
    console.log(elements.found.textContent);
    for (const item of elements.results.children) {
        console.log(item.children[0].href + " " + item.text);
    }
});
new Function(fs.readFileSync(site + "/search.js", "utf8"))();
