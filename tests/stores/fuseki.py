"""Apache Jena Fuseki with a TDB2 dataset, as the runnable jar of Maven Central."""

import store

CONFIGURATION = """\
PREFIX fuseki: <http://jena.apache.org/fuseki#>
PREFIX tdb2: <http://jena.apache.org/2016/tdb#>
PREFIX ja: <http://jena.hpl.hp.com/2005/11/Assembler#>

<#service> a fuseki:Service ;
  fuseki:name "news" ;
  fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "query" ] ,
    [ fuseki:operation fuseki:update ; fuseki:name "update" ] ,
    [ fuseki:operation fuseki:gsp-rw ; fuseki:name "data" ] ,
    [ fuseki:operation fuseki:gsp-rw ] ;
  fuseki:dataset <#dataset> .

<#dataset> a tdb2:DatasetTDB2 ;
  tdb2:location "database" ;
  tdb2:unionDefaultGraph true .
"""


class Fuseki(store.Store):
    name = "fuseki"

    def install(self):
        # 5.x runs on Java 17, which Debian 12 has; newer ones do not.
        self.jar = store.maven_artifact("org.apache.jena:jena-fuseki-server:5.6.0")

    def command(self, folder):
        (folder / "configuration.ttl").write_text(CONFIGURATION)
        return ["java", "-Xmx2g", "-jar", self.jar, "--localhost", f"--port={self.port}", "--config=configuration.ttl"]

    def endpoint(self):
        return f"http://127.0.0.1:{self.port}/news"

    def query_url(self):
        return self.endpoint() + "/query"

    def graph_url(self, graph):
        return self.endpoint() + "/data?graph=" + graph

    def bulk(self, nquads, turtle):
        return ["-X", "POST", "-H", "Content-Type: application/n-quads", "-T", nquads, self.endpoint()]


STORE = Fuseki
