package dev.negbench.datasets.beir;

import static dev.negbench.datasets.beir.BeirDirectory.HEADER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.files.UnknownIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeirLoaderTest {
    @TempDir
    private Path directory;

    private BeirDirectory collection;

    @BeforeEach
    void writeCollection() {
        collection = BeirDirectory.valid(directory.resolve("tiny"));
    }

    @Test
    void readsDocumentsQueriesAndJudgements() {
        Dataset dataset = load();
        assertEquals("tiny", dataset.name());
        assertEquals(3, dataset.corpus().size());
        assertEquals("d3", dataset.corpus().id(2));
        assertEquals("One first text", dataset.corpus().content(0));
        assertEquals("second text", dataset.corpus().content(1));
        assertEquals("which is third?", dataset.queries().text(1));
        assertArrayEquals(new int[] {0, 1}, dataset.split("train").documents(0));
        assertArrayEquals(new int[] {0}, dataset.split("train").positives(0));
        assertEquals(2, dataset.split("test").grade(1, 2));
    }

    @Test
    void gzipReadsLikePlain() throws IOException {
        Dataset plain = load();
        for (String file : List.of("corpus.jsonl", "queries.jsonl", "qrels/train.tsv", "qrels/test.tsv")) {
            collection.write(file + ".gz", Files.readAllBytes(collection.path().resolve(file)));
        }
        assertEquals(plain.fingerprint(), load().fingerprint());
    }

    @Test
    void byteOrderMarkCarriageReturnsBlankLinesAndMissingLastLineEndChangeNothing() {
        Dataset plain = load();
        collection
                .write("corpus.jsonl", "\uFEFF{\"_id\":\"d1\",\"title\":\"One\",\"text\":\"first text\"}\r\n\r\n"
                        + "{\"_id\":\"d2\",\"text\":\"second text\"}\r\n  \n"
                        + "{\"_id\":\"d3\",\"title\":\"Three\",\"text\":\"\"}")
                .write("qrels/train.tsv", "\uFEFFquery-id\tcorpus-id\tscore\r\nq1\td1\t1\r\n\nq1\td2\t0\r\n");
        assertEquals(plain.fingerprint(), load().fingerprint());
    }

    @Test
    void splitsComeInTheOrderTrainDevTestThenAlphabetically() {
        for (String split : List.of("zeta", "dev", "test_b", "alpha", "test_a")) {
            collection.write("qrels/" + split + ".tsv", HEADER + "q1\td1\t1\n");
        }
        collection.write("qrels/README.txt", "not a split").write("qrels/.hidden.tsv", "nor this");
        assertEquals(
                List.of("train", "dev", "test", "alpha", "test_a", "test_b", "zeta"),
                List.copyOf(load().splits().keySet()));
    }

    @Test
    void wholeNumbersAreIds() {
        collection
                .write("corpus.jsonl", "{\"_id\": 31715818, \"title\": null, \"text\": \"t\"}\n"
                        + "{\"_id\": 2, \"text\": \"\"}\n")
                .write("queries.jsonl", "{\"_id\": -7, \"text\": \"q\"}\n")
                .write("qrels/train.tsv", HEADER + "-7\t31715818\t1\n")
                .write("qrels/test.tsv", HEADER + "-7\t31715818\t1\n");
        Dataset dataset = load();
        assertEquals("31715818", dataset.corpus().id(0));
        assertEquals("-7", dataset.queries().id(0));
        assertEquals("", dataset.corpus().title(0));
    }

    @Test
    void otherFieldsAreIgnoredWhateverTheyHold() {
        Dataset plain = load();
        collection.write("queries.jsonl", """
                {"metadata": {"_id": "x", "text": [1, {"text": null}]}, "_id": "q1", "text": "which is first?"}
                {"_id": "q2", "title": 5, "text": "which is third?", "url": null, "n": 1e9}
                """);
        assertEquals(plain.fingerprint(), load().fingerprint());
    }

    @Test
    void textOutsideAsciiAndAReplacementCharacterOfTheSourceAreKept() {
        String text = "naïve 数学 🙂 lost \uFFFD here";
        collection.write("queries.jsonl", query("q1", text) + query("q2", "\\ud83d\\ude42"));
        assertEquals(text, load().queries().text(0));
        assertEquals("🙂", load().queries().text(1));
    }

    @Test
    void linesLongerThanTheBufferAreRead() {
        String text = "é".repeat(200_000);
        collection.write("queries.jsonl", query("q1", text) + query("q2", "b"));
        assertEquals(text, load().queries().text(0));
        assertEquals("b", load().queries().text(1));
    }

    @Test
    void aPairRepeatedWithTheSameScoreCountsOnce() {
        collection.write("qrels/train.tsv", HEADER + "q1\td1\t1\nq1\td1\t1\n");
        assertEquals(1, load().split("train").pairCount());
    }

    /** The judgements of TREC-COVID, among others, have some. */
    @Test
    void aScoreBelowZeroIsJudgedNonRelevant() {
        collection.write("qrels/test.tsv", HEADER + "q1\td1\t-1\nq1\td2\t1\n");
        Dataset dataset = load();
        Judgements judgements = dataset.split("test");
        assertEquals(-1, judgements.grade(0, 0));
        assertArrayEquals(new int[] {1}, judgements.positives(0));
    }

    @Test
    void aSplitOfZeroScoresLoadsButIsNotOffered() {
        collection.write("qrels/train.tsv", HEADER + "q1\td1\t0\n");
        Dataset dataset = load();
        assertFalse(dataset.has("train"));
        assertEquals(1, dataset.splits().get("train").pairCount());
    }

    @Test
    void unknownIdsAreSkippedAndCountedOnRequest() {
        collection.write("qrels/train.tsv", HEADER + "q1\td1\t1\nq9\td1\t1\nq1\td8\t1\nq9\td9\t0\n");
        List<LeftOutPairs> leftOut = new ArrayList<>();
        Dataset dataset = new BeirLoader(UnknownIds.SKIP, leftOut::add).load(collection.path());
        assertEquals(1, dataset.split("train").pairCount());
        String file = collection.path().resolve("qrels/train.tsv").toString();
        assertEquals(List.of(new LeftOutPairs(file, 3, 4, 1, 2)), leftOut);
        assertEquals(
                file + ": 3 of 4 judged pairs name unknown ids: 1 queries, 2 documents; they are left out",
                leftOut.get(0).toString());
    }

    @Test
    void aCollectionIsRecognisedByItsFileNames() {
        assertTrue(BeirLoader.isCollection(collection.path()));
        assertFalse(BeirLoader.isCollection(directory));
    }

    @Test
    void theNameOfTheDatasetDoesNotChangeItsFingerprintButATextDoes() {
        Dataset dataset = load();
        assertEquals(dataset.fingerprint(), new BeirLoader().load(collection.path(), "other").fingerprint());
        collection.write("qrels/test.tsv", HEADER + "q2\td3\t1\n");
        assertNotEquals(dataset.fingerprint(), load().fingerprint());
    }

    private static String query(String id, String text) {
        return "{\"_id\": \"" + id + "\", \"text\": \"" + text + "\"}\n";
    }

    private Dataset load() {
        return new BeirLoader().load(collection.path());
    }
}
