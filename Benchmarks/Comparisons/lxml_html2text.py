"""A usual script: lxml parses the page, html2text makes Markdown of it."""
import sys

import html2text
import lxml.html

for path in sys.argv[1:]:
    tree = lxml.html.parse(path)
    sys.stdout.write(html2text.html2text(lxml.html.tostring(tree, encoding="unicode")))
