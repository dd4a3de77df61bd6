import java.io.File;
import java.util.List;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.model.vocabulary.SHACL;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.eclipse.rdf4j.sail.shacl.ShaclValidator;
import org.eclipse.rdf4j.sail.shacl.results.ValidationReport;

public final class Runner {
    private static MemoryStore load(List<String> files, Resource... context) throws Exception {
        MemoryStore store = new MemoryStore();
        SailRepository repository = new SailRepository(store);
        try (SailRepositoryConnection connection = repository.getConnection()) {
            connection.getParserConfig().set(BasicParserSettings.VERIFY_DATATYPE_VALUES, false);
            connection.begin(IsolationLevels.NONE);
            for (String file : files) {
                connection.add(new File(file), null, Rio.getParserFormatForFileName(file).orElse(RDFFormat.TURTLE), context);
            }
            connection.commit();
        }
        return store;
    }

    public static void main(String[] arguments) throws Exception {
        Summary summary = new Summary(arguments);
        MemoryStore data = load(summary.data);
        MemoryStore shapes = load(summary.shapes, RDF4J.SHACL_SHAPE_GRAPH);
        summary.loaded();
        ValidationReport report = ShaclValidator.validate(data, shapes);
        summary.validated();
        Model model = report.asModel();
        for (Value result : model.filter(null, SHACL.RESULT, null).objects()) {
            Value shape = Models.getProperty(model, (Resource) result, SHACL.SOURCE_SHAPE).orElse(null);
            Value component = Models.getProperty(model, (Resource) result, SHACL.SOURCE_CONSTRAINT_COMPONENT).orElse(null);
            summary.count(shape instanceof IRI ? shape.stringValue() : null, component.stringValue());
        }
        summary.print("rdf4j", System.getProperty("engine.version"), report.conforms());
        System.exit(0);
    }
}
