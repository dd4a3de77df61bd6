"""Virtuoso 7 of Debian: the server and its SQL client; no service is set up."""

import subprocess

import store

CONFIGURATION = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
TransactionFile = {folder}/virtuoso.trx
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
xa_persistent_file = {folder}/virtuoso.pxa

[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
ServerThreads = 20

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}

[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 600
"""


class Virtuoso(store.Store):
    name = "virtuoso"
    longest_iri = 1_800  # longer ones come back as a part of themselves and a hash
    takes_quads = False
    credentials = ("dba", "dba")  # a new database's; it listens on loopback only

    def install(self):
        store.debian_packages("virtuoso-opensource-7-bin", "curl")

    def command(self, folder):
        self.sql_port = store.free_port()
        (folder / "virtuoso.ini").write_text(CONFIGURATION.format(folder=folder, sql=self.sql_port, http=self.port))
        return ["virtuoso-t", "+foreground", "+configfile", folder / "virtuoso.ini"]

    def sql(self, statements):
        """By standard input: a command line would mangle percent signs."""
        done = subprocess.run(["isql-vt", f"127.0.0.1:{self.sql_port}", *self.credentials, "VERBOSE=OFF", "PROMPT=OFF"],
                              input=statements, capture_output=True, text=True, check=False)
        if done.returncode != 0 or "Error" in done.stderr:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def settle(self):
        self.sql("checkpoint;\n")  # else the next start replays a long log

    def endpoint(self):
        return f"http://127.0.0.1:{self.port}"

    def query_url(self):
        return self.endpoint() + "/sparql"

    def graph_url(self, graph):
        return self.endpoint() + "/sparql-graph-crud-auth?graph-uri=" + graph

    def bulk(self, nquads, turtle):
        # Takes no quads over HTTP: the whole file goes into one graph.
        return ["--digest", "-u", ":".join(self.credentials), "-X", "POST", "-H", "Content-Type: text/turtle", "-T", turtle,
                self.graph_url(self.bulk_graph)]

    def own_graphs(self):
        return ("FILTER (?g NOT IN (<http://www.openlinksw.com/schemas/virtrdf#>, <http://www.w3.org/ns/ldp#>,"
                " <http://www.w3.org/2002/07/owl#>, <http://localuriqaserver/sparql>, <http://localhost:8890/sparql>,"
                " <http://localhost:8890/DAV/>, <urn:rules.skos>))")


STORE = Virtuoso
