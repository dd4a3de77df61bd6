#!/usr/bin/env python3
"""Whether the formats of one export hold the same graph, as independent readers understand them.

    round_trip.py NEWSGRAPH INPUT [OPTION...]    an export of INPUT, with further options of `newsgraph export`
    round_trip.py --files NTRIPLES JSONLD        two files that hold the same graph

The readers are RDFLib (all formats), Raptor (rapper: all but JSON-LD), Serd (serdi: TriG) and PyLD (JSON-LD). There are
no blank nodes in what newsgraph exports, so graphs are equal where their sets of statements are. Language tags are
compared in lower case: JSON-LD processors may normalise them. Exit status 1: some differ, which is printed.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import rdflib
    from pyld import jsonld
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(0)

rdflib.NORMALIZE_LITERALS = False  # lexical forms are what is compared

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
TERM = r'<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?'
LINE = re.compile(rf"\s*(?:{TERM})\s+(?:{TERM})\s+(?:{TERM})\s*(?:{TERM})?\s*\.\s*")
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))')
SHORT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def unescaped(text):
    def character(match):
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else SHORT.get(match[3], match[3])
    return ESCAPE.sub(character, text) if "\\" in text else text


def term(iri, blank, text, language, datatype):
    if iri is not None:
        return ("iri", unescaped(iri))
    if blank is not None:
        return ("blank", blank)
    if text is None:
        return None
    if language:
        return ("text", unescaped(text), language.lower())
    return ("literal", unescaped(text), datatype or XSD_STRING)


def of_lines(lines):
    """Statements of N-Triples or N-Quads: (subject, predicate, object, graph or None)."""
    quads = set()
    for line in lines.split("\n"):
        if not line.strip():
            continue
        match = LINE.fullmatch(line)
        if match is None:
            sys.exit(f"not a line of N-Quads: {line[:200]}")
        groups = match.groups()
        quads.add(tuple(term(*groups[i:i + 5]) for i in (0, 5, 10, 15)))
    return quads


def rdflib_term(node):
    if isinstance(node, rdflib.URIRef):
        return ("iri", str(node))
    if isinstance(node, rdflib.BNode):
        return ("blank", str(node))
    if node.language:
        return ("text", str(node), node.language.lower())
    return ("literal", str(node), str(node.datatype or XSD_STRING))


def of_rdflib(text, format):
    dataset = rdflib.ConjunctiveGraph()
    default = dataset.default_context.identifier
    dataset.parse(data=text, format=format, publicID="urn:base")
    quads = set()
    for subject, predicate, object, graph in dataset.quads((None, None, None, None)):
        name = graph.identifier if isinstance(graph, rdflib.Graph) else graph
        named = isinstance(name, rdflib.URIRef) and name != default and str(name) != "urn:base"
        quads.add((rdflib_term(subject), rdflib_term(predicate), rdflib_term(object),
                   ("iri", str(name)) if named else None))
    return quads


def pyld_term(node):
    if node["type"] == "IRI":
        return ("iri", node["value"])
    if node["type"] == "blank node":
        return ("blank", node["value"])
    if "language" in node:
        return ("text", node["value"], node["language"].lower())
    return ("literal", node["value"], node.get("datatype", XSD_STRING))


def of_pyld(text):
    quads = set()
    for graph, statements in jsonld.to_rdf(json.loads(text)).items():
        for one in statements:
            quads.add((pyld_term(one["subject"]), pyld_term(one["predicate"]), pyld_term(one["object"]),
                       None if graph == "@default" else ("iri", graph)))
    return quads


def of_command(*command):
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}: {run.stderr.decode()}")
    return of_lines(run.stdout.decode())


def each_line(read, text):
    quads = set()
    for line in text.splitlines():
        quads |= read(line)
    return quads


def triples(quads):
    return {quad[:3] for quad in quads}


failed = False


def check(what, found, expected):
    global failed
    same = found == expected
    print(f"{'same' if same else 'DIFFERENT'}: {what}: {len(found)} statements")
    if same:
        return
    failed = True
    for title, some in (("missing", expected - found), ("not expected", found - expected)):
        for quad in sorted(some, key=str)[:5]:
            print(f"  {title}: {quad}")


def check_files(ntriples, json_file):
    expected = triples(of_lines(Path(ntriples).read_text()))
    text = Path(json_file).read_text()
    documents = text.splitlines() if json_file.endswith("l") and not json_file.endswith("jsonld") else [text]
    for name, read in (("RDFLib", lambda one: of_rdflib(one, "json-ld")), ("PyLD", of_pyld)):
        check(f"{name} of {json_file}", triples(set().union(*map(read, documents))), expected)


def check_export(program, source, options):
    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return str(Path(folder) / name)
        for name in ("x.nt", "x.ttl", "x.nq", "x.trig", "x.jsonld", "x.jsonl"):
            subprocess.run([program, "export", source, "-o", path(name), "--quiet", *options], check=True)
        text = {name.suffix[1:]: name.read_text() for name in Path(folder).iterdir()}
        expected = of_lines(text["nt"])
        quads = of_lines(text["nq"])
        if not expected or any(term[0] == "blank" for quad in quads for term in quad):
            sys.exit("no statements, or blank nodes")
        check("N-Quads without graphs", triples(quads), triples(expected))
        check("N-Triples, RDFLib", of_rdflib(text["nt"], "nt"), expected)
        check("N-Triples, Raptor", of_command("rapper", "-q", "-i", "ntriples", "-o", "ntriples", path("x.nt")), expected)
        check("Turtle, RDFLib", of_rdflib(text["ttl"], "turtle"), expected)
        check("Turtle, Raptor", of_command("rapper", "-q", "-i", "turtle", "-o", "ntriples", path("x.ttl")), expected)
        check("N-Quads, RDFLib", of_rdflib(text["nq"], "nquads"), quads)
        check("N-Quads, Raptor", of_command("rapper", "-q", "-i", "nquads", "-o", "nquads", path("x.nq")), quads)
        check("TriG, RDFLib", of_rdflib(text["trig"], "trig"), quads)
        check("TriG, Serd", of_command("serdi", "-i", "trig", "-o", "nquads", path("x.trig")), quads)
        check("JSON-LD, RDFLib", of_rdflib(text["jsonld"], "json-ld"), expected)
        check("JSON-LD, PyLD", of_pyld(text["jsonld"]), expected)
        check("JSON Lines, RDFLib", each_line(lambda line: of_rdflib(line, "json-ld"), text["jsonl"]), expected)
        check("JSON Lines, PyLD", each_line(of_pyld, text["jsonl"]), expected)


if len(sys.argv) < 3:
    sys.exit(__doc__)
if sys.argv[1] == "--files":
    check_files(*sys.argv[2:4])
else:
    check_export(sys.argv[1], sys.argv[2], sys.argv[3:])
sys.exit(1 if failed else 0)
