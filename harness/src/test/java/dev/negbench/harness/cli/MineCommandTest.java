package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.mining.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MineCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DIMENSION = 8;
    private static final int DOCUMENTS = TinyCollection.DOCUMENTS;
    private static final int TRAIN = DOCUMENTS / 2;
    private static final long SEED = 5;

    @TempDir
    private static Path data;

    private static float[] queryVectors;
    private static float[] documentVectors;

    @TempDir
    private Path out;

    @BeforeAll
    static void writeCollection() throws IOException {
        TinyCollection.write(data, "tiny", true);
        SplittableRandom random = new SplittableRandom(SEED);
        queryVectors = new float[DOCUMENTS * DIMENSION];
        documentVectors = new float[DOCUMENTS * DIMENSION];
        for (int i = 0; i < queryVectors.length; i++) {
            queryVectors[i] = (float) (random.nextDouble() * 2 - 1);
            documentVectors[i] = (float) (random.nextDouble() * 2 - 1);
        }
        VectorFiles.npy(data.resolve("queries.npy"), queryVectors, DIMENSION);
        VectorFiles.fvecs(data.resolve("documents.fvecs"), documentVectors, DIMENSION);
    }

    @Test
    void everyFormatHasTheFieldsItsTrainerReads() throws Exception {
        assertEquals(TRAIN * 3, rows("triplet", "[anchor, positive, negative, scores]", "--scores"));
        assertEquals(
                TRAIN * 3,
                rows(
                        "triplet",
                        "[question, answer, negative]",
                        "--anchor-name",
                        "question",
                        "--positive-name",
                        "answer"));
        assertEquals(TRAIN, rows("n-tuple", "[anchor, positive, negative_1, negative_2, negative_3]"));
        assertEquals(
                TRAIN, rows("n-tuple", "[anchor, positive, negative_1, negative_2, negative_3, scores]", "--scores"));
        assertEquals(TRAIN * 4, rows("labeled-pair", "[anchor, positive, label]"));
        assertEquals(TRAIN * 4, rows("labeled-pair", "[anchor, positive, score]", "--scores"));
        assertEquals(TRAIN, rows("labeled-list", "[anchor, positive, labels]"));
        assertEquals(TRAIN, rows("labeled-list", "[anchor, positive, scores]", "--scores"));
        assertEquals(TRAIN, rows("tevatron", "[query_id, query, positive_passages, negative_passages]"));
        assertEquals(TRAIN, rows("flag-embedding", "[query, pos, neg]"));
        assertEquals(TRAIN, rows("flag-embedding", "[query, pos, neg, pos_scores, neg_scores]", "--scores"));
    }

    private int rows(String format, String fields, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--format", format, "--strategy", "bm25", "--overwrite"));
        options.addAll(List.of(more));
        List<JsonNode> rows = mined(options.toArray(String[]::new));
        for (JsonNode row : rows) {
            List<String> names = new ArrayList<>();
            row.fieldNames().forEachRemaining(names::add);
            assertEquals(fields, names.toString(), format);
        }
        return rows.size();
    }

    @Test
    void labelsTellPositivesFromNegatives() throws Exception {
        JsonNode list = mined("--format", "labeled-list", "--strategy", "bm25", "--negatives", "2")
                .get(0);
        assertEquals("[1,0,0]", list.get("labels").toString());
        assertEquals(3, list.get("positive").size());
    }

    /** What sentence-transformers' miner does with these options, in plain loops. */
    @Test
    void agreesWithThePlainDefinitionOnVectorsOfTheUsersOwn() throws Exception {
        List<JsonNode> rows = mined(withVectors(
                "--strategy",
                "topk(120)|relative-margin(0.1)|survivor-range(2,to=30)",
                "--format",
                "tevatron",
                "--negatives",
                "4",
                "--scores",
                "--keep-copies"));
        int some = 0;
        for (JsonNode row : rows) {
            int query = Integer.parseInt(row.get("query_id").asText().substring(1));
            double positive = dot(query, query);
            List<String> expected = IntStream.range(0, DOCUMENTS)
                    .filter(document -> document != query)
                    .boxed()
                    .sorted(Comparator.comparingDouble(document -> -dot(query, document)))
                    .limit(120)
                    .filter(document -> dot(query, document) <= positive - Math.abs(positive) * 0.1)
                    .skip(2)
                    .limit(4)
                    .map(document -> "d" + document)
                    .toList();
            List<String> found = new ArrayList<>();
            row.get("negative_passages")
                    .forEach(passage -> found.add(passage.get("docid").asText()));
            assertEquals(expected, found, "query " + query + ", seed " + SEED);
            assertEquals(
                    dot(query, query),
                    row.get("positive_passages").get(0).get("score").asDouble(),
                    1e-5);
            some += found.size();
        }
        assertTrue(some > TRAIN, "margins must leave something to compare: " + some);
        assertTrue(rows.size() < TRAIN, "and take everything from somebody: " + rows.size());
    }

    private static double dot(int query, int document) {
        double sum = 0;
        for (int i = 0; i < DIMENSION; i++) {
            sum += (double) queryVectors[query * DIMENSION + i] * documentVectors[document * DIMENSION + i];
        }
        return sum;
    }

    @Test
    void theYieldAddsUpAndSaysWhatEachFilterTook() throws Exception {
        BenchRun run = mine(withVectors(
                "--strategy", "topk(50)|max-score(1)|relative-margin(0.05)", "--format", "n-tuple", "--json"));
        assertEquals(0, run.exitCode(), run.err());
        JsonNode report = MAPPER.readTree(run.out());
        long removed = sum(report.get("removed"));
        assertTrue(report.get("removed").get("max-score(1)").asLong() > 0, run.out());
        assertTrue(report.get("removed").get("relative-margin(0.05)").asLong() > 0, run.out());
        assertEquals(TRAIN * 50, report.get("candidates").asLong());
        assertEquals(report.get("candidates").asLong(), report.get("kept").asLong() + removed);
        assertEquals(TRAIN * 3, report.get("asked").asLong());
        assertTrue(sum(report.get("missing")) > 0 && report.get("discarded").asLong() > 0, run.out());
        assertEquals(
                report.get("asked").asLong(),
                report.get("written").asLong()
                        + sum(report.get("missing"))
                        + report.get("discarded").asLong());
        List<JsonNode> rows = lines(out.resolve("rows.jsonl"));
        assertEquals(rows.size() * 3L, report.get("written").asLong());
        assertEquals(
                report.get("dataset fingerprint"),
                MAPPER.readTree(out.resolve("rows.jsonl.report.json").toFile()).get("dataset fingerprint"));
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    @Test
    void sameSeedSameRowsAndProvenanceGivesProbabilities() throws Exception {
        String[] options = withVectors("--strategy", "topk(20)|simans(a=1)", "--provenance", "--format", "tevatron");
        mined(options);
        byte[] first = Files.readAllBytes(out.resolve("rows.jsonl"));
        Files.delete(out.resolve("rows.jsonl"));
        mined(options);
        assertEquals(new String(first), Files.readString(out.resolve("rows.jsonl")));
        List<JsonNode> provenance = lines(out.resolve("rows.jsonl.provenance"));
        assertEquals(TRAIN, provenance.size());
        for (JsonNode line : provenance) {
            double sum = 0;
            for (JsonNode negative : line.get("negatives")) {
                double probability = negative.get("probability").asDouble();
                assertTrue(probability > 0 && probability <= 1, line.toString());
                assertEquals(1, probability * negative.get("weight").asDouble() * 20, 1e-9);
                assertTrue(negative.get("rank").asInt() <= 21, line.toString());
                assertEquals("model", negative.get("generator").asText());
                sum += probability;
            }
            assertTrue(sum <= 1 + 1e-9, line.toString());
        }
        List<JsonNode> other = mined(withVectors(
                "--strategy", "topk(20)|simans(a=1)", "--format", "tevatron", "--seed", "2", "--overwrite"));
        assertFalse(new String(first).equals(Files.readString(out.resolve("rows.jsonl"))), "" + other.size());
    }

    @Test
    void ranksPositivesWithNegativesWhereARerankerIsToBeEvaluated() throws Exception {
        List<JsonNode> rows = mined(withVectors(
                "--strategy",
                "topk(200)",
                "--format",
                "n-tuple",
                "--include-positives",
                "--negatives",
                "10",
                "--scores"));
        int holding = 0;
        for (JsonNode row : rows) {
            String positive = row.get("positive").asText();
            double before = Double.POSITIVE_INFINITY;
            for (int i = 1; i <= 10; i++) {
                double score = row.get("scores").get(i).asDouble();
                assertTrue(score <= before, row.toString());
                before = score;
                holding += row.get("negative_" + i).asText().equals(positive) ? 1 : 0;
            }
        }
        assertTrue(holding > 0 && holding < TRAIN, holding + " rows hold their positive");
    }

    @Test
    void leavesOutTextsThatOccurTwice() throws Exception {
        Path folder = data.resolve("twins");
        Files.createDirectories(folder.resolve("qrels"));
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                """
                {"_id":"a","title":"","text":"the red boat"}
                {"_id":"b","title":"","text":"the red boat"}
                {"_id":"c","title":"","text":"a red boat house"}
                {"_id":"d","title":"","text":"a red boat house"}
                {"_id":"e","title":"","text":"green boat"}
                """);
        Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\"red boat\"}\n");
        Files.writeString(folder.resolve("qrels/train.tsv"), "query-id\tcorpus-id\tscore\nq\ta\t1\n");
        BenchRun run = mine("--dataset", "twins", "--strategy", "bm25(10)|hardest", "--format", "flag-embedding");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode row = lines(out.resolve("rows.jsonl")).get(0);
        assertEquals("[\"a red boat house\",\"green boat\"]", row.get("neg").toString());
        assertTrue(run.out().contains("same text"), run.out());
        mine(
                "--dataset",
                "twins",
                "--strategy",
                "bm25(10)|hardest",
                "--format",
                "flag-embedding",
                "--keep-copies",
                "--overwrite");
        assertTrue(lines(out.resolve("rows.jsonl")).get(0).get("neg").toString().contains("the red boat"));
    }

    @Test
    void showsWhatMarginsAndDepthsLeaveWithoutWriting() throws Exception {
        BenchRun run = mine(withVectors("--strategy", "topk(100)|percpos(0.9)", "--dry-run", "--json"));
        assertEquals(0, run.exitCode(), run.err());
        JsonNode report = MAPPER.readTree(run.out());
        double before = 2;
        for (JsonNode cell : report.get("margin and depth").get("cells")) {
            if (cell.get("depth").asInt() == 100) {
                assertTrue(cell.get("found").asDouble() <= before, "a wider margin never leaves more: " + run.out());
                before = cell.get("found").asDouble();
            }
        }
        assertTrue(before < 1, run.out());
        assertFalse(Files.exists(out.resolve("rows.jsonl")));
        BenchRun text = mine(withVectors("--strategy", "topk(100)|percpos(0.9)", "--dry-run"));
        assertTrue(text.out().contains("relative margin") && text.out().contains("= written"), text.out());
    }

    @Test
    void scoresOfTheUsersOwnTakeThePlaceOfTheSearchers() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int query = 0; query < DOCUMENTS; query++) {
            lines.add("q" + query + "\td" + query + "\t0.5");
            for (int document = 0; document < DOCUMENTS; document += 2) {
                if (document != query) {
                    lines.add("q" + query + "\td" + document + "\t" + (query + document) % DOCUMENTS / 240.0);
                }
            }
        }
        Path scores = Files.write(data.resolve("scores.tsv"), lines);
        List<JsonNode> rows = mined(
                "--strategy",
                "topk(239)|relative-margin(0.201)",
                "--format",
                "tevatron",
                "--scores",
                "--keep-copies",
                "--pair-scores",
                scores.toString());
        assertEquals(TRAIN, rows.size());
        for (JsonNode row : rows) {
            int query = Integer.parseInt(row.get("query_id").asText().substring(1));
            List<String> expected = IntStream.range(0, DOCUMENTS / 2)
                    .map(half -> 2 * half)
                    .filter(document -> document != query && (query + document) % DOCUMENTS <= 95)
                    .boxed()
                    .sorted(Comparator.comparingInt(document -> -(query + document) % DOCUMENTS))
                    .limit(3)
                    .map(document -> "d" + document)
                    .toList();
            List<String> found = new ArrayList<>();
            row.get("negative_passages")
                    .forEach(passage -> found.add(passage.get("docid").asText()));
            assertEquals(expected, found, "query " + query);
        }
        Files.write(scores, lines.subList(1, lines.size()));
        refused(2, "no score for query 'q0' and its positive 'd0'", "--overwrite", "--pair-scores", scores.toString());
        Files.writeString(scores, "q0\td0\t1\nq0\td0\t2\n");
        refused(2, "twice", "--overwrite", "--pair-scores", scores.toString());
        Files.writeString(scores, "q0\td0\t1\nq0\td999\t2\n");
        refused(
                2,
                "scores.tsv:2: the collection has no document 'd999'",
                "--overwrite",
                "--pair-scores",
                scores.toString());
        Files.writeString(scores, "q0\td0\tNaN\n");
        refused(2, "the score is 'NaN'", "--overwrite", "--pair-scores", scores.toString());
    }

    @Test
    void runsEveryKindOfStrategy() throws Exception {
        for (String strategy : List.of("random", "bm25", "topk|feedback-query", "r2anker", "topk(50)|rlhn", "llm-hn")) {
            BenchRun run =
                    mine("--dataset", "tiny", "--strategy", strategy, "--format", "flag-embedding", "--overwrite");
            assertEquals(0, run.exitCode(), strategy + ": " + run.err());
            assertTrue(lines(out.resolve("rows.jsonl")).size() > TRAIN / 4, strategy);
        }
    }

    @Test
    void aPositiveIsNeverANegative() throws Exception {
        for (JsonNode row : mined("--strategy", "topk(50)", "--format", "flag-embedding", "--negatives", "20")) {
            HashSet<String> positives = new HashSet<>();
            row.get("pos").forEach(text -> positives.add(text.asText()));
            HashSet<String> seen = new HashSet<>();
            row.get("neg").forEach(text -> {
                assertFalse(positives.contains(text.asText()), row.toString());
                assertTrue(seen.add(text.asText()), row.toString());
            });
        }
    }

    @Test
    void refusesWhatCannotWork() throws Exception {
        refused(2, "did you mean 'n-tuple'", "--format", "n-tupel");
        refused(2, "did you mean 'simans'", "--strategy", "simanz");
        refused(2, "draws no negatives", "--strategy", "in-batch");
        refused(
                2,
                "belong together",
                "--query-vectors",
                data.resolve("queries.npy").toString());
        refused(2, "--normalize", "--normalize");
        refused(2, "n-tuple only", "--include-positives");
        refused(2, "at least 1", "--negatives", "0");
        refused(2, "no train2 split", "--split", "train2");
        Path file = Files.writeString(out.resolve("rows.jsonl"), "mine");
        refused(2, "--overwrite replaces it", "--strategy", "bm25");
        assertEquals("mine", Files.readString(file));
        Files.delete(file);
        Path blocked = Files.writeString(out.resolve("blocked"), "");
        BenchRun run = BenchRun.of(
                "mine",
                "--data-dir",
                data.toString(),
                "--dataset",
                "tiny",
                "--strategy",
                "bm25",
                "--out",
                blocked.resolve("rows.jsonl").toString());
        assertEquals(3, run.exitCode(), run.err());
        assertTrue(run.err().contains("cannot be written") && !run.err().contains("\tat "), run.err());
        BenchRun without = BenchRun.of("mine", "--data-dir", data.toString(), "--dataset", "tiny");
        assertEquals(2, without.exitCode());
        assertTrue(without.err().contains("--dry-run"), without.err());
    }

    @Test
    void refusesVectorsThatAreNotThoseOfTheTexts() throws Exception {
        Path fewer = VectorFiles.npy(data.resolve("fewer.npy"), new float[7 * DIMENSION], DIMENSION);
        refused(
                2,
                "has 7 vectors, dataset 'tiny' 240 documents",
                "--query-vectors",
                data.resolve("queries.npy").toString(),
                "--document-vectors",
                fewer.toString());
        Path wide = VectorFiles.npy(data.resolve("wide.npy"), new float[DOCUMENTS * 4], 4);
        refused(
                2,
                "of length 4",
                "--query-vectors",
                data.resolve("queries.npy").toString(),
                "--document-vectors",
                wide.toString());
        refused(2, "rewrites queries", withVectors("--strategy", "topk|feedback-query"));
    }

    @Test
    void refusesAQueryWithoutAPositiveAndNamesIt() throws Exception {
        Path folder = TinyCollection.write(data, "unlabelled", true);
        Path qrels = folder.resolve("qrels/train.tsv");
        Files.writeString(qrels, Files.readString(qrels).replace("q4\td4\t1", "q4\td4\t0"));
        BenchRun run = mine("--dataset", "unlabelled", "--strategy", "bm25", "--format", "n-tuple");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("1 query has no positive") && run.err().contains("'q4'"), run.err());
        assertTrue(run.err().contains("--skip-unlabelled"), run.err());
        BenchRun skipped =
                mine("--dataset", "unlabelled", "--strategy", "bm25", "--format", "n-tuple", "--skip-unlabelled");
        assertEquals(0, skipped.exitCode(), skipped.err());
        assertEquals(TRAIN - 1, lines(out.resolve("rows.jsonl")).size());
    }

    private void refused(int exitCode, String message, String... options) {
        BenchRun run = mine(options);
        assertEquals(exitCode, run.exitCode(), String.join(" ", options) + run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    private List<JsonNode> mined(String... options) throws IOException {
        BenchRun run = mine(options);
        assertEquals(0, run.exitCode(), run.err());
        return lines(out.resolve("rows.jsonl"));
    }

    private static String[] withVectors(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--query-vectors",
                data.resolve("queries.npy").toString(),
                "--document-vectors",
                data.resolve("documents.fvecs").toString()));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private BenchRun mine(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "mine",
                "--data-dir",
                data.toString(),
                "--out",
                out.resolve("rows.jsonl").toString()));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--dataset")) {
            arguments.addAll(List.of("--dataset", "tiny"));
        }
        return BenchRun.of(arguments.toArray(String[]::new));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }
}
