"""The least that a script can do: the page's blocks by a regular expression, references undone."""
import html
import re
import sys

block = re.compile(r"<pre>(.*?)</pre>", re.S)
tag = re.compile(r"<[^>]+>")
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", errors="replace") as file:
        for text in block.findall(file.read()):
            sys.stdout.write(html.unescape(tag.sub("", text)))
