#!/usr/bin/env python3
"""Opens pages of newsgraph inspect in headless Chromium and looks at the document that it makes of them.

    browse.py NEWSGRAPH ARTICLES

NEWSGRAPH is the program, ARTICLES a folder. Ends with "skipped: ..." where Chromium is absent."""
import base64
import hashlib
import html
import html.parser
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOSTILE = """[</title><script>document.title="taken"</script><img src=x onerror="document.title='taken'">](javascript:document.title='taken')
------
<p>普京说：“&lt;/script&gt;&lt;script&gt;document.title='taken'&lt;/script&gt;&lt;img src=x onerror=document.title='taken'&gt;，我们会继续合作。”</p>
<p>法国总统马克龙" onclick="document.title='taken'" x="访问了德国&lt;style&gt;*{display:none}&lt;/style&gt;&amp;lt;b&amp;gt;。]]&gt;--&gt;</p>
"""


# What the page is made of. Nothing of it fetches anything, and only the one script runs.
KNOWN = set("html head meta title style body a header span div button main article h1 h2 h3 p blockquote aside section "
            "nav label input details summary ul ol li dl dt dd b code pre script".split())
ALLOWED = set("lang charset http-equiv content name class href role aria-label aria-live aria-pressed type data-layer "
              "disabled id tabindex data-m data-t data-of data-role data-iri data-place title hidden for autocomplete "
              "spellcheck rel open".split())


class Elements(html.parser.HTMLParser):
    """The elements, attributes and links of a document, as a parser finds them."""

    def __init__(self, source):
        super().__init__()
        self.names, self.attributes, self.links = set(), set(), []
        self.scripts = 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name == "href"]
        self.scripts += tag == "script"


def check(holds, what):
    if not holds:
        sys.exit(f"does not hold: {what}")
    print(f"holds: {what}")


class Browser:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def dom(self, page, fragment="", *options):
        """The document after the script ran, and what the console said."""
        address = page.as_uri() + fragment
        run = subprocess.run(
            [self.program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             f"--user-data-dir={self.folder}/profile", "--enable-logging=stderr", "--virtual-time-budget=5000",
             *options, "--dump-dom", address], capture_output=True, text=True, timeout=240)
        if run.returncode != 0 or "<html" not in run.stdout:
            sys.exit(f"Chromium ended with {run.returncode}:\n{run.stderr[-2000:]}")
        console = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
        return run.stdout, console


    def answers(self, page, steps):
        """What JavaScript expressions give, one after the other, that see the page's `document` as `d`."""
        frame = Path(self.folder) / "frame.html"
        frame.write_text(FRAME % (page.as_uri(), json.dumps(steps)))
        dom, console = self.dom(frame, "", "--disable-web-security")
        answer = re.search(r'<pre id="answers">(.*?)</pre>', dom, re.S)
        return json.loads(html.unescape(answer.group(1))) if answer else console


# Looks into the page from outside, as its policy allows no other script inside.
FRAME = """<!doctype html><iframe src="%s" width="1200" height="900"></iframe><pre id="answers">[]</pre><script>
const frame = document.querySelector("iframe"), steps = %s, answers = [];
frame.onload = async () => {
  const d = frame.contentDocument;
  for (const step of steps) {
    answers.push(eval(step));
    await new Promise((done) => setTimeout(done, 200));
  }
  document.getElementById("answers").textContent = JSON.stringify(answers);
};
</script>"""


def page_of(newsgraph, article, folder):
    page = Path(folder) / (Path(article).stem + ".html")
    subprocess.run([newsgraph, "inspect", str(article), "-o", str(page)], check=True)
    return page


def check_policy(source):
    """The policy allows this style and this script alone, and nothing is fetched."""
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', source).group(1))
    for kind, element in (("style", "style"), ("script", "script")):
        text = re.search(f"<{element}>(.*?)</{element}>", source, re.S).group(1)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        check(f"{kind}-src 'sha256-{digest}'" in policy, f"the policy has the {kind}'s hash")
    check("default-src 'none'" in policy and "unsafe" not in policy, "the policy allows nothing else")
    elements = Elements(source)
    check(elements.names <= KNOWN, f"the page has no element that fetches or runs something: {elements.names - KNOWN}")
    check(elements.attributes <= ALLOWED, f"nor such an attribute: {elements.attributes - ALLOWED}")
    check(all(re.match("#|https?://", link) for link in elements.links), "its links lead to itself and to the web")
    check(not re.search(r"@import|url\(", re.search("<style>(.*?)</style>", source, re.S).group(1)),
          "its style asks for nothing")


