package dev.negbench.datasets.beir;

import static dev.negbench.datasets.beir.BeirDirectory.HEADER;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.UnknownIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of malformed line is reported with its file, its line, the value and what to do. */
class BeirMalformedTest {
    private static final String DOCUMENT = "{\"_id\": \"d1\", \"title\": \"\", \"text\": \"t\"}\n";
    private static final String QUERY = "{\"_id\": \"q1\", \"text\": \"t\"}\n";

    @TempDir
    private Path directory;

    private BeirDirectory collection;

    @BeforeEach
    void writeCollection() {
        collection = BeirDirectory.valid(directory);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                corpus("not json\n", 1, "not JSON at column 4: Unrecognized token 'not'"),
                corpus(DOCUMENT + "\n{\"_id\": \"d2\", \"text\": \"cut", 3, "the JSON object ends early"),
                corpus(DOCUMENT + "{\"_id\": \"d2\", \"text\": 'single'}", 2, "not JSON at column 23: Unexpected"),
                corpus("[\"d1\"]\n", 1, "not a JSON object: [\"d1\"]"),
                corpus("{\"_id\": \"d1\", \"text\": \"t\"} {}\n", 1, "something follows the JSON object"),
                corpus(DOCUMENT + "{\"text\": \"t\"}\n", 2, "no _id"),
                corpus(DOCUMENT + "{\"_id\": \"\", \"text\": \"t\"}\n", 2, "the _id is empty"),
                corpus("{\"_id\": \"a\\tb\", \"text\": \"t\"}\n", 1, "the _id has the control character U+0009"),
                corpus("{\"_id\": 1.5, \"text\": \"t\"}\n", 1, "the field _id is not a string but 1.5"),
                corpus("{\"_id\": null, \"text\": \"t\"}\n", 1, "the field _id is not a string but null"),
                corpus("{\"_id\": \"d1\", \"text\": 12}\n", 1, "the field text is not a string but 12"),
                corpus("{\"_id\": \"d1\", \"text\": null}\n", 1, "the field text is not a string but null"),
                corpus("{\"_id\": \"d1\", \"text\": [\"t\"]}\n", 1, "the field text is not a string but an array"),
                corpus("{\"_id\": \"d1\", \"title\": {}}\n", 1, "the field title is not a string but an object"),
                corpus("{\"_id\": \"d1\", \"text\": \"a\", \"text\": \"b\"}\n", 1, "the field text occurs twice"),
                corpus(DOCUMENT + "{\"_id\": \"d2\", \"title\": \"t\"}\n", 2, "'d2' has no text"),
                corpus("{\"_id\": \"d2\", \"text\": \"\\ud83d!\"}\n", 1, "the escape \\uD83D is half a surrogate pair"),
                corpus(DOCUMENT + "\n" + DOCUMENT, 3, "document id 'd1' was already given in line 1"),
                corpus("\n\n", 2, "no document in the file"),
                corpus("", 0, "no document in the file"),
                corpus(DOCUMENT, 1, "one document in the file, which leaves nothing to draw as a negative"),
                queries(QUERY + "{\"_id\": \"q1\", \"text\": \"u\"}\n", 2, "query id 'q1' was already given in line 1"),
                queries(QUERY + "{\"_id\": \"q2\"}\n", 2, "'q2' has no text"),
                queries("", 0, "no query in the file"),
                qrels("", 0, "the file is empty"),
                qrels(HEADER, 1, "no judged pair in the split"),
                qrels("q1\td1\t1\n", 1, "the header is 'q1 d1 1'"),
                qrels(HEADER + "q1\td1\n", 2, "2 columns instead of 3: 'q1 d1'"),
                qrels("q1\t0\td1\t1\n", 1, "the header is 'q1 0 d1 1': 4 columns, as TREC and MS MARCO write"),
                qrels("q1 Q0 d1 1\n", 1, "the header is 'q1 Q0 d1 1': 4 columns, as TREC and MS MARCO write"),
                qrels(HEADER + "q1\t0\td1\t1\n", 2, "4 columns instead of 3: 'q1 0 d1 1'"),
                qrels(HEADER + "q1 d1 1\n", 2, "1 columns instead of 3: 'q1 d1 1'"),
                qrels(HEADER + "q1\td1\t1\nq1\td2\t0.5\n", 3, "the score '0.5' is not a whole number"),
                qrels(HEADER + "q1\td1\t\n", 2, "the score '' is not a whole number"),
                qrels(HEADER + "q1\td1\t2147483648\n", 2, "the score 2147483648 is too large"),
                qrels(HEADER + "q1\td1\t1\nq1\td9\t1\nq8\td1\t1\nq8\td9\t1\n", 3,
                        "document 'd9' of query 'q1' is not in the corpus; 3 of 4 judged pairs name unknown ids:"
                                + " 1 queries, 1 documents"),
                qrels(HEADER + "q8\td1\t1\n", 2, "query 'q8' of document 'd1' is not in the queries; 1 of 1 judged"),
                qrels(HEADER + "q8\td8\t1\n", 2, "query 'q8' of document 'd8' is not in the queries, nor the document"),
                qrels(HEADER + "q1\td1\t1\nq1\td1\t2\n", 3,
                        "query 'q1' and document 'd1' have score 2, but score 1 in an earlier line"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isReportedWithFileLineAndReason(String file, String content, int line, String problem) {
        collection.write(file, content);
        assertProblem(file, line, problem);
        collection.write(file + ".gz", content);
        assertProblem(file + ".gz", line, problem);
    }

    @Test
    void bytesThatAreNotUtf8AreReportedWithTheirPlace() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        content.write("{\"_id\": \"d2\", \"text\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        collection.write("corpus.jsonl", content.toByteArray());
        assertProblem("corpus.jsonl", 2, "byte 27 of the line, 0xE9, is not UTF-8");
    }

    @Test
    void utf16IsReportedAsNotUtf8() {
        collection.write("corpus.jsonl", ("\uFEFF" + DOCUMENT).getBytes(StandardCharsets.UTF_16BE));
        assertProblem("corpus.jsonl", 1, "byte 1 of the line, 0xFE, is not UTF-8");
    }

    @Test
    void gzipDataThatEndEarlyAreReportedWhereTheyEnd() throws IOException {
        byte[] packed = packed(randomDocuments());
        Files.delete(directory.resolve("corpus.jsonl"));
        Files.write(directory.resolve("corpus.jsonl.gz"), Arrays.copyOf(packed, packed.length / 2));
        String message = assertThrows(DatasetException.class, this::load).getMessage();
        assertTrue(message.matches(".*corpus\\.jsonl\\.gz:\\d{2,}: the gzip data end early .*"), message);
    }

    @Test
    void damagedGzipDataAreReported() throws IOException {
        byte[] packed = packed(randomDocuments());
        packed[packed.length - 6] ^= 1;
        Files.delete(directory.resolve("corpus.jsonl"));
        Files.write(directory.resolve("corpus.jsonl.gz"), packed);
        String message = assertThrows(DatasetException.class, this::load).getMessage();
        assertTrue(message.contains("corpus.jsonl.gz:") && message.contains("the gzip data are damaged"), message);
    }

    @Test
    void plainTextUnderAGzipNameIsReported() throws IOException {
        Files.move(directory.resolve("corpus.jsonl"), directory.resolve("corpus.jsonl.gz"));
        assertProblem("corpus.jsonl.gz", 1, "the gzip data are damaged: Not in GZIP format");
    }

    @Test
    void gzipUnderAPlainNameIsReported() throws IOException {
        Files.write(directory.resolve("corpus.jsonl"), packed(DOCUMENT));
        assertProblem("corpus.jsonl", 1, "gzip data under a plain name");
    }

    @Test
    void missingAndAmbiguousFilesAreNamed() throws IOException {
        Files.write(directory.resolve("corpus.jsonl.gz"), packed(DOCUMENT));
        assertMessage("there are both " + directory.resolve("corpus.jsonl") + " and ");
        Files.delete(directory.resolve("corpus.jsonl.gz"));
        Files.delete(directory.resolve("qrels/train.tsv"));
        Files.delete(directory.resolve("qrels/test.tsv"));
        assertMessage("no judgements in " + directory.resolve("qrels"));
        Files.delete(directory.resolve("qrels"));
        assertMessage("there is no directory " + directory.resolve("qrels"));
        Files.delete(directory.resolve("queries.jsonl"));
        assertMessage("there is neither " + directory.resolve("queries.jsonl") + " nor ");
    }

    @Test
    void skippingUnknownIdsDoesNotLeaveAnEmptySplit() {
        collection.write("qrels/test.tsv", HEADER + "q9\td1\t1\n");
        BeirLoader lenient = new BeirLoader(UnknownIds.SKIP, notice -> {});
        DatasetException problem = assertThrows(DatasetException.class, () -> lenient.load(directory));
        assertTrue(problem.getMessage().contains("no judged pair in the split"), problem.getMessage());
    }

    @Test
    void longValuesAreCutInMessages() {
        collection.write("corpus.jsonl", "x".repeat(10_000));
        DatasetException problem = assertThrows(DatasetException.class, this::load);
        assertTrue(problem.getMessage().length() < directory.toString().length() + 250, problem.getMessage());
    }

    private void assertProblem(String file, int line, String problem) {
        DatasetException reported = assertThrows(DatasetException.class, this::load);
        String start = directory.resolve(file) + ":" + line + ": " + problem;
        assertTrue(reported.getMessage().startsWith(start), () -> start + " but " + reported.getMessage());
        assertFalse(reported.remedy().isBlank());
    }

    private void assertMessage(String part) {
        DatasetException reported = assertThrows(DatasetException.class, this::load);
        assertTrue(reported.getMessage().contains(part), reported.getMessage());
    }

    private void load() {
        new BeirLoader().load(directory);
    }

    private static Arguments corpus(String content, int line, String problem) {
        return Arguments.of("corpus.jsonl", content, line, problem);
    }

    private static Arguments queries(String content, int line, String problem) {
        return Arguments.of("queries.jsonl", content, line, problem);
    }

    private static Arguments qrels(String content, int line, String problem) {
        return Arguments.of("qrels/train.tsv", content, line, problem);
    }

    private static String randomDocuments() {
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder();
        for (int d = 0; d < 5000; d++) {
            lines.append(String.format("{\"_id\": \"d%d\", \"text\": \"%d\"}%n", d, random.nextLong()));
        }
        return lines.toString();
    }

    private static byte[] packed(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
