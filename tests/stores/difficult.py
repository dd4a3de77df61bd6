"""Statements that stores are known to trip over."""

import dataclasses

GRAPH = "https://w3id.org/newsgraph/id/article/difficult"
SUBJECT = "https://w3id.org/newsgraph/id/article/difficult"
BODY = "http://schema.org/articleBody"
SENTENCE = "海洋把我们分开，也把我们连在一起。“鱼不认得国界”，他说。𠮷野家的👩‍🚀也这么想；"


@dataclasses.dataclass
class Statement:
    """One statement whose object is asked for; the value is the text of a literal or an IRI."""

    value: str
    predicate: str = BODY
    is_iri: bool = False

    def to_nquads(self):
        if self.is_iri:
            written = f"<{self.value}>"
        else:
            text = self.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
            written = f'"{text}"@zh-Hans'
        return f"<{SUBJECT}> <{self.predicate}> {written} <{GRAPH}> .\n"

    def question(self):
        return f"SELECT DISTINCT ?o WHERE {{ GRAPH <{GRAPH}> {{ <{SUBJECT}> <{self.predicate}> ?o }} }}"


def text_of(size):
    """So many bytes of Chinese, or a few less."""
    return (SENTENCE * (size // len(SENTENCE.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def cases(longest_literal, longest_iri):
    """(name, Statement) of all that a store with these limits (bytes) has to take."""
    sizes = [size for size in (60_000, 72_000, 300_000, 1_000_000) if size <= longest_literal]
    for size in sizes:
        yield f"a body of {size} bytes as the first statement", Statement(text_of(size))
    yield "quotation marks, line breaks and a backslash", Statement('他说：“"引号"\\ 与\n换行”\t制表')
    yield "a text of blanks at its ends", Statement("  首尾有空格  ")
    yield "an empty text", Statement("")
    prefix = "https://example.org/"
    yield "an IRI with Chinese", Statement(prefix + "新闻/挪威?问=1#段", "http://schema.org/url", True)
    yield "an IRI with marks", Statement(prefix + "a(b)'c~d%E6%96%B0;x=1&y=@$,", "http://schema.org/url", True)
    for size in (1_000, 1_800, 5_000):
        if size <= longest_iri:
            yield f"an IRI of {size} bytes", Statement(prefix + "n" * (size - len(prefix)), "http://schema.org/url", True)
