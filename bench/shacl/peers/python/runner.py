#!/usr/bin/env python3
"""runner.py ENGINE DATA... --shapes SHAPES...: pySHACL, rudof or shifty by their Python packages; one line of JSON.

The last two are Rust programs; their packages run them without a build."""
import collections
import importlib.metadata
import json
import logging
import re
import sys
import time

SH = "http://www.w3.org/ns/shacl#"
COLUMNS = ("sourceShape", "sourceConstraintComponent")


def local(term):
    """The last part of an IRI; _ for a blank node."""
    text = str(term).strip("<>")
    return re.split(r"[#/]", text)[-1] if ":" in text and not text.startswith("_:") else "_"


def syntax(file):
    return "ntriples" if file.endswith(".nt") else "turtle"


def graph_results(report):
    """(shape, component) of each result that the report itself names; results nested in another are details."""
    from rdflib import URIRef
    for result in report.objects(None, URIRef(SH + "result")):
        shape, component = (report.value(result, URIRef(SH + name)) for name in COLUMNS)
        yield (local(shape) if isinstance(shape, URIRef) else "_", local(component))


def pyshacl(data, shapes):
    import rdflib
    from pyshacl import validate
    graphs = []
    for files in (data, shapes):
        graph = rdflib.Graph()
        for file in files:
            graph.parse(file, format={"ntriples": "nt"}.get(syntax(file), "turtle"))
        graphs.append(graph)
    yield "loaded"
    conforms, report, _ = validate(graphs[0], shacl_graph=graphs[1], inference="none", inplace=True)
    yield "validated"
    nested = {node for node in report.objects(None, rdflib.URIRef(SH + "detail"))}
    top = rdflib.Graph()
    top += (triple for triple in report if triple[2] not in nested)
    yield conforms, list(graph_results(top))


def rudof(data, shapes):
    import pyrudof
    session = pyrudof.Rudof(pyrudof.RudofConfig())
    formats = {"ntriples": pyrudof.RDFFormat.NTriples, "turtle": pyrudof.RDFFormat.Turtle}
    for file in data:
        session.read_data(file, formats[syntax(file)], merge=True)
    if len(shapes) != 1:
        sys.exit("rudof reads one file of shapes")
    session.read_shacl(shapes[0])
    yield "loaded"
    report = session.validate_shacl(mode=pyrudof.ShaclValidationMode.Native)
    yield "validated"
    yield report.conforms, [(local(entry.source_shape), local(entry.constraint_component)) for entry in report.violations]


def shifty(data, shapes):
    import shifty as engine
    from pathlib import Path
    yield "loaded"  # it reads within the call
    conforms, report, _ = engine.validate([Path(file) for file in data], [Path(file) for file in shapes], graph_mode="data", infer=False)
    yield "validated"
    yield conforms, list(graph_results(report))


ENGINES = {"pyshacl": (pyshacl, "pyshacl"), "rudof": (rudof, "pyrudof"), "shifty": (shifty, "pyshifty")}


def main():
    engine, *files = sys.argv[1:]
    logging.disable(logging.CRITICAL)  # rdflib logs each ill-typed literal with a stack
    split = files.index("--shapes")
    run, package = ENGINES[engine]
    start = time.perf_counter()
    steps = run(files[:split], files[split + 1:])
    next(steps)
    loaded = time.perf_counter()
    next(steps)
    validated = time.perf_counter()
    conforms, results = next(steps)
    counts = collections.Counter(f"{shape} {component}" for shape, component in results)
    print(json.dumps({"engine": engine, "version": importlib.metadata.version(package), "load_s": loaded - start,
                      "validate_s": validated - loaded, "results": len(results), "conforms": conforms, "counts": dict(counts)}))


if __name__ == "__main__":
    main()
