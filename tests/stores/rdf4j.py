"""RDF4J Server with a native store. Maven Central has no web application of it any more, but all its parts: the one that is
made here has RDF4J's own controllers at the paths of its REST interface, in Jetty."""

import pathlib
import shutil

import store

PARTS = pathlib.Path(__file__).resolve().parent / "rdf4j"
REPOSITORY = """\
PREFIX rep: <http://www.openrdf.org/config/repository#>
PREFIX sr: <http://www.openrdf.org/config/repository/sail#>
PREFIX sail: <http://www.openrdf.org/config/sail#>
PREFIX native: <http://www.openrdf.org/config/sail/native#>
[] a rep:Repository ;
  rep:repositoryID "news" ;
  rep:repositoryImpl [
    rep:repositoryType "openrdf:SailRepository" ;
    sr:sailImpl [ sail:sailType "openrdf:NativeStore" ; native:tripleIndexes "spoc,posc,ospc,cspo" ]
  ] .
"""


class Rdf4j(store.Store):
    name = "rdf4j"

    def install(self):
        self.jetty = store.maven_artifact("org.eclipse.jetty:jetty-runner:9.4.53.v20231009")
        self.application = store.CACHE / "rdf4j-4.3.8"
        libraries = self.application / "WEB-INF" / "lib"
        if not libraries.exists():
            fetched = self.application / "fetched"
            store.run("mvn", "-q", "-B", "-f", PARTS / "pom.xml", "dependency:copy-dependencies", "-DincludeScope=runtime",
                      f"-DoutputDirectory={fetched}")
            libraries.parent.mkdir(parents=True, exist_ok=True)
            fetched.rename(libraries)
        for configuration in (PARTS / "WEB-INF").iterdir():
            shutil.copy(configuration, libraries.parent)

    def command(self, folder):
        return ["java", "-Xmx2g", f"-Dstores.data={folder / 'database'}", "-jar", self.jetty, "--host", "127.0.0.1", "--port",
                str(self.port), "--path", "/rdf4j-server", self.application]

    def ready_url(self):
        return f"http://127.0.0.1:{self.port}/rdf4j-server/protocol"

    def prepare(self):
        """The repository is made once; a new start finds it."""
        if "/repositories/news" not in self.request("GET", self.endpoint().rsplit("/", 1)[0]).decode():
            self.request("PUT", self.endpoint(), REPOSITORY.encode(), Content_Type="text/turtle")

    def endpoint(self):
        return f"http://127.0.0.1:{self.port}/rdf4j-server/repositories/news"

    def query_url(self):
        return self.endpoint()

    def graph_url(self, graph):
        return self.endpoint() + "/rdf-graphs/service?graph=" + graph

    def bulk(self, nquads, turtle):
        return ["-X", "POST", "-H", "Content-Type: application/n-quads", "-T", nquads, self.endpoint() + "/statements"]


STORE = Rdf4j
