package dev.negbench.harness.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.speed.DrawCostChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JSON of {@code throughput --json}: an array of figures, written by one run and read back to compare with. */
final class DrawCostJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String REMEDY = "; give a file that './bench throughput --json' wrote";

    /** The field that tells a draw from a filter; files of before filters were timed have none, and only draws. */
    static final String STAGE = "stage";

    /** The field of CPU time over wall time; files of before it was measured have none. */
    static final String CPU_SHARE = "cpuShare";

    private static final Set<String> OPTIONAL = Set.of(STAGE, CPU_SHARE);

    private DrawCostJson() {}

    /** Returns the fields of a figure, in the order they are printed. */
    static Map<String, Object> fields(DrawCost cost) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("strategy", cost.strategy());
        all.put("dataset", cost.dataset());
        all.put("candidates", cost.candidates());
        all.put("draws", cost.draws());
        all.put("micros", cost.micros());
        all.put("error", cost.error());
        all.put("bytes", cost.bytes());
        return all;
    }

    /**
     * Reads the figures that a run can be compared with. The score spread, which the file lacks, is NaN.
     *
     * @return the file's figures on the dataset, at least one of them with these candidates and draws
     * @throws UsageException if the file cannot be read, is no output of {@code throughput --json}, has a figure twice,
     *     or has none with this dataset, candidates and draws
     */
    static List<DrawCost> readComparable(Path file, String dataset, int candidates, int draws) {
        List<DrawCost> all = read(file);
        List<DrawCost> comparable =
                all.stream()
                .filter(cost -> cost.dataset().equals(dataset) || cost.draws() == 0)
                .toList();
        if (comparable.stream().noneMatch(cost -> cost.candidates() == candidates && cost.draws() == draws)) {
            Set<String> shapes = new TreeSet<>();
            all.stream()
                    .filter(cost -> cost.draws() > 0)
                    .forEach(cost -> shapes.add("--dataset " + cost.dataset() + " --candidates " + cost.candidates()
                            + " --draws " + cost.draws()));
            throw new UsageException(file + ": no figure with --dataset " + dataset + " --candidates " + candidates
                    + " --draws " + draws + " to compare with; time what it has: " + String.join(", or ", shapes));
        }
        try {
            DrawCostChange.between(comparable, List.of());
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
        return comparable;
    }

    private static List<DrawCost> read(Path file) {
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new UsageException(file + line + ": not JSON, " + e.getOriginalMessage() + REMEDY);
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be read, " + e.getClass().getSimpleName() + REMEDY);
        }
        if (!root.isArray() || root.isEmpty()) {
            throw new UsageException(file + ": expected an array of at least one figure" + REMEDY);
        }
        List<DrawCost> costs = new ArrayList<>();
        for (JsonNode figure : root) {
            costs.add(new Figure(file, costs.size() + 1, figure).cost());
        }
        return costs;
    }

    /** One element of the array, on the way to a record. */
    private record Figure(Path file, int number, JsonNode node) {
        private static final Set<String> NAMES =
                fields(new DrawCost("", "", 1, 1, 1, 0, 0, Double.NaN)).keySet();

        DrawCost cost() {
            Set<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            names.removeAll(OPTIONAL);
            if (!names.equals(NAMES)) {
                throw bad("has the fields " + names + " where " + NAMES + " were expected");
            }
            double micros = number("micros", false);
            if (micros == 0) {
                throw bad("'micros' must be above 0");
            }
            return new DrawCost(
                    text("strategy"),
                    text("dataset"),
                    count("candidates", 1),
                    count("draws", isFilter() ? 0 : 1),
                    micros,
                    number("error", true),
                    number("bytes", true),
                    Double.NaN);
        }

        private String text(String name) {
            if (!node.get(name).isTextual()) {
                throw bad("'" + name + "' must be a text, was " + node.get(name));
            }
            return node.get(name).textValue();
        }

        private boolean isFilter() {
            return node.has(STAGE) && node.get(STAGE).asText().equals("filter");
        }

        private int count(String name, int least) {
            JsonNode value = node.get(name);
            if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < least) {
                throw bad("'" + name + "' must be a whole number of at least " + least + ", was " + value);
            }
            return value.intValue();
        }

        /** Numbers that are none are written as the text "NaN". */
        private double number(String name, boolean mayBeUnknown) {
            JsonNode value = node.get(name);
            if (mayBeUnknown && value.isTextual() && value.textValue().equals("NaN")) {
                return Double.NaN;
            }
            double number = value.isNumber() ? value.doubleValue() : Double.NaN;
            if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
                throw bad("'" + name + "' must be a number of at least 0, was " + value);
            }
            return number;
        }

        private UsageException bad(String reason) {
            return new UsageException(file + ": figure " + number + ": " + reason + REMEDY);
        }
    }
}