def card(dom):
    """The card that is shown, and the identifiers of the marks that are chosen."""
    shown = re.findall(r'<section class="card shown" id="([^"]*)".*?</section>', dom, re.S)
    text = re.search(r'<section class="card shown".*?</section>', dom, re.S)
    chosen = re.findall(r'<span class="mark [^"]*chosen[^"]*"[^>]*data-t="([^"]*)"', dom)
    return shown, html.unescape(re.sub(r"<[^>]*>", "", text.group(0))) if text else "", set(chosen)


def main():
    newsgraph, articles = sys.argv[1], Path(sys.argv[2])
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        print("skipped: Chromium is not installed (chromium)")
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, folder)
        page = page_of(newsgraph, articles / "01-summit-chain.md", folder)
        source = page.read_text()
        check_policy(source)

        dom, console = browser.dom(page)
        check(console == [], f"the script runs without a word: {console}")
        check(re.search(r"<html[^>]* class=\"js\"", dom), "the script has run")
        check(card(dom)[0] == [], "nothing is chosen at first")

        mention, thing = re.search(r'class="mark person[^"]*" id="(m\d+)"[^>]*data-t="([^"]*)"', source).groups()
        dom, console = browser.dom(page, f"#{mention}")
        shown, text, chosen = card(dom)
        check(console == [], f"choosing a mark makes no error: {console}")
        check(shown == [thing] and chosen == {thing}, f"a chosen mark shows its card and all its marks: {shown} {chosen}")
        check("a schema:Person" in text and "schema:name" in text, "the card has the RDF of the person")
        check("a nif:Phrase" in text and "nif:beginIndex" in text, "and that of the mention")
        check("ontology/" in text, "and says by which line it was found")

        dom, _ = browser.dom(page, "#quotation-1")
        shown, text, chosen = card(dom)
        check(shown == ["quotation-1"] and "a schema:Quotation" in text, "a quotation shows its RDF")
        check(re.search(r'class="aside related" data-of="quotation-1" data-role="speaker"', dom),
              "the words for who speaks are shown with it")
        dom, _ = browser.dom(page, "#event-1")
        check("a schema:Event" in card(dom)[1] and 'data-as="actor"' in dom, "an event shows its RDF and its actors")
        dom, _ = browser.dom(page, "#source-1")
        check("a schema:Report" in card(dom)[1], "a source chain shows its reports")

        event = re.search(r'class="mark event[^"]*" id="m\d+"[^>]*data-t="([^"]*)"', source).group(1)
        shown = "[...d.querySelectorAll('.card.shown')].map((c) => c.id).join()"
        press = "new d.defaultView.KeyboardEvent('keydown', {key: '%s', bubbles: true})"
        answers = browser.answers(page, [
            f"d.getElementById('{mention}').click()", shown,
            f"d.dispatchEvent({press % 'Escape'})", shown,
            f"d.querySelector('#story .event').dispatchEvent({press % 'Enter'})", shown,
            "d.querySelector('#story .direct .place').click()",
            "d.querySelector('.card.shown').dataset.layer",
            "d.querySelector('.layer[data-layer=place]').click()",
            "getComputedStyle(d.querySelector('#story .place')).textDecorationLine",
            "d.getElementById('filter').value = '汉森', d.getElementById('filter').dispatchEvent(new Event('input'))",
            "[...d.querySelectorAll('#lists li:not([hidden])')].every((item) => item.textContent.includes('汉森'))"])
        check(answers[1::2] == [thing, "", event, "place", "none", True],
              f"clicks, keys, the legend and the search do what they say: {answers[1::2]}")

        evil = Path(folder) / "hostile.md"
        evil.write_text(HOSTILE)
        page = page_of(newsgraph, evil, folder)
        check_policy(page.read_text())
        dom, console = browser.dom(page, "#quotation-1")
        check(console == [], f"a hostile article makes no error: {console}")
        elements = Elements(dom)
        check("<title>taken" not in dom and elements.scripts == 1, "a hostile article brings in no script")
        added = {"data-painted", "data-as"}  # by the page's own script
        check(elements.names <= KNOWN and elements.attributes <= ALLOWED | added, "nor an element or a handler")
        check("document.title='taken'" in html.unescape(dom), "but its words are there")


main()
