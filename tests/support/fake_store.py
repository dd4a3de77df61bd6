#!/usr/bin/env python3
"""A triple store for tests: Graph Store Protocol, quads, updates and counts over HTTP, held in memory, with faults.

    fake_store.py [--kind KIND] [--auth SCHEME:WORD] [--fault WHERE=WHAT]... [--random SEED:SHARE] [--slow SECONDS]

Prints its port and serves until its standard input ends. WHERE is the number of a request that changes something, from
1; WHAT is a status, a status and a wait as Retry-After (429/1), "drop" (reads half and closes), "deaf" (stores, then
closes without an answer), "lie" (answers and stores nothing), or "wait/SECONDS". GET /dump gives what is stored as
sorted N-Quads, GET /log one line for each request: method, path, status, bytes, content type, content encoding, the
seconds at which it was answered, and a hash of the body.
"""
import argparse
import base64
import gzip
import hashlib
import http.server
import random
import re
import socket
import socketserver
import sys
import threading
import time
import urllib.parse

SERVERS = {"generic": "Plain/1", "fuseki": "Apache Jena Fuseki (5.0.0)", "oxigraph": "Oxigraph/0.4.0",
           "virtuoso": "Virtuoso/07.20.3229 (Linux)", "rdf4j": "Tomcat"}
QUADS = {"fuseki": "/ds", "oxigraph": "/store", "rdf4j": "/repositories/r/statements"}
LINE = re.compile(r'(<[^>]*>) (<[^>]*>) (<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)(?: <([^>]*)>)? \.$')


class Malformed(Exception):
    pass


