"""Looks through the built pages of a site for links that lead nowhere and for text that became markup.

    check_site.py FOLDER [ADDRESS]

The address is that of the site, where its pages name it. Prints what is wrong, a line each, and the number of pages and links at last. Whatever came from a hostile cable
has `alert(1)` in it, which is text wherever it stands.
"""

import pathlib
import sys
import urllib.parse
from html.parser import HTMLParser

root = pathlib.Path(sys.argv[1]).resolve()
base = sys.argv[2] if len(sys.argv) > 2 else "/"
base_path = urllib.parse.urlsplit(base).path


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.names, self.links, self.dangers, self.open = set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        for key in ("id", "name"):
            if values.get(key) and (key == "id" or tag == "a"):
                self.names.add(values[key])
        for key in ("href", "src"):
            # What tells a browser to look elsewhere first is no page of the site.
            if key in values and values.get("rel") not in ("preconnect", "canonical"):
                self.links.append(values[key] or "")
        for key, value in values.items():
            leads = key in ("href", "src", "action", "formaction", "data", "xlink:href")
            if key.startswith("on") or leads and "javascript:" in (value or "").lower():
                self.dangers.append(f"{tag} {key}={value}")
        if tag in ("iframe", "object", "embed", "base"):
            self.dangers.append(tag)
        if tag == "script":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag == "script" and self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open and "alert(1)" in data:
            self.dangers.append("script with text of a cable")


pages = {}
for path in sorted(root.rglob("*.html")):
    pages[path] = Page(path.read_text("utf-8"))

troubles, count = [], 0
for path, page in pages.items():
    name = path.relative_to(root)
    troubles += [f"{name}: {danger}" for danger in page.dangers]
    for link in page.links:
        if base != "/" and link.startswith(base):
            link = base_path + link[len(base):]
        parts = urllib.parse.urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        count += 1
        target = urllib.parse.unquote(parts.path)
        if target.startswith(base_path):
            place = root / target[len(base_path):]
        else:
            place = path.parent / target if target else path
        place = pathlib.Path(*place.resolve().parts)
        if place.is_dir():
            place = place / "index.html"
        if not place.is_file():
            troubles.append(f"{name}: {link} leads nowhere")
        elif parts.fragment and place in pages:
            # Material's script makes the names that begin so.
            fragment = urllib.parse.unquote(parts.fragment)
            if fragment not in pages[place].names and not fragment.startswith("__"):
                troubles.append(f"{name}: {link} has no such name")

for trouble in troubles:
    print(trouble)
print(f"{len(pages)} pages, {count} links")
sys.exit(1 if troubles else 0)
