#!/usr/bin/env python3
"""Validates the examples beside this file with pySHACL, independently of newsgraph's own engine.

    python3 -m venv ~/.venvs/shacl && ~/.venvs/shacl/bin/pip install pyshacl
    ~/.venvs/shacl/bin/python tests/shapes/check.py [--data FILE...] [--https]

Without arguments: every example gives the results that it lists, every constraint of every shape is broken by some
example, and the event types are those of the ontology. With --data: these files conform (warnings are counted apart).
README.md says what an example file looks like.
"""

import argparse
import collections
import pathlib
import re
import sys

import pyshacl
import pyshacl.errors
import rdflib
import rdflib.collection

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "shapes"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
NG = rdflib.Namespace("https://w3id.org/newsgraph/ns#")
NGS = rdflib.Namespace("https://w3id.org/newsgraph/shapes#")

# Parameter of a shape -> the local name of its component.
COMPONENTS = {
    name: name[0].upper() + name[1:] + "ConstraintComponent"
    for name in (
        "class datatype nodeKind minCount maxCount minInclusive maxInclusive minLength maxLength pattern uniqueLang "
        "equals disjoint lessThan lessThanOrEquals or xone not and node closed hasValue in"
    ).split()
} | {
    "qualifiedMinCount": "QualifiedMinCountConstraintComponent",
    "qualifiedMaxCount": "QualifiedMaxCountConstraintComponent",
}


def local(term):
    return str(term).rsplit("#", 1)[-1]


def parse(paths, https=False):
    graph = rdflib.Graph()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if https:  # docs/shapes.md: the one way to the other spelling of schema.org
            text = text.replace("<http://schema.org/>", "<https://schema.org/>")
        graph.parse(data=text, format="turtle")
    return graph


def results(data, shapes, **options):
    """(severity, source shape, component, focus node) of each result, local names but for the last."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, **options)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        if (None, SH.detail, result) in report:
            continue
        yield (
            local(report.value(result, SH.resultSeverity)),
            local(report.value(result, SH.sourceShape)),
            local(report.value(result, SH.sourceConstraintComponent)),
            str(report.value(result, SH.focusNode)),
        )


def shape_files(profile=None):
    files = sorted((ROOT / "shapes").glob("*.ttl"))
    return files + [ROOT / "shapes" / "profiles" / f"{profile}.ttl"] if profile else files


def expected_of(path):
    expected = collections.Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"# breaks: (\S+) (\S+)", line)
        if not match:
            break
        expected[match.groups()] += 1
    return expected


def check_example(path, shapes):
    """The (source shape, component) pairs that it broke; a message where they are not those that it lists."""
    expected = expected_of(path)
    if path.name.startswith("breaks-") != bool(expected):
        return set(), f"{path}: a breaks-*.ttl begins with \"# breaks:\" lines, a conforms*.ttl does not"
    found = list(results(parse([path]), shapes))
    # "QuotationShape-text" is a property shape of QuotationShape.
    counted = collections.Counter((shape.split("-")[0], component) for _, shape, component, _ in found)
    broken = {(shape, component) for _, shape, component, _ in found}
    if counted == expected:
        return broken, None
    lines = [f"  not listed: {' '.join(key)} x{count}" for key, count in (counted - expected).items()]
    lines += [f"  not found: {' '.join(key)} x{count}" for key, count in (expected - counted).items()]
    lines += [f"    found {shape} {component} at {focus}" for _, shape, component, focus in sorted(found)]
    return broken, "\n".join([str(path)] + lines)


def declared(shapes):
    """All (shape, component) pairs of shapes that have an IRI."""
    pairs = set()
    for shape in {s for s in shapes.subjects() if isinstance(s, rdflib.URIRef) and s.startswith(NGS)}:
        for parameter in shapes.predicates(shape):
            if parameter.startswith(SH) and local(parameter) in COMPONENTS:
                pairs.add((local(shape), COMPONENTS[local(parameter)]))
    return pairs


def check_well_formed(shapes):
    """The shapes conform to the shapes of shapes (SHACL, appendix C)."""
    try:
        pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    except pyshacl.errors.ReportableRuntimeError as error:
        yield f"ill-formed shapes: {error}"


def check_messages(shapes):
    """Each shape that can give a result says what is wrong in English and Chinese."""
    for shape in sorted({shape for shape, _ in declared(shapes)}):
        languages = sorted(text.language for text in shapes.objects(NGS[shape], SH.message))
        if languages != ["en", "zh"]:
            yield f"{shape}: sh:message in {languages}"


def check_event_types(shapes):
    ontology = parse([ROOT / "ontology" / "newsgraph.ttl"])
    scheme = set(ontology.subjects(SKOS.inScheme, NG.eventTypes))
    listed = set(rdflib.collection.Collection(shapes, shapes.value(NGS["EventShape-eventType"], SH["in"])))
    if scheme != listed:
        yield f"EventShape-eventType differs from ng:eventTypes in {sorted(map(local, scheme ^ listed))}"


def check_examples():
    failures, broken, all_shapes = [], set(), parse(sorted((ROOT / "shapes").rglob("*.ttl")))
    count = 0
    for path in sorted(HERE.rglob("*.ttl")):
        profile = path.parent.name if path.parent.parent.name == "profiles" else None
        pairs, failure = check_example(path, parse(shape_files(profile)))
        broken |= pairs
        count += 1
        if failure:
            failures.append(failure)
    failures += [f"no example breaks {' '.join(pair)}" for pair in sorted(declared(all_shapes) - broken)]
    failures += check_well_formed(all_shapes)
    failures += check_messages(all_shapes)
    failures += check_event_types(all_shapes)
    print("\n".join(failures))
    print(f"{count} examples, {len(broken)} constraints broken, {len(failures)} failures")
    return not failures


def check_data(paths, https):
    shapes, ok = parse(shape_files(), https), True
    for path in paths:
        counted = collections.Counter()
        sample = {}
        for severity, shape, component, focus in results(parse([path]), shapes):
            counted[severity, shape, component] += 1
            sample.setdefault((severity, shape, component), focus)
        violations = sum(count for (severity, *_), count in counted.items() if severity == "Violation")
        ok = ok and violations == 0
        print(f"{path}: {violations} violations, {counted.total() - violations} others")
        for key, count in sorted(counted.items()):
            print(f"  {count} {' '.join(key)}, as {sample[key]}")
    return ok


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=pathlib.Path, metavar="FILE", help="Turtle to validate instead")
    parser.add_argument("--https", action="store_true", help="the data use https://schema.org/")
    options = parser.parse_args()
    ok = check_data(options.data, options.https) if options.data else check_examples()
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