def unescaped(text):
    """Before anything else, and without a look at what stands before (SPARQL 1.1, section 19.2)."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", lambda match: chr(int(match[1] or match[2], 16)), text)


class Store:
    def __init__(self, options):
        self.options = options
        self.lock = threading.Lock()
        self.graphs = {}
        self.log = []
        self.changes = 0
        self.random = random.Random(int(options.random.split(":")[0]) if options.random else 0)
        self.share = float(options.random.split(":")[1]) if options.random else 0
        self.faults = dict(fault.split("=", 1) for fault in options.fault)

    def fault(self):
        with self.lock:
            self.changes += 1
            named = self.faults.get(str(self.changes))
            if named or self.random.random() >= self.share:
                return named
            return self.random.choice(["429/0", "500", "503", "drop", "deaf"])

    def parse(self, lines, graph):
        found = []
        for line in lines:
            if not line or line.startswith("@prefix "):
                continue
            match = LINE.match(line)
            if not match:
                raise Malformed("syntax error in " + line)
            found.append((graph if match[4] is None else match[4], " ".join(match.group(1, 2, 3))))
        return found

    def add(self, found):
        for graph, statement in found:
            self.graphs.setdefault(graph, set()).add(statement)

    def remove(self, found):
        for graph, statement in found:
            self.graphs.get(graph, set()).discard(statement)

    def update(self, text):
        graph, found, change = "", [], None
        for line in unescaped(text).splitlines():
            drop = re.match(r"DROP SILENT (?:DEFAULT|GRAPH <([^>]*)>)(?: ;)?$", line)
            begin = re.match(r"GRAPH <([^>]*)> \{$", line)
            if drop:
                self.graphs.pop(drop[1] or "", None)
            elif begin:
                graph = begin[1]
            elif line == "}":
                graph = ""
            elif line in ("INSERT DATA {", "DELETE DATA {"):
                change = self.add if line.startswith("INSERT") else self.remove
            else:
                found += self.parse([line], graph)
        if change:
            change(found)

    def count(self, query):
        named = {g: len(s) for g, s in self.graphs.items() if g}
        values = re.search(r"VALUES \?g \{([^}]*)\}", query)
        if values:
            graphs = [g for g in re.findall(r"<([^>]*)>", values[1]) if g in named]
            return "g,n\r\n" + "".join(f"{g},{named[g]}\r\n" for g in graphs)
        asked = re.search(r"WHERE \{\n(.*)\n\}", query, re.DOTALL)
        if asked:
            number = 0
            for row in unescaped(asked[1]).splitlines():
                part = re.match(r"(?:UNION )?\{ (?:GRAPH <([^>]*)> \{ (.*) \}|(.*)) BIND \(1 AS \?one\) \}$", row)
                number += (part[2] or part[3]) in self.graphs.get(part[1] or "", ())
            return f"n\r\n{number}\r\n"
        one = re.search(r"GRAPH <([^>]*)>", query)
        if one:
            number = named.get(one[1], 0)
        elif "GRAPH ?g" in query:
            number = sum(named.values())
        else:
            number = len(self.graphs.get("", ()))
        return f"n\r\n{number}\r\n"

    def dump(self):
        lines = [f"{s} <{g}> ." if g else s + " ." for g, statements in self.graphs.items() for s in statements]
        return "".join(line + "\n" for line in sorted(lines))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def version_string(self):
        return SERVERS[self.server.store.options.kind]

    def answer(self, status, text="", headers=(), body=b""):
        data = text.encode()
        self.server.store.log.append(
            f"{self.command} {self.path} {status} {len(body)} {self.headers.get('Content-Type', '-')} "
            f"{self.headers.get('Content-Encoding', '-')} {time.monotonic():.3f} {hashlib.sha256(body).hexdigest()[:16]}")
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def authorised(self):
        wanted = self.server.store.options.auth
        if not wanted:
            return True
        scheme, word = wanted.split(":", 1)
        given = self.headers.get("Authorization", "")
        if scheme == "basic":
            return given == "Basic " + base64.b64encode(word.encode()).decode()
        if scheme == "bearer":
            return given == "Bearer " + word
        user, password = word.split(":")
        fields = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
        if not given.startswith("Digest ") or fields.get("username") != user:
            return False
        md5 = lambda text: hashlib.md5(text.encode()).hexdigest()  # noqa: E731
        secret = md5(f"{user}:store:{password}")
        return fields["response"] == md5(":".join(
            [secret, fields["nonce"], fields["nc"], fields["cnonce"], "auth", md5(f"{self.command}:{fields['uri']}")]))

    def refuse(self, body):
        challenge = {"basic": 'Basic realm="store"', "bearer": "Bearer",
                     "digest": 'Digest realm="store", nonce="abc", qop="auth"'}
        scheme = self.server.store.options.auth.split(":")[0]
        # As careless as stores are: what was sent is repeated.
        self.answer(401, "not you: " + self.headers.get("Authorization", "") + self.server.store.options.auth,
                    [("WWW-Authenticate", challenge[scheme])], body)

    def do_HEAD(self):
        self.answer(200)

    def do_GET(self):
        store = self.server.store
        text = store.dump() if self.path == "/dump" else "".join(line + "\n" for line in store.log)
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_PUT(self):
        self.change()

    def do_POST(self):
        self.change()

    def do_DELETE(self):
        self.change()

    def change(self):
        store = self.server.store
        if "Content-Length" not in self.headers and self.command != "DELETE":
            self.answer(411, "chunks are not taken")
            self.close_connection = True
            return
        size = int(self.headers.get("Content-Length", 0))
        kind = self.headers.get("Content-Type", "")
        if kind == "application/x-www-form-urlencoded":
            body = self.rfile.read(size)
            query = urllib.parse.parse_qs(body.decode())["query"][0]
            with store.lock:
                self.answer(200, store.count(query), [("Content-Type", "text/csv")], body)
            return
        fault = store.fault() or ""
        if fault == "drop":
            self.rfile.read(size // 2)
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        body = self.rfile.read(size)
        if not self.authorised():
            self.refuse(body)
            return
        if fault.startswith("wait/"):
            time.sleep(float(fault[5:]))
        elif fault and fault not in ("deaf", "lie"):
            status, _, wait = fault.partition("/")
            self.answer(int(status), "<html><b>no\n</b> luck</html>", [("Retry-After", wait)] if wait else [], body)
            return
        self.store(body, kind, fault)

    def store(self, body, kind, fault):
        store = self.server.store
        text = body
        if self.headers.get("Content-Encoding") == "gzip":
            if not store.options.gzip:
                self.answer(415, "gzip is not taken", (), body)
                return
            text = gzip.decompress(body)
        try:
            with store.lock:
                status = 204 if fault == "lie" else self.apply(text.decode(), kind)
        except Malformed as error:
            self.answer(400, str(error), (), body)
            return
        time.sleep(store.options.slow)
        if fault == "deaf":
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        self.answer(status, "", (), body)

    def apply(self, text, kind):
        store = self.server.store
        url = urllib.parse.urlparse(self.path)
        parameters = urllib.parse.parse_qs(url.query, keep_blank_values=True)
        if self.command == "DELETE":
            return 204 if store.graphs.pop(parameters["graph"][0], None) else 404
        if kind == "application/sparql-update; charset=utf-8":
            store.update(text)
        elif "graph" in parameters or "default" in parameters:
            if store.options.kind == "virtuoso" and not (kind == "text/turtle" and text.startswith("@prefix ")):
                raise Malformed("of unsupported type " + kind)
            graph = parameters.get("graph", [""])[0]
            found = store.parse(text.splitlines(), graph)
            if self.command == "PUT":
                store.graphs.pop(graph, None)
            store.add(found)
        elif kind == "application/n-quads" and url.path == QUADS.get(store.options.kind):
            store.add(store.parse(text.splitlines(), ""))
        else:
            raise Malformed("nothing is known of " + self.path)
        return 204


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kind", choices=SERVERS, default="generic")
    parser.add_argument("--auth", default="")
    parser.add_argument("--fault", action="append", default=[])
    parser.add_argument("--random", default="")
    parser.add_argument("--slow", type=float, default=0)
    parser.add_argument("--gzip", action="store_true")
    options = parser.parse_args()
    server = Server(("127.0.0.1", 0), Handler)
    server.store = Store(options)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
