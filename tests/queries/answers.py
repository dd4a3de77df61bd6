"""Answers to SPARQL queries as tables: read from the W3C formats, compared without what engines may differ in."""

import csv
import decimal
import difflib
import io
import json
import re

NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?")


def cell(text):
    """A value as it is compared: 0.90, 0.9 and 9.0E-1 are one number."""
    if not NUMBER.fullmatch(text):
        return text
    number = decimal.Decimal(text).normalize()
    return format(number.quantize(1) if number == number.to_integral_value() else number, "f")


def from_json(text):
    """(variables, rows) of application/sparql-results+json; an unbound variable is an empty text."""
    document = json.loads(text)
    names = document["head"]["vars"]
    rows = [
        tuple(cell(binding[name]["value"]) if name in binding else "" for name in names)
        for binding in document["results"]["bindings"]
    ]
    return tuple(names), rows


def from_csv(text):
    """(variables, rows) of text/csv."""
    table = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]
    return table[0], [tuple(cell(value) for value in row) for row in table[1:]]


def to_csv(names, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()


def difference(expected, actual):
    """What is wrong with an answer, as a diff; empty where it is right. The order of the rows counts."""
    if expected == actual:
        return ""
    want, got = to_csv(*expected), to_csv(*actual)
    kind = "the rows are right, their order is not\n" if sorted(expected[1]) == sorted(actual[1]) else ""
    return kind + "".join(difflib.unified_diff(want.splitlines(True), got.splitlines(True), "expected", "answered"))
