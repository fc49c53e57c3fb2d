"""Looks at pages of a site in a browser, as a visitor meets them.

    browse_site.py FOLDER KIND PAGE...

The folder is served on this machine. Each page is opened in light and dark, and `axe` looks for what keeps
people out: contrast, landmarks, headings, names. Then the keyboard is tried: the first stop is the way
to the content, and whatever has the focus can be seen to have it. At last the first cable is searched for.
Of a site of kind `mkdocs` axe looks at the text alone, since the rest of the page is the theme's.

Prints what is wrong, a line each, and what was looked at last.
"""

import functools
import http.server
import pathlib
import shutil
import sys
import threading

import axe_playwright_python
from playwright.sync_api import sync_playwright

root, kind, pages = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
axe = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
troubles, counts = [], {"passed": 0}


class Server(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def look(page, name, scheme):
    # By the browser's own tools: the pages let no script of others run.
    page.evaluate(axe + ";0")
    scope = "'article'" if kind == "mkdocs" else "document"
    result = page.evaluate(f"axe.run({scope})")
    counts["passed"] += len(result["passes"])
    for rule in result["violations"]:
        troubles.append(f"{name} ({scheme}): {rule['id']}: {rule['nodes'][0]['html'][:160]}")


def press_tab(page):
    page.keyboard.press("Tab")
    return page.evaluate(
        """() => {
          const style = getComputedStyle(document.activeElement);
          const box = document.activeElement.getBoundingClientRect();
          return {name: document.activeElement.className, text: document.activeElement.textContent,
                  isSeen: style.outlineStyle !== "none" && box.width > 0 && box.left >= 0};
        }"""
    )


def try_keyboard(page, name):
    first = press_tab(page)
    if first["name"] != "skip":
        troubles.append(f"{name}: the first stop is {first['text']!r}, not the way to the content")
    for stop in [first] + [press_tab(page) for _ in range(5)]:
        if not stop["isSeen"]:
            troubles.append(f"{name}: nobody sees that {stop['text']!r} has the focus")


def search(page, start):
    """Searches for the first cable's number, by keyboard, and follows the link to it."""
    wanted = next(name for name in pages if name.startswith("cable/")).removesuffix("index.html")
    number = wanted.split("/")[1].removesuffix(".html")
    page.goto(start + "index.html")
    if kind == "mkdocs":
        page.locator("input[name=query]").press_sequentially(number)
        links = page.locator(".md-search-result__link")
    else:
        page.get_by_role("searchbox").fill(number)
        page.keyboard.press("Enter")
        links = page.locator("#results a")
    links.first.wait_for()
    found = [link for link in links.all() if link.evaluate("link => link.pathname") == "/" + wanted]
    if not found:
        troubles.append(f"the search for {number} does not find it")
        return
    found[0].click()
    page.wait_for_url(lambda address: "/cable/" in address)
    if not page.title():
        troubles.append(f"what the search for {number} leads to is no page")


handler = functools.partial(Server, directory=str(root))
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
start = f"http://127.0.0.1:{server.server_port}/"
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
    for scheme in ("light", "dark"):
        page = browser.new_context(color_scheme=scheme).new_page()
        page.on("console", lambda message: troubles.append(f"{page.url}: says {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: fails by {error}"))
        for name in pages:
            answer = page.goto(start + name)
            if not answer.ok:
                troubles.append(f"{name}: {answer.status}")
            look(page, name, scheme)
            if scheme == "light" and kind != "mkdocs":
                try_keyboard(page, name)
        search(page, start)
    browser.close()
for trouble in troubles:
    print(trouble)
print(f"{len(pages)} pages, {counts['passed']} rules passed")
sys.exit(1 if troubles or counts["passed"] == 0 else 0)
