#!/usr/bin/env python3
"""Reads what newsgraph export wrote as GraphML with NetworkX, an independent reader, and says what does not hold.

    read_graphml.py NEWSGRAPH ARTICLES...

NEWSGRAPH is the program. Ends with "skipped: ..." where NetworkX is absent (Debian: python3-networkx)."""
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import networkx
except ImportError:
    print("skipped: NetworkX is not installed (python3-networkx)")
    sys.exit(0)


def export(program, articles, folder, network):
    path = Path(folder) / f"{network}.graphml"
    subprocess.run([program, "export", "--quiet", "--network", network, "-o", str(path), *articles], check=True)
    return networkx.read_graphml(path)


def check(holds, what):
    if not holds:
        sys.exit(f"does not hold: {what}")
    print(f"holds: {what}")


def main():
    program, articles = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        full = export(program, articles, folder, "full")
        quotes = export(program, articles, folder, "quotes")
        company = export(program, articles, folder, "co-mentions")

    kinds = {data["kind"] for _, data in full.nodes(data=True)}
    check({"article", "entity", "quotation", "event", "report"} <= kinds, f"the full network has all kinds: {kinds}")
    check(all(data["label"] for _, data in full.nodes(data=True)), "each node has a label")
    types = {data["type"] for _, data in full.nodes(data=True) if data["kind"] == "entity"}
    check(types == {"Person", "Organization", "Place"}, f"entities have types: {types}")
    edges = list(full.edges(data=True))
    check(all(isinstance(data["weight"], float) and data["weight"] >= 1 for _, _, data in edges), "weights are numbers")
    check(all(data["label"] == data["relation"] for _, _, data in edges), "edges are labelled by their relation")
    check(max(d["weight"] for _, _, d in edges if d["relation"] == "mentions") > 1, "mentions are counted")

    check(quotes.is_directed() and not company.is_directed(), "speaking of has a direction, being named together none")
    for name, network in (("quotes", quotes), ("co-mentions", company)):
        check(network.number_of_edges() > 0, f"{name} has edges")
        check(all(data["weight"] == int(data["weight"]) >= 1 for _, _, data in network.edges(data=True)),
              f"{name} has whole weights")
    check({data["type"] for _, data in company.nodes(data=True)} == {"Person"}, "co-mentions are of people")

    # The same counted from the full network: quotation nodes lead to who speaks and whom they name.
    label = dict(full.nodes(data="label"))
    person = {n for n, data in full.nodes(data=True) if data.get("type") == "Person"}
    told = {}
    for quotation in (n for n, data in full.nodes(data=True) if data["kind"] == "quotation"):
        out = [(to, data["relation"]) for _, to, data in full.out_edges(quotation, data=True)]
        for speaker in (to for to, relation in out if relation == "spoken by"):
            for whom in {to for to, relation in out if relation == "mentions" and to in person and to != speaker}:
                told[label[speaker], label[whom]] = told.get((label[speaker], label[whom]), 0) + 1
    found = {(quotes.nodes[a]["label"], quotes.nodes[b]["label"]): d["weight"] for a, b, d in quotes.edges(data=True)}
    check(found == told, f"{len(told)} ties of speech are those of the full network")


main()
