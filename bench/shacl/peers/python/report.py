#!/usr/bin/env python3
"""report.py FILE...: counts the results of a SHACL report in Turtle by (shape, component), for engines run by their command line."""
import collections
import json
import logging
import sys

import rdflib
from runner import SH, graph_results

logging.disable(logging.CRITICAL)
report = rdflib.Graph()
for file in sys.argv[1:]:
    report.parse(file, format="turtle")
results = list(graph_results(report))
conforms = [value.toPython() for value in report.objects(None, rdflib.URIRef(SH + "conforms"))]
counts = collections.Counter(f"{shape} {component}" for shape, component in results)
print(json.dumps({"results": len(results), "conforms": all(conforms) if conforms else None, "counts": dict(counts)}))
