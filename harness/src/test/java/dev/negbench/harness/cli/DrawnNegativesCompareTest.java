package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnNegatives.Example;
import dev.negbench.reports.results.ExperimentResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was trained on near the most changed queries, from the command line to the report. */
class DrawnNegativesCompareTest {
    private static final List<String> STRATEGIES = List.of("random", "in-batch", "topk(60)|simans", "adore(n=12)");

    @TempDir
    private Path directory;

    private String[] arguments(String out, String threads) {
        return new String[] {
            "compare",
            "--data-dir",
            directory.toString(),
            "--dataset",
            "tiny",
            "--epochs",
            "2",
            "--seeds",
            "2",
            "--hide-positives",
            "0.3",
            "--no-throughput",
            "--json",
            "--parallel",
            threads,
            "--strategies",
            "random,in-batch,topk(60)|simans,adore(n=12),bcwi",
            "--out",
            directory.resolve(out).toString()
        };
    }

    /** Every query gets a second positive, so that some can be hidden. */
    private Dataset collection() throws Exception {
        Path folder = TinyCollection.write(directory, "tiny", true);
        Path train = folder.resolve("qrels").resolve("train.tsv");
        List<String> lines = Files.readAllLines(train);
        List<String> more = lines.stream()
                .skip(1)
                .map(line -> line.split("\t")[0])
                .map(query -> query + "\td" + (Integer.parseInt(query.substring(1)) + 20) % TinyCollection.DOCUMENTS
                        + "\t1")
                .toList();
        Files.write(train, Stream.concat(lines.stream(), more.stream()).toList());
        return new BeirLoader().load(folder);
    }

    private static Map<String, DrawnNegatives> records(Path out) {
        Map<String, DrawnNegatives> records = new TreeMap<>();
        for (CellResult cell : Journal.read(out).cells()) {
            Journal.drawnRecords(out)
                    .of(cell.key())
                    .record()
                    .ifPresent(record -> records.put(cell.strategy() + " " + cell.seed(), record));
        }
        return records;
    }

    @Test
    void whatWasDrawnNearChangedQueriesIsRecordedAndShown() throws Exception {
        Dataset dataset = collection();
        BenchRun run = BenchRun.of(arguments("out", "1"));
        assertEquals(0, run.exitCode(), run.err());
        Path out = directory.resolve("out");
        Map<String, DrawnNegatives> records = records(out);
        assertEquals(5, records.size(), "the first seed of each strategy: " + records.keySet());
        assertFalse(records.get("in-batch 1").drawing());
        assertTrue(records.keySet().stream().anyMatch(cell -> cell.contains("bcwi")), "of a data update as well");
        int hidden = 0;
        for (Map.Entry<String, DrawnNegatives> entry : records.entrySet()) {
            for (Example example : entry.getValue().examples()) {
                hidden += checked(dataset, entry.getKey(), example);
            }
        }
        assertTrue(hidden > 0, "adore's twelve hardest must hold some of the hidden positives");

        String html = Files.readString(out.resolve("report.html"));
        assertTrue(html.contains("Negatives near these queries"));
        assertTrue(html.contains("draws no negatives of its own"));
        assertTrue(html.contains("12 negatives, the first 10 shown") || html.contains("11 negatives, the first 10"));
        changedQueriesAreInTheJson(run.out(), html, dataset);

        BenchRun twoAtATime = BenchRun.of(arguments("out2", "2"));
        assertEquals(0, twoAtATime.exitCode(), twoAtATime.err());
        assertEquals(records, records(directory.resolve("out2")));
        damagedRecordsAreToldOf(out);
    }

    private static int checked(Dataset dataset, String cell, Example example) {
        int query = dataset.queries().ordinal(example.query());
        int[] judged = dataset.split("train").positives(query);
        assertTrue(
                Arrays.stream(judged).mapToObj(dataset.corpus()::id).anyMatch(example.positive()::equals),
                "trained with a labelled positive");
        assertFalse(example.nearestTo().isEmpty());
        for (DrawnNegatives.Negative negative : example.negatives()) {
            boolean known = Arrays.stream(judged).mapToObj(dataset.corpus()::id).anyMatch(negative.id()::equals);
            assertEquals(known, negative.hidden(), cell + " " + negative);
            assertEquals(cell.startsWith("random") || cell.contains("bcwi"), negative.rank() < 0, cell);
        }
        return (int) example.negatives().stream()
                .filter(DrawnNegatives.Negative::hidden)
                .count();
    }

    private static void changedQueriesAreInTheJson(String out, String html, Dataset dataset) throws Exception {
        JsonNode changed = new ObjectMapper().readTree(out).get("changedQueries");
        assertTrue(changed.size() > 0);
        for (JsonNode query : changed) {
            String neighbour = query.get("nearestTrainingQuery").asText();
            String text = dataset.queries().text(dataset.queries().ordinal(neighbour));
            assertTrue(html.contains("<q>" + text + "</q> " + neighbour + "</p>"), neighbour);
            assertEquals(5, query.get("drawn").size());
            JsonNode simans = query.get("drawn").get(STRATEGIES.indexOf("topk(60)|simans"));
            String document = simans.get("negatives").get(0).asText();
            String content = dataset.corpus().content(dataset.corpus().ordinal(document));
            assertTrue(html.contains("</small> " + content + " (" + document + ")</li>"), document);
        }
    }

    /** A damaged record and a missing one are a note in the report, and nothing else. */
    private void damagedRecordsAreToldOf(Path out) throws Exception {
        ExperimentResults results = Journal.read(out);
        List<String> keys = IntStream.range(0, 2)
                .mapToObj(i -> results.cell(STRATEGIES.get(i), "tiny", "in-batch+drawn", 1)
                        .orElseThrow()
                        .key())
                .toList();
        Files.write(out.resolve("drawn").resolve(keys.get(0) + ".jsonl.gz"), new byte[] {31, -117, 8});
        Files.delete(out.resolve("drawn").resolve(keys.get(1) + ".jsonl.gz"));
        BenchRun again = BenchRun.of("report", out.toString(), "--json");
        assertEquals(0, again.exitCode(), again.err());
        JsonNode drawn =
                new ObjectMapper().readTree(again.out()).get("changedQueries").get(0).get("drawn");
        assertTrue(drawn.get(0).get("note").asText().endsWith(".jsonl.gz: torn"), drawn.toString());
        assertTrue(drawn.get(1).get("note").asText().startsWith("not recorded"), drawn.toString());
        assertEquals("", drawn.get(2).get("note").asText());
        assertTrue(Files.readString(out.resolve("report.html")).contains(".jsonl.gz: torn"));
    }
}
