"""What the tests of all stores have in common: a server process of their own, its folder, and SPARQL over HTTP."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import answers

CACHE = pathlib.Path(os.environ.get("NEWSGRAPH_STORES", pathlib.Path.home() / ".cache" / "newsgraph-stores"))


class Unavailable(Exception):
    """The store cannot be had here; the text says why."""


def run(*command, **options):
    """Runs an installer; what it says is shown only where it fails."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    except FileNotFoundError as error:
        raise Unavailable(f"{command[0]} is not installed") from error
    if done.returncode != 0:
        raise Unavailable(f"{' '.join(map(str, command))}: {done.stdout.strip()[-400:]}")
    return done.stdout


def debian_packages(*names):
    """Installs what is missing of these packages."""
    installer = pathlib.Path(__file__).resolve().parents[2] / "cmake" / "install-packages.sh"
    CACHE.mkdir(parents=True, exist_ok=True)
    listed = CACHE / "packages.txt"
    listed.write_text("\n".join(names) + "\n")
    run(installer, listed)


def programs(**packages):
    """Sees to it that these programs are there, by Debian's packages: programs(java="default-jre-headless")."""
    missing = [package for program, package in packages.items() if not shutil.which(program)]
    if missing:
        debian_packages(*missing)


def maven_artifact(coordinates):
    """The path of a jar by group:artifact:version, fetched once by Maven."""
    _, artifact, version = coordinates.split(":")
    path = CACHE / f"{artifact}-{version}.jar"
    programs(java="default-jre-headless", mvn="maven")
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        run("mvn", "-q", "-B", "dependency:copy", f"-Dartifact={coordinates}", f"-DoutputDirectory={CACHE}")
    return path


def stop_servers_on_signals():
    """A program that is told to end still stops the servers that it started."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda caught, _: sys.exit(128 + caught))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Store:
    """One kind of store. A subclass says how it is installed and started, and where its services are.

    Start it by `with store.running(folder):`; the folder keeps its data, an empty one is an empty store.
    """

    name = ""
    union_default = True  # queries see named graphs in the default graph, by setting or by nature
    start_seconds = 300  # a busy machine; the waiting ends when it answers
    stop_seconds = 120
    credentials = None  # (user, password), for writing
    longest_literal = 1_000_000  # bytes that come back as they were sent
    longest_iri = 5_000
    takes_quads = True  # of many graphs in one request
    bulk_graph = "urn:newsgraph:bulk"  # where `bulk` puts statements in a store that takes none

    def install(self):
        """Brings the store onto this machine; raises Unavailable where it cannot be had."""

    def command(self, folder):
        """The command line of the server."""
        raise NotImplementedError

    def environment(self):
        """Variables for `newsgraph load`."""
        if not self.credentials:
            return {}
        return {"NEWSGRAPH_USER": self.credentials[0], "NEWSGRAPH_PASSWORD": self.credentials[1]}

    # Addresses, known once it runs.
    port = 0

    def endpoint(self):
        """As users give it to `newsgraph load`."""
        raise NotImplementedError

    def query_url(self):
        raise NotImplementedError

    def ready_url(self):
        """Answers as soon as the server is of use."""
        return self.query_url() + "?" + urllib.parse.urlencode({"query": "ASK { }"})

    def graph_url(self, graph):
        """Of one named graph, by the Graph Store Protocol."""
        raise NotImplementedError

    def bulk(self, nquads, turtle):
        """The `curl` command line that loads one whole file, the way the store's documentation tells to."""
        raise NotImplementedError

    def settle(self):
        """Makes durable what is loaded, where the store has to be asked."""

    @contextlib.contextmanager
    def running(self, folder):
        self.port = free_port()
        log = open(pathlib.Path(folder) / "server.log", "ab")
        process = subprocess.Popen(self.command(pathlib.Path(folder)), cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            self.wait_until_ready(process, pathlib.Path(folder))
            self.prepare()
            yield process
            self.settle()
        finally:
            log.close()
            self.stop(process)

    def prepare(self):
        """What a new server needs before it is used."""

    def wait_until_ready(self, process, folder):
        deadline = time.monotonic() + self.start_seconds
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            with contextlib.suppress(OSError, urllib.error.URLError):
                self.request("GET", self.ready_url())
                return
            time.sleep(0.2)
        said = (folder / "server.log").read_text(errors="replace")[-2000:]
        raise RuntimeError(f"{self.name} did not start: {said}")

    def stop(self, process):
        """By its id: a signal first, force only where it does not end."""
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(self.stop_seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise RuntimeError(f"{self.name} did not stop on SIGTERM")

    def opener(self):
        if not self.credentials:
            return urllib.request.build_opener(urllib.request.ProxyHandler({}))
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, f"http://127.0.0.1:{self.port}/", *self.credentials)
        return urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPDigestAuthHandler(known))

    def request(self, method, url, body=None, seconds=600, **headers):
        request = urllib.request.Request(url, data=body, method=method)
        for key, value in headers.items():
            request.add_header(key.replace("_", "-"), value)
        with self.opener().open(request, timeout=seconds) as response:
            return response.read()

    def results(self, query, seconds):
        """Those of a SELECT, as JSON."""
        form = urllib.parse.urlencode({"query": query}).encode()
        body = self.request("POST", self.query_url(), form, seconds, Accept="application/sparql-results+json",
                            Content_Type="application/x-www-form-urlencoded")
        return body.decode("utf-8")

    def ask(self, query, seconds=600):
        """(variables, rows) of a SELECT."""
        return answers.from_json(self.results(query, seconds))

    def bindings(self, query, seconds=600):
        """The rows of a SELECT with all that the store says of each term."""
        return json.loads(self.results(query, seconds))["results"]["bindings"]

    def number(self, query):
        return int(self.ask(query)[1][0][0])

    def count(self):
        """Statements in all graphs; a statement in two graphs counts twice."""
        return self.number("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } " + self.own_graphs() + " }")

    def own_graphs(self):
        """A filter on ?g that leaves out what the store itself keeps; empty where it keeps nothing."""
        return ""
