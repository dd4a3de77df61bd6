#!/usr/bin/python3
"""Whether confidence means what it says: of mentions that were given 0.9, nine of ten should be right.

    bench/calibration.py

Exports the articles of the Chinese gold and, for each confidence, counts the mentions of entities that denote what the gold
says: right is a mention whose words, and whose entity's type, are those of an entity of the article's gold. Events are right
where the gold has one of their type whose trigger holds the word or is held by it. Skipped without the shared test data.
"""

import collections
import importlib.util
import json
import pathlib
import sys
import tempfile

import rdflib

import quality


def scorer():
    spec = importlib.util.spec_from_file_location("score", quality.SHARED / "tools/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mentions(graph, article, score):
    """(kind, words, type, confidence) of each mention in the headline or the body of an article."""
    nif, its = rdflib.Namespace(score.NIF), rdflib.Namespace(score.ITS)
    ng, schema = rdflib.Namespace(score.NG), rdflib.Namespace("http://schema.org/")
    exported = score.Exported(graph, article, schema)
    contexts = {article} | set(graph.subjects(nif.broaderContext, article))
    for context in contexts:
        for mention in graph.subjects(nif.referenceContext, context):
            thing, words = graph.value(mention, its.taIdentRef), str(graph.value(mention, nif.anchorOf))
            confidence = float(graph.value(mention, its.taConfidence))
            event = graph.value(thing, ng.eventType)
            if event is not None:
                yield "event", words, str(event).rsplit("#", 1)[-1], confidence
            elif exported.kind(thing):
                yield "entity", words, exported.kind(thing), confidence


def is_right(kind, words, of, gold, score):
    words = score.fold(words)
    if kind == "entity":
        return any(entity["type"] == of and words in {score.fold(form) for form in entity["forms"] + [entity["name"]]}
                   for entity in gold["entities"])
    return any(event["type"] == of and (words in score.fold(event["trigger"]) or score.fold(event["trigger"]) in words)
               for event in gold["events"])


def main():
    if not (quality.SHARED / "tools/score.py").exists():
        print(f"skipped: no shared test data at {quality.SHARED}")
        return 0
    score = scorer()
    gold_folder, articles = quality.SETS["zh"]
    golds = {score.url_key(gold["url"]): gold for gold in map(json.loads, (p.read_text() for p in sorted(gold_folder.glob("*.json"))))}
    graph = rdflib.Graph()
    with tempfile.TemporaryDirectory() as folder:
        graph.parse(quality.export(articles, pathlib.Path(folder)), format="nt")
    tallies = collections.defaultdict(lambda: [0, 0])
    for article, url in graph.subject_objects(rdflib.URIRef("http://schema.org/url")):
        gold = golds.get(score.url_key(str(url)))
        if gold is None or "/article/" not in str(article):
            continue
        for kind, words, of, confidence in mentions(graph, article, score):
            tally = tallies[kind, confidence]
            tally[0] += is_right(kind, words, of, gold, score)
            tally[1] += 1
    print(f"{'kind':10}{'given':>8}{'right':>8}{'mentions':>10}")
    for (kind, confidence), (right, total) in sorted(tallies.items(), reverse=True):
        print(f"{kind:10}{confidence:8.2f}{right / total:8.2f}{total:10}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
