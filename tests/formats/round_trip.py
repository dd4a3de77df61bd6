#!/usr/bin/env python3
"""Whether the formats of one export hold the same graph, as independent readers understand them.

    round_trip.py NEWSGRAPH INPUT [OPTION...]         an export of INPUT, with further options of `newsgraph export`;
                                                      INPUT may be shared:PATH, in the shared test data
    round_trip.py --random RANDOM_GRAPHS COUNT SEED   what the program of random_graphs.cpp writes

The readers are RDFLib (Turtle, TriG, JSON-LD; its reader of N-Triples takes an escaped backslash before an n for a line
break), Raptor (rapper: N-Triples, N-Quads, Turtle), Serd (serdi: N-Triples, N-Quads, TriG) and PyLD (JSON-LD). There are
no blank nodes in what newsgraph exports, so graphs are equal where their sets of statements are. Language tags are
compared in lower case: JSON-LD processors may normalise them. Exit status 1: some differ, which is printed.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

try:
    import rdflib
    from pyld import jsonld
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(0)

rdflib.NORMALIZE_LITERALS = False  # lexical forms are what is compared
warnings.simplefilter("ignore")  # of forms that are not valid: they are on purpose

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


def check(what, found, expected, quiet=False):
    global failed
    same = found == expected
    if not same or not quiet:
        print(f"{'same' if same else 'DIFFERENT'}: {what}: {len(found)} statements")
    if same:
        return
    failed = True
    for title, some in (("missing", expected - found), ("not expected", found - expected)):
        for quad in sorted(some, key=str)[:5]:
            print(f"  {title}: {str(quad)[:600]}")


def by_shape(quads):
    """Statements with blank nodes by what is said of them: enough for small graphs where labels are not kept."""
    names = {term: () for quad in quads for term in quad[:3] if term[0] == "blank"}
    for _ in range(4):
        names = {node: hash((names[node], tuple(sorted(
            (i, *(str(names.get(term, term)) if term != node else "self" for term in quad[:3]))
            for quad in quads for i in (0, 2) if quad[i] == node)))) for node in names}
    return collections.Counter(tuple(("blank", names[term]) if term in names else term for term in quad[:3])
                               for quad in quads)


def check_random(maker, count, seed):
    """Random graphs: JSON-LD and JSON Lines hold what N-Triples hold."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([maker, folder, count, seed], check=True)
        for number in range(int(count)):
            path = Path(folder) / str(number)
            expected = by_shape(of_lines(path.with_suffix(".nt").read_text()))
            for suffix in (".jsonld", ".jsonl"):
                text = path.with_suffix(suffix).read_text()
                for name, read in (("RDFLib", lambda one: of_rdflib(one, "json-ld")), ("PyLD", of_pyld)):
                    check(f"graph {number} of seed {seed}, {suffix}, {name}", by_shape(read(text)), expected, quiet=True)
        print(f"{count} random graphs")


def input_path(source):
    if not source.startswith("shared:"):
        return source
    root = os.environ.get("NEWSGRAPH_SHARED", Path(__file__).resolve().parents[2] / ".." / "shared")
    path = Path(root) / source.removeprefix("shared:")
    if not path.exists():
        print(f"skipped: no shared test data at {path}")
        sys.exit(0)
    return str(path)


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
        check("N-Triples, Serd", of_command("serdi", "-i", "ntriples", "-o", "ntriples", path("x.nt")), expected)
        check("N-Triples, Raptor", of_command("rapper", "-q", "-i", "ntriples", "-o", "ntriples", path("x.nt")), expected)
        check("Turtle, RDFLib", of_rdflib(text["ttl"], "turtle"), expected)
        check("Turtle, Raptor", of_command("rapper", "-q", "-i", "turtle", "-o", "ntriples", path("x.ttl")), expected)
        check("N-Quads, Serd", of_command("serdi", "-i", "nquads", "-o", "nquads", path("x.nq")), quads)
        check("N-Quads, Raptor", of_command("rapper", "-q", "-i", "nquads", "-o", "nquads", path("x.nq")), quads)
        check("TriG, RDFLib", of_rdflib(text["trig"], "trig"), quads)
        check("TriG, Serd", of_command("serdi", "-i", "trig", "-o", "nquads", path("x.trig")), quads)
        check("JSON-LD, RDFLib", of_rdflib(text["jsonld"], "json-ld"), expected)
        check("JSON-LD, PyLD", of_pyld(text["jsonld"]), expected)
        check("JSON Lines, RDFLib", each_line(lambda line: of_rdflib(line, "json-ld"), text["jsonl"]), expected)
        check("JSON Lines, PyLD", each_line(of_pyld, text["jsonl"]), expected)


if len(sys.argv) < 3:
    sys.exit(__doc__)
if sys.argv[1] == "--random":
    check_random(*sys.argv[2:5])
else:
    check_export(sys.argv[1], input_path(sys.argv[2]), sys.argv[3:])
sys.exit(1 if failed else 0)
