import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.topbraid.shacl.validation.ValidationUtil;
import org.topbraid.shacl.vocabulary.SH;

public final class Runner {
    public static void main(String[] arguments) {
        Summary summary = new Summary(arguments);
        Model data = ModelFactory.createDefaultModel();
        summary.data.forEach(file -> RDFDataMgr.read(data, file));
        Model shapes = ModelFactory.createDefaultModel();
        summary.shapes.forEach(file -> RDFDataMgr.read(shapes, file));
        summary.loaded();
        Resource report = ValidationUtil.validateModel(data, shapes, false);
        summary.validated();
        report.listProperties(SH.result).forEachRemaining(statement -> {
            Resource result = statement.getResource();
            Resource shape = result.getPropertyResourceValue(SH.sourceShape);
            summary.count(shape.isURIResource() ? shape.getURI() : null,
                    result.getPropertyResourceValue(SH.sourceConstraintComponent).getURI());
        });
        summary.print("topbraid", System.getProperty("engine.version"), report.getProperty(SH.conforms).getBoolean());
    }
}
