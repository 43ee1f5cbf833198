package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.LabelNoise;
import dev.negbench.datasets.PlantedNoise;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.datasets.loaders.DatasetLoaders;
import dev.negbench.harness.experiment.Bm25Ranks;
import dev.negbench.reports.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits, planted noise and evaluation policies, from the command line to the stored results. */
class AuditedDataTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] WORDS = {"river", "market", "engine", "garden", "letter", "copper"};

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    /** Six documents; six train queries with two positives each; the second test query is a train query negated. */
    @BeforeAll
    static void write() throws IOException {
        Path folder = data.resolve("ring");
        Files.createDirectories(folder.resolve("qrels"));
        List<String> corpus = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        List<String> train = new ArrayList<>(List.of("query-id\tcorpus-id\tscore"));
        for (int i = 0; i < 6; i++) {
            String next = WORDS[(i + 1) % 6];
            corpus.add("{\"_id\":\"d" + i + "\",\"title\":\"\",\"text\":\"about the " + WORDS[i] + "\"}");
            queries.add("{\"_id\":\"q" + i + "\",\"text\":\"the " + WORDS[i] + " raises the " + next + "\"}");
            train.add("q" + i + "\td" + i + "\t1");
            train.add("q" + i + "\td" + (i + 1) % 6 + "\t1");
        }
        queries.add("{\"_id\":\"v\",\"text\":\"a lantern in the harbor\"}");
        queries.add("{\"_id\":\"d0\",\"text\":\"about the river\"}");
        queries.add("{\"_id\":\"t\",\"text\":\"The river never raises the market\"}");
        Files.write(folder.resolve("corpus.jsonl"), corpus);
        Files.write(folder.resolve("queries.jsonl"), queries);
        Files.write(folder.resolve("qrels/train.tsv"), train);
        Files.write(folder.resolve("qrels/dev.tsv"), List.of("query-id\tcorpus-id\tscore", "v\td3\t1"));
        Files.write(folder.resolve("qrels/test.tsv"), List.of("query-id\tcorpus-id\tscore", "d0\td1\t1", "t\td0\t1"));
    }

    private BenchRun compare(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "compare", "--data-dir", data.toString(), "--dataset", "ring", "--out", out.resolve("r").toString(),
                "--no-throughput", "--seeds", "1", "--epochs", "1", "--batch-size", "6"));
        all.addAll(List.of(options));
        return BenchRun.of(all.toArray(String[]::new));
    }

    @Test
    void warnsOfLeakageInTheConsoleTheReportAndTheStoredResults() throws Exception {
        BenchRun run = compare("--strategies", "random");
        assertEquals(0, run.exitCode(), run.err());
        String warning = "ring leaks: 1 of the 2 queries of test (50.00 %) have a twin in train "
                + "(1 negated or opposite), 1 of them with a positive in common";
        assertTrue(run.out().contains("WARNING: " + warning), run.out());
        assertTrue(run.err().contains("WARNING: " + warning), run.err());
        assertTrue(run.out().contains("ring-dedup is the same collection without these twins"), run.out());
        assertTrue(Files.readString(out.resolve("r/report.html")).contains(warning));
        assertTrue(Files.readString(out.resolve("r/report.md")).contains(warning));
        assertEquals(1, Journal.read(out.resolve("r")).leakage().stream().filter(l -> l.leaks()).count());
    }

    @Test
    void theVariantDoesNotLeak() {
        BenchRun run = compare("--strategies", "random", "--dataset", "ring-dedup");
        assertEquals(2, BenchRun.of("compare", "--dataset", "rung-dedup", "--data-dir", data.toString()).exitCode());
        assertEquals(0, run.exitCode(), run.err());
        assertFalse((run.out() + run.err()).contains("ring-dedup leaks"), run.out() + run.err());
    }

    @Test
    void policiesAreResolvedByDatasetAndInEveryResult() throws Exception {
        JsonNode byDefault = MAPPER.readTree(compare("--strategies", "random", "--json").out());
        assertEquals("drop", byDefault.get("policies").get("self match").asText(), "d0 is a query and a document");
        assertEquals("non-relevant", byDefault.get("policies").get("unjudged").asText());
        BenchRun asked = compare("--strategies", "random", "--self-match", "keep", "--unjudged", "skip", "--fresh");
        assertTrue(asked.out().contains("Evaluation: self match keep, unjudged skip."), asked.out());
        assertEquals("keep", Journal.read(out.resolve("r")).plan().settings().get("self match"));
        assertTrue(Files.readString(out.resolve("r/report.html")).contains("self match: keep, unjudged: skip"));
    }

    /** One step, a batch of all queries: what each row meets follows from what was hidden, computed here again. */
    @Test
    void countsHiddenPositivesExactly() throws Exception {
        Dataset ring = new BeirLoader().load(data.resolve("ring"));
        for (String hiding : List.of("uniform", "hard")) {
            PlantedNoise noise;
            try (Bm25Ranks ranks = Bm25Ranks.of(ring)) {
                noise = hiding.equals("hard")
                        ? LabelNoise.plant(ring, 0.5, 1, ranks)
                        : LabelNoise.plant(ring, 0.5, 1);
            }
            assertEquals(6, noise.hiddenCount());
            int expected = 0;
            for (Map.Entry<Integer, int[]> hidden : noise.hidden().entrySet()) {
                for (int query : noise.noisy().split("train").queries()) {
                    int positive = noise.noisy().split("train").positives(query)[0];
                    boolean met = query != hidden.getKey() && Arrays.binarySearch(hidden.getValue(), positive) >= 0;
                    expected += met ? 1 : 0;
                }
            }
            BenchRun run = compare(
                    "--strategies", "in-batch,random", "--hide-positives", "0.5", "--hide", hiding, "--json",
                    "--fresh");
            assertEquals(0, run.exitCode(), run.err());
            JsonNode rows = MAPPER.readTree(run.out()).get("results");
            JsonNode inBatch = rows.get(0).get("hiddenPositives");
            if (expected > 0) {
                assertEquals(expected, inBatch.get("hiddenInBatch").asInt(), hiding);
                assertEquals(0, inBatch.get("hiddenDrawn").asInt());
            }
            assertTrue(rows.get(1).get("hiddenPositives").get("hiddenInPools").asInt() >= 0);
            assertEquals(hiding, Journal.read(out.resolve("r")).plan().settings().get("hiding"));
        }
    }

    @Test
    void hidingShowsInTheConsoleTable() {
        BenchRun run = compare("--strategies", "random,topk", "--hide-positives", "0.5", "--hide", "hard");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("hidden drawn") && run.out().contains("hidden in batch"), run.out());
        assertFalse(compare("--strategies", "random", "--fresh").out().contains("hidden drawn"));
        assertEquals(2, compare("--strategies", "random", "--hide", "hrad").exitCode());
    }

    @Test
    void auditsACollection() throws Exception {
        BenchRun text = BenchRun.of("data", "audit", "ring", "--data-dir", data.toString(), "--examples", "1");
        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().contains("negated or opposite"), text.out());
        assertTrue(text.out().contains("The river never raises the market"), text.out());
        assertTrue(text.out().contains("Without these twins: ring-dedup"), text.out());
        BenchRun json =
                BenchRun.of("data", "audit", "ring", "--data-dir", data.toString(), "--examples", "0", "--json");
        JsonNode audit = MAPPER.readTree(json.out());
        assertEquals(6, audit.get("corpus").get("content").get("texts").asInt());
        int ownIds = 0;
        for (JsonNode split : audit.get("splits")) {
            ownIds += split.get("ownId").asInt();
        }
        assertEquals(1, ownIds);
        JsonNode overlap = audit.get("leakage").get("overlaps");
        assertEquals(0, overlap.get(0).get("examples").size());
        BenchRun again = BenchRun.of("data", "audit", "ring", "--data-dir", data.toString(), "--examples", "1");
        assertEquals(text.out(), again.out());
        assertFalse(again.err().contains("comparing"), "the second audit comes from the cache: " + again.err());
    }

    @Test
    void auditsSeveralCollectionsAsATable() throws Exception {
        Path collections = Files.createDirectories(out.resolve("several"));
        writeBroken(collections);
        Files.createDirectories(collections.resolve("torn/qrels"));
        Files.write(collections.resolve("torn/corpus.jsonl"), List.of("{\"_id\":\"a\",\"text\":\"one\"", "{"));
        Files.write(collections.resolve("torn/queries.jsonl"), List.of("{\"_id\":\"q\",\"text\":\"one\"}"));
        Files.write(collections.resolve("torn/qrels/test.tsv"), List.of("query-id\tcorpus-id\tscore", "q\ta\t1"));
        String[] audit = {
            "data", "audit", "ring", "broken", "ring", "--data-dir", data.toString(), "--data-dir",
            collections.toString()
        };
        BenchRun sound = BenchRun.of(audit);
        assertEquals(0, sound.exitCode(), sound.err());
        assertTrue(sound.err().contains("[2/2] auditing broken"), sound.err());
        List<String> lines = sound.out().lines().toList();
        assertTrue(lines.get(1).matches("ring +6 +0 +0 +0 +2 +1 +50\\.00 % +50\\.00 % +0 +LEAKS"), lines.get(1));
        assertTrue(lines.get(2).matches("broken +2 +0 +0 +1 +1 +– +– +– +0"), lines.get(2));
        assertTrue(sound.out().contains("From a share of 1.00 % on results carry a warning"), sound.out());

        audit[4] = "torn";
        BenchRun one = BenchRun.of(audit);
        assertEquals(3, one.exitCode(), one.err());
        assertTrue(one.out().lines().anyMatch(line -> line.matches("torn +(– +){9}CANNOT BE USED")), one.out());
        assertTrue(one.out().contains("\ntorn: ") && one.out().contains("corpus.jsonl:1: "), one.out());
        assertTrue(one.out().contains(lines.get(1)), "the others are audited all the same: " + one.out());

        List<String> asJson = new ArrayList<>(List.of(audit));
        asJson.addAll(List.of("--json", "--examples", "0"));
        JsonNode audits = MAPPER.readTree(BenchRun.of(asJson.toArray(String[]::new)).out());
        assertEquals(3, audits.size());
        JsonNode inTest = audits.get(0).get("leakage").get("overlaps").get(1);
        assertEquals(1, inTest.get("queriesByKind").get("opposed").asInt(), inTest.toString());
        JsonNode leftOut = audits.get(1).get("leftOut");
        assertEquals(1, leftOut.get(0).get("pairs").asInt(), leftOut.toString());
        assertEquals("torn", audits.get(2).get("dataset").asText());
        assertTrue(audits.get(2).get("problem").asText().contains("corpus.jsonl:1: "));
    }

    @Test
    void withoutANameAllThatAreHereAreMeant() {
        DatasetLocator locator = new DatasetLocator(
                Catalogue.load(), out.resolve("fetched"), List.of(data), DatasetLoaders.standard());
        assertEquals(
                List.of("wordnet-senses", "wordnet-senses-small", "wordnet-definitions", "ring"),
                DataOptions.chosen(List.of(), locator));
        assertEquals(List.of("ring", "ring-dedup"), DataOptions.chosen(List.of("ring", "ring-dedup", "ring"), locator));
        assertThrows(DatasetException.class, () -> DataOptions.chosen(List.of("ring", "scifact"), locator));
    }

    @Test
    void namesJudgedIdsThatDoNotExist() throws IOException {
        writeBroken(out.resolve("data"));
        BenchRun run = BenchRun.of("data", "audit", "broken", "--data-dir", out.resolve("data").toString());
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("MISSING: ") && run.out().contains("1 of 2 judged pairs"), run.out());
        assertTrue(run.out().contains("nothing to leak"), run.out());
    }

    /** Two documents and a query one of whose two judgements is of a document that is not there. */
    private static void writeBroken(Path collections) throws IOException {
        Path broken = collections.resolve("broken");
        Files.createDirectories(broken.resolve("qrels"));
        Files.write(
                broken.resolve("corpus.jsonl"),
                List.of(
                        "{\"_id\":\"a\",\"title\":\"\",\"text\":\"one text\"}",
                        "{\"_id\":\"b\",\"title\":\"\",\"text\":\"another text\"}"));
        Files.write(broken.resolve("queries.jsonl"), List.of("{\"_id\":\"q\",\"text\":\"one query\"}"));
        Files.write(
                broken.resolve("qrels/test.tsv"), List.of("query-id\tcorpus-id\tscore", "q\ta\t1", "q\tlost\t1"));
    }

    @Test
    void refusesWhatItCannotAudit() {
        BenchRun unknown = BenchRun.of("data", "audit", "rign", "--data-dir", data.toString());
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("did you mean 'ring'"), unknown.err());
        assertEquals(2, BenchRun.of("data", "audit", "ring", "--examples", "21").exitCode());
        assertEquals(0, BenchRun.of("data").exitCode());
        assertTrue(BenchRun.of("data", "audit", "--help").out().contains("Examples:"));
    }
}
