"""Oxigraph's own server, as the package of PyPI brings it."""

import importlib.util
import sys

import store


class Oxigraph(store.Store):
    name = "oxigraph"

    def install(self):
        home = store.CACHE / "oxigraph"
        self.program = home / "bin" / "oxigraph"
        if not self.program.exists():
            if not importlib.util.find_spec("ensurepip"):  # Debian's Python has it in a package of its own
                store.debian_packages("python3-venv")
            store.run(sys.executable, "-m", "venv", home)
            store.run(home / "bin" / "pip", "install", "-q", "oxigraph==0.5.13")

    def command(self, folder):
        return [self.program, "serve", "--location", folder / "database", "--bind", f"127.0.0.1:{self.port}",
                "--union-default-graph"]

    def endpoint(self):
        return f"http://127.0.0.1:{self.port}"

    def query_url(self):
        return self.endpoint() + "/query"

    def graph_url(self, graph):
        return self.endpoint() + "/store?graph=" + graph

    def bulk(self, nquads, turtle):
        return ["-X", "POST", "-H", "Content-Type: application/n-quads", "-T", nquads,
                self.endpoint() + "/store?no_transaction"]


STORE = Oxigraph
