package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.text.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs of {@code data}, with a cache of their own and without a network. */
class DataCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Optional<Path> SHARED = Stream.of(
                    System.getProperty("negbench.data"),
                    System.getenv("NEGBENCH_DATA"),
                    "../shared/datasets",
                    "../../shared/datasets")
            .filter(path -> path != null && Files.isDirectory(Path.of(path)))
            .map(Path::of)
            .findFirst();

    @TempDir
    private Path directory;

    private String cacheBefore;

    @BeforeEach
    void useACacheOfItsOwn() {
        cacheBefore = System.getProperty(CacheFolder.PROPERTY);
        System.setProperty(CacheFolder.PROPERTY, directory.resolve("cache").toString());
    }

    @AfterEach
    void useTheCacheBefore() {
        if (cacheBefore == null) {
            System.clearProperty(CacheFolder.PROPERTY);
        } else {
            System.setProperty(CacheFolder.PROPERTY, cacheBefore);
        }
    }

    @Test
    void listsWhatIsKnownAndWhatWasFound() throws Exception {
        TinyCollection.write(directory, "mine", true);
        JsonNode all = json(0, "data", "list", "--json", "--data-dir", directory.toString());
        Set<String> names = new HashSet<>();
        all.forEach(dataset -> names.add(dataset.get("id").asText()));
        assertTrue(names.containsAll(Set.of("mine", "scifact", "fiqa", "msmarco-passage", "wordnet-senses")));
        JsonNode fiqa = find(all, "fiqa");
        assertFalse(fiqa.get("available").asBoolean());
        assertTrue(fiqa.get("downloads").get(0).get("checksum").asText().startsWith("md5:"), fiqa.toString());
        assertEquals("publication", fiqa.get("countsFrom").asText());
        JsonNode here = json(0, "data", "list", "--here", "--json", "--data-dir", directory.toString());
        here.forEach(dataset -> assertTrue(dataset.get("available").asBoolean(), dataset.toString()));
        String table = BenchRun.of("data", "list", "--data-dir", directory.toString()).out();
        assertTrue(table.lines().anyMatch(line -> line.matches("fiqa +fetch 18 MB .*")), table);
        assertTrue(table.lines().anyMatch(line -> line.matches("mine +yes +\\? .*")), table);
        assertTrue(table.lines().anyMatch(line -> line.matches("scifact .* 5,183 +809 / – / 300  .*")), table);
        assertTrue(table.lines().anyMatch(line -> line.contains(" 98,511 / 136 / 926  +6 splits  ")), table);
        assertEquals(table, BenchRun.of("list", "datasets").out() + last(table), "one table, found ones added");
    }

    private static String last(String text) {
        String[] lines = text.split("\n");
        return lines[lines.length - 1] + "\n";
    }

    @ParameterizedTest
    @ValueSource(ints = {70, 80, 100, 120, 150, 200})
    void noLineIsLongerThanTheTerminalIsWide(int columns) {
        String whole = BenchRun.of("data", "list").out();
        System.setProperty("negbench.columns", Integer.toString(columns));
        try {
            String table = BenchRun.of("data", "list").out();
            assertEquals(whole.lines().count(), table.lines().count());
            table.lines().forEach(line -> assertTrue(line.length() <= columns, line));
            table.lines().forEach(line -> assertTrue(line.matches("[a-z].*"), line));
            assertTrue(table.startsWith("name "), table);
            assertEquals(columns >= 80, table.contains("98,511 / 136 / 926"), table);
            assertEquals(columns >= 150, table.contains("A usage example of a"), table);
        } finally {
            System.clearProperty("negbench.columns");
        }
    }

    @Test
    void wordsNarrowTheList() throws Exception {
        assertEquals(Set.of("esco-skills"), listed("ESCO", "skill", "--json"));
        assertTrue(listed("taxonomy", "--json").containsAll(Set.of("wordnet-senses", "esco-jobs")));
        assertFalse(listed("taxonomy", "--json").contains("scifact"));
        assertEquals(2, BenchRun.of("data", "list", "esco", "skill").out().lines().count(), "a heading and a row");
        TinyCollection.write(directory, "mine", true);
        assertEquals(Set.of("mine"), listed("mine", "--json", "--data-dir", directory.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wordnte | did you mean 'wordnet'?",
                "hard-negativs | did you mean 'hard-negatives'?",
                "qqqqqq | './bench data list' lists all",
                "banking sceintific | no collection has 'sceintific'",
                "banking wordnet | no collection has all of 'banking', 'wordnet'; leave one of them out",
                "--here msmarco-passage | on this machine is none of msmarco-passage; leave --here out"
            })
    void wordsThatNoCollectionHasGetTheNearest(String words, String remedy) {
        BenchRun run = BenchRun.of(("data list --json " + words).split(" "));
        assertEquals(2, run.exitCode(), run.out());
        assertTrue(run.err().contains(remedy), run.err());
        assertEquals("", run.out());
    }

    private static Set<String> listed(String... arguments) throws Exception {
        Set<String> names = new HashSet<>();
        json(0, Stream.concat(Stream.of("data", "list"), Stream.of(arguments)).toArray(String[]::new))
                .forEach(dataset -> names.add(dataset.get("id").asText()));
        return names;
    }

    @Test
    void showsTermsCountsChecksumsAndHowToGetIt() throws Exception {
        String text = BenchRun.of("data", "show", "scidocs").out();
        for (String part : new String[] {
            "scidocs: ", "Licence:    GPL-3.0-only; ", "Cite:       A. Cohan", "25,657 documents (as published)",
            "md5:38121350fc3a4d2f48850f6aff52e4a9", "no; './bench data fetch scidocs' downloads 142 MB"
        }) {
            assertTrue(text.contains(part), part + " is not in " + text);
        }
        assertTrue(BenchRun.of("data", "show", "msmarco").out().contains("NOT FOR COMMERCIAL USE"));
        JsonNode lisa = json(0, "data", "show", "lisa", "--json");
        assertTrue(lisa.get("nonCommercial").asBoolean());
        assertEquals(3, lisa.get("files").size());
        assertEquals(64 + "sha256:".length(), lisa.get("files").get(0).get("checksum").asText().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "fetch", "verify"})
    void unknownNamesGetTheNearest(String verb) {
        BenchRun run = BenchRun.of("data", verb, "scifcat");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("did you mean 'scifact'"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "fetch", "verify"})
    void everyVerbHasHelpWithExamples(String verb) {
        BenchRun run = BenchRun.of("data", verb, "--help");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Examples:") && run.out().contains("./bench data " + verb), run.out());
        assertTrue(BenchRun.of("data").out().contains("./bench data " + verb), verb);
    }

    @Test
    void whatIsHereIsNotFetched() throws Exception {
        JsonNode fetched = json(0, "data", "fetch", "wordnet-senses-small", "--json");
        assertEquals("here", fetched.get(0).get("state").asText());
        assertTrue(fetched.get(0).get("place").asText().startsWith("artifact "), fetched.toString());
    }

    @Test
    void whatCannotBeHadSaysWhatWouldDo() throws IOException {
        BenchRun noDownload = BenchRun.of("data", "fetch", "covid-fact", "--anyway");
        assertEquals(2, noDownload.exitCode());
        assertTrue(noDownload.err().contains("--from"), noDownload.err());
        Path wrong = Files.writeString(directory.resolve("scifact.zip"), "not the archive");
        BenchRun wrongBytes = BenchRun.of("data", "fetch", "scifact", "--from", wrong.toString());
        assertEquals(2, wrongBytes.exitCode());
        assertTrue(wrongBytes.err().contains("instead of md5:5f7d1de60b170fc8027bb7898e2efca1"), wrongBytes.err());
        assertTrue(wrongBytes.err().startsWith("scifact: CC-BY-4.0, ODC-By-1.0; "), "the terms come first");
        assertEquals(2, BenchRun.of("data", "fetch", "adi", "time", "--from", "x").exitCode());
        assertEquals(2, BenchRun.of("data", "fetch").exitCode());
    }

    @Test
    void aCacheThatCannotBeWrittenIsTheEnvironment() throws IOException {
        Files.writeString(directory.resolve("cache"), "in the way");
        Path wrong = Files.writeString(directory.resolve("scifact.zip"), "not the archive");
        BenchRun run = BenchRun.of("data", "fetch", "scifact", "--from", wrong.toString());
        assertEquals(3, run.exitCode(), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void whatIsBuiltInIsVerifiedOnTheClassPath() throws Exception {
        BenchRun run = BenchRun.of("data", "verify", "--files-only", "wordnet-definitions", "wordnet-senses-small");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(2, run.out().lines().filter(line -> line.contains("  4 of 4 as catalogued  ")).count(), run.out());
        JsonNode files = json(0, "data", "verify", "--files-only", "wordnet-senses", "--json").get(0).get("files");
        assertEquals("data.noun", files.get(0).get("path").asText());
        assertEquals("sound", files.get(0).get("state").asText());
        String shown = BenchRun.of("data", "show", "wordnet-senses").out();
        assertTrue(shown.contains("\ndata.noun  15,325,523  sha256:2cad22fe"), shown);
    }

    @Test
    void aCollectionOfOnesOwnIsVerifiedByLoadingIt() throws Exception {
        TinyCollection.write(directory, "mine", true);
        String[] verify = {"data", "verify", "mine", "--json", "--data-dir", directory.toString()};
        JsonNode sound = json(0, verify);
        assertTrue(sound.get(0).get("sound").asBoolean());
        assertEquals("none", sound.get(0).get("basis").asText());
        Files.writeString(directory.resolve("mine/queries.jsonl"), "{\"_id\": 1");
        JsonNode broken = json(3, verify);
        assertFalse(broken.get(0).get("sound").asBoolean());
        assertTrue(broken.get(0).get("problems").get(0).asText().contains("queries.jsonl:1:"), broken.toString());
    }

    @Test
    void aRunSaysWhichCommandWouldFetch() {
        BenchRun run = BenchRun.of("compare", "--dataset", "fiqa");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("'./bench data fetch fiqa'"), run.err());
    }

    @Test
    void whatIsHereIsNotDownloadedForARun() {
        TinyCollection.write(directory, "fiqa", true);
        BenchRun run = BenchRun.of(
                "compare", "--download", "--data-dir", directory.toString(), "--dataset", "fiqa", "--strategies",
                "random,topk", "--seeds", "1", "--epochs", "1", "--no-throughput", "--out",
                directory.resolve("results").toString());
        assertEquals(0, run.exitCode(), run.err());
        assertFalse(run.err().contains("from https:"), run.err());
        assertFalse(run.err().contains("--download"), "it decides no number, so it is not part of the command");
    }

    @Test
    @Tag("shared-data")
    void aCopyIsTakenVerifiedFoundAndItsDamageSeen() throws Exception {
        assumeTrue(SHARED.isPresent(), "the shared collections are not on this machine");
        Path adi = SHARED.get().resolve("adi");
        assumeTrue(Files.isDirectory(adi), () -> "adi is not in " + SHARED.get());
        JsonNode fetched = json(0, "data", "fetch", "adi", "--from", adi.toString(), "--json");
        assertEquals("fetched", fetched.get(0).get("state").asText());
        Path cached = Path.of(fetched.get(0).get("place").asText());
        assertTrue(cached.startsWith(directory.resolve("cache")), cached.toString());
        JsonNode sound = json(0, "data", "verify", "adi", "--json");
        assertEquals("record", sound.get(0).get("basis").asText());
        assertEquals("as catalogued", sound.get(0).get("counts").asText());
        assertEquals(
                cached.toString(), json(0, "data", "show", "adi", "--json").get("place").asText());

        byte[] bytes = Files.readAllBytes(cached.resolve("corpus.jsonl.gz"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(cached.resolve("corpus.jsonl.gz"), bytes);
        BenchRun damaged = BenchRun.of("data", "verify", "adi");
        assertEquals(3, damaged.exitCode(), damaged.out());
        assertTrue(damaged.out().contains("DAMAGED"), damaged.out());
        assertTrue(damaged.out().contains("adi: corpus.jsonl.gz has the SHA-256 "), damaged.out());
        assertTrue(damaged.out().contains("'./bench data fetch adi --from DIR'"), damaged.out());
        json(0, "data", "fetch", "adi", "--from", adi.toString(), "--json");
        json(0, "data", "verify", "adi", "--json");
    }

    private static JsonNode find(JsonNode datasets, String id) {
        for (JsonNode dataset : datasets) {
            if (dataset.get("id").asText().equals(id)) {
                return dataset;
            }
        }
        throw new AssertionError(id + " is missing");
    }

    private static JsonNode json(int exitCode, String... arguments) throws Exception {
        BenchRun run = BenchRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.err() + run.out());
        return MAPPER.readTree(run.out());
    }
}
