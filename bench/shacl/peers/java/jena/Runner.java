import org.apache.jena.Jena;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;

public final class Runner {
    public static void main(String[] arguments) {
        Summary summary = new Summary(arguments);
        Graph data = GraphFactory.createDefaultGraph();
        summary.data.forEach(file -> RDFDataMgr.read(data, file));
        Graph shapes = GraphFactory.createDefaultGraph();
        summary.shapes.forEach(file -> RDFDataMgr.read(shapes, file));
        summary.loaded();
        ValidationReport report = ShaclValidator.get().validate(shapes, data);
        summary.validated();
        for (ReportEntry entry : report.getEntries()) {
            summary.count(entry.source().isURI() ? entry.source().getURI() : null, entry.sourceConstraintComponent().getURI());
        }
        summary.print("jena", Jena.VERSION, report.conforms());
    }
}
