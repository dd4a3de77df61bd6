#!/usr/bin/env python3
"""Compares the answers of newsgraph query with those of RDFLib, term by term, on the graph of examples/expected/.

    tests/queries/against_rdflib.py NEWSGRAPH

The queries go through the features of SPARQL 1.1, each on facts that the graph has. Rows count as often as they come,
in any order; where a query orders, in order.
"""

import collections
import json
import pathlib
import subprocess
import sys

try:
    import rdflib
except ImportError:
    sys.exit("skipped: needs RDFLib (python3-rdflib)")

rdflib.NORMALIZE_LITERALS = False
ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = sorted((ROOT / "examples" / "expected").glob("*.ttl"))
PREFIXES = """PREFIX schema: <http://schema.org/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
QUERIES = [
    # Patterns and joins.
    "SELECT ?s ?o { ?s schema:name ?o }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "SELECT DISTINCT ?type { ?s a ?type }",
    "SELECT ?q ?text ?who { ?q a schema:Quotation ; schema:text ?text ; schema:spokenByCharacter/schema:name ?who }",
    "SELECT ?q ?name { ?q a schema:Quotation ; schema:spokenByCharacter [ schema:name ?name ] }",
    "SELECT ?a ?b { ?q schema:spokenByCharacter ?a ; schema:mentions ?b FILTER(?a != ?b) }",
    "SELECT (COUNT(*) AS ?n) { ?m nif:referenceContext ?a . ?k nif:referenceContext ?a }",
    # OPTIONAL, UNION, MINUS, EXISTS.
    "SELECT ?e ?d { ?e a schema:Event OPTIONAL { ?e schema:startDate ?d } }",
    "SELECT ?e ?d ?l { ?e a schema:Event OPTIONAL { ?e schema:startDate ?d OPTIONAL { ?e schema:location ?l } } }",
    "SELECT ?x { { ?x a schema:Person } UNION { ?x a schema:Organization } }",
    "SELECT ?x { ?x a schema:Person MINUS { ?x schema:jobTitle ?t } }",
    "SELECT ?x { ?x a schema:Person FILTER NOT EXISTS { ?q schema:spokenByCharacter ?x } }",
    "SELECT ?x { ?x a schema:Person FILTER EXISTS { ?q schema:spokenByCharacter ?x ; schema:mentions ?y } }",
    # Paths.
    "SELECT ?a ?s { ?a schema:isBasedOn+/schema:sourceOrganization ?s }",
    "SELECT ?p ?q { ?p schema:containedInPlace* ?q }",
    "SELECT ?a ?x { ?a a schema:NewsArticle ; schema:mentions|schema:about ?x }",
    "SELECT ?x ?q { ?x ^schema:spokenByCharacter ?q }",
    "SELECT ?q ?o { ?q a schema:Quotation ; !(schema:text|schema:isPartOf) ?o }",
    "SELECT ?q ?n { ?q a schema:Quotation ; schema:spokenByCharacter?/schema:name ?n }",
    # Filters and functions.
    "SELECT ?m ?b ?e { ?m nif:beginIndex ?b ; nif:endIndex ?e FILTER(?e - ?b > 4) }",
    "SELECT ?m { ?m nif:referenceContext ?a ; nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?s . "
    "?a schema:articleBody ?t FILTER(SUBSTR(STR(?t), ?b + 1, ?e - ?b) = STR(?s)) }",
    "SELECT ?s ?n { ?s schema:name ?n FILTER(LANG(?n) = 'zh-Hans' && STRLEN(?n) > 2) }",
    "SELECT ?s ?n { ?s schema:name ?n FILTER LANGMATCHES(LANG(?n), 'zh') }",
    "SELECT ?s ?n { ?s schema:name ?n FILTER REGEX(?n, '^[A-Z]') }",
    "SELECT ?s (STRLEN(?t) AS ?n) (SUBSTR(STR(?t), 2, 3) AS ?part) { ?s schema:text ?t }",
    "SELECT ?s { ?s schema:text ?t FILTER(CONTAINS(STR(?t), '。') || STRSTARTS(STR(?t), '我')) }",
    "SELECT ?a (YEAR(?d) AS ?y) (MONTH(?d) AS ?m) { ?a schema:datePublished ?d FILTER(DATATYPE(?d) = xsd:dateTime) }",
    "SELECT ?m ?c { ?m itsrdf:taConfidence ?c FILTER(?c < 0.9) }",
    "SELECT ?e ?t { ?e ng:eventType ?t FILTER(?t IN (ng:Consult, ng:Election)) }",
    "SELECT ?s ?k { ?s schema:name ?n BIND(IF(LANG(?n) = 'en', UCASE(STR(?n)), 'other') AS ?k) }",
    # Tables, sub-selects, groups, order.
    "SELECT ?x ?n { VALUES ?t { schema:Person schema:Organization } ?x a ?t ; schema:name ?n }",
    "SELECT ?x ?n { { SELECT ?x (COUNT(?m) AS ?n) { ?m itsrdf:taIdentRef ?x } GROUP BY ?x } ?x a schema:Person }",
    "SELECT ?x (COUNT(DISTINCT ?q) AS ?n) { ?q schema:spokenByCharacter ?x } GROUP BY ?x HAVING(COUNT(?q) > 1)",
    "SELECT ?a (MIN(?b) AS ?first) (MAX(?b) AS ?last) (COUNT(?b) AS ?n) { ?m nif:referenceContext ?a ; "
    "nif:beginIndex ?b } GROUP BY ?a",
    "SELECT ?d (COUNT(*) AS ?n) { ?a schema:datePublished ?p } GROUP BY (SUBSTR(STR(?p), 1, 7) AS ?d)",
    "SELECT ?m ?b { ?m nif:beginIndex ?b } ORDER BY DESC(?b) STR(?m) LIMIT 20 OFFSET 3",
    "SELECT DISTINCT ?n { ?s schema:name ?n } ORDER BY STR(?n) LANG(?n)",
    "ASK { ?q ng:quoteForm ng:direct }",
    "ASK { ?q ng:quoteForm ng:shouted }",
]


def by_newsgraph(newsgraph, query):
    command = [newsgraph, "query", "-e", PREFIXES + query, *DATA, "--format", "json"]
    document = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    if "boolean" in document:
        return [document["boolean"]]
    names = document["head"]["vars"]
    return [
        tuple(
            (b["type"], b["value"], b.get("xml:lang", "").lower(), b.get("datatype", "")) if (b := row.get(name)) else None
            for name in names
        )
        for row in document["results"]["bindings"]
    ]


def term(value):
    if value is None:
        return None
    if isinstance(value, rdflib.Literal):
        datatype = str(value.datatype or "")
        return ("literal", str(value), (value.language or "").lower(), "" if datatype.endswith("#string") else datatype)
    return ("uri" if isinstance(value, rdflib.URIRef) else "bnode", str(value), "", "")


def by_rdflib(graph, query):
    result = graph.query(PREFIXES + query)
    if result.type == "ASK":
        return [result.askAnswer]
    return [tuple(term(value) for value in row) for row in result]


def main(newsgraph):
    graph = rdflib.Graph()
    for path in DATA:
        graph.parse(path, format="turtle")
    wrong = 0
    for query in QUERIES:
        ours, theirs = by_newsgraph(newsgraph, query), by_rdflib(graph, query)
        same = ours == theirs if "ORDER BY" in query else collections.Counter(ours) == collections.Counter(theirs)
        if not ours:
            same = False
            print("a query without an answer tests nothing")
        if not same:
            wrong += 1
            more = collections.Counter(ours) - collections.Counter(theirs)
            fewer = collections.Counter(theirs) - collections.Counter(ours)
            print(f"{query}\n  {len(ours)} rows, RDFLib {len(theirs)}; only here {list(more)[:3]}; only there {list(fewer)[:3]}")
    print(f"{len(QUERIES) - wrong} of {len(QUERIES)} queries agree")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
