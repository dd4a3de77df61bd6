import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a runner says of its run: the arguments taken apart, the clock, and the counts of results as one line of JSON. */
final class Summary {
    final List<String> data = new ArrayList<>();
    final List<String> shapes = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final long start = System.nanoTime();
    private double loaded;
    private double validated;
    private int results;

    /** Arguments: DATA... --shapes SHAPES... */
    Summary(String[] arguments) {
        List<String> target = data;
        for (String argument : arguments) {
            if (argument.equals("--shapes")) {
                target = shapes;
            } else {
                target.add(argument);
            }
        }
    }

    void loaded() {
        loaded = (System.nanoTime() - start) / 1e9;
    }

    void validated() {
        validated = (System.nanoTime() - start) / 1e9 - loaded;
    }

    /** One validation result; a shape that is a blank node is null. */
    void count(String shape, String component) {
        String key = (shape == null ? "_" : local(shape)) + " " + local(component);
        counts.merge(key, 1, Integer::sum);
        ++results;
    }

    void print(String engine, String version, boolean conforms) {
        StringBuilder line = new StringBuilder();
        line.append(String.format("{\"engine\": \"%s\", \"version\": \"%s\", \"load_s\": %.3f, \"validate_s\": %.3f, ", engine,
                version, loaded, validated));
        line.append(String.format("\"results\": %d, \"conforms\": %b, \"counts\": {", results, conforms));
        String comma = "";
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            line.append(comma).append('"').append(entry.getKey()).append("\": ").append(entry.getValue());
            comma = ", ";
        }
        System.out.println(line.append("}}"));
    }

    private static String local(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
