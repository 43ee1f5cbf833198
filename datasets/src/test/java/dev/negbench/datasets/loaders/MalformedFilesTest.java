package dev.negbench.datasets.loaders;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.DatasetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault is reported with file, line and reason. */
class MalformedFilesTest {
    private static final String EDGES = "child-id\tparent-id\n";
    private static final String NODES = "id\tkind\tlabel\ng\tgroup\tall\nd1\tleaf\tone\nd2\tleaf\ttwo\n";

    @TempDir
    private Path directory;

    static Stream<Arguments> malformed() {
        return Stream.of(
                fault("msmarco", "collection.tsv", "0\ta\n\n1 b\n", 3, "1 columns instead of 2: '1 b'"),
                fault("msmarco", "collection.tsv", "0\ta\n1\tb\tc\n", 2, "3 columns instead of 2: '1 b c'"),
                fault("msmarco", "collection.tsv", "0\ta\n\n1\tb\n0\tc\n", 4,
                        "document id '0' was already given in line 1"),
                fault("msmarco", "collection.tsv", "\ta\n", 1, "the id is empty"),
                fault("msmarco", "collection.tsv", "1\u0001\ta\n", 1, "the id has the control character U+0001"),
                fault("msmarco", "collection.tsv", "0\ta\n", 1, "one document in the file"),
                fault("msmarco", "collection.tsv", "", 0, "no document in the file"),
                fault("msmarco", "queries.train.tsv", "634306\tx\n634306\tx\n", 2,
                        "query id '634306' was already given in line 1"),
                fault("msmarco", "queries.train.tsv", "121352\tdefine otherwise\n634306\tx\n", 1,
                        "query '121352' has another text than in "),
                fault("msmarco", "qrels.train.tsv", "121352\t0\t1\n", 1, "3 columns instead of 4: '121352 0 1'"),
                fault("msmarco", "qrels.train.tsv", "121352 0 1 1 run\n", 1, "more than 4 columns instead of 4"),
                fault("msmarco", "qrels.train.tsv", "121352\t0\t1\tyes\n", 1, "the score 'yes' is not a whole number"),
                fault("msmarco", "qrels.train.tsv", "121352\t0\t1\t-99999999999\n", 1,
                        "the score -99999999999 is too large"),
                fault("msmarco", "qrels.train.tsv", "121352\t0\t1\t1\n7\t0\t1\t1\n", 2,
                        "query '7' of document '1' is not in the queries; 1 of 2 judged pairs name unknown ids"),
                fault("msmarco", "qrels.train.tsv", "121352\t0\t1\t1\n121352\t0\t1\t2\n", 2,
                        "query '121352' and document '1' have score 2, but score 1 in an earlier line"),
                fault("msmarco", "qrels.train.tsv", "\n", 1, "no judged pair in the split"),
                fault("trec", "topics.txt", "301 crime\n", 1, "text outside a topic: '301 crime'"),
                fault("trec", "topics.txt", "<top>\n<num> 1\n<title> a\n<top>\n", 4,
                        "a topic starts inside that of line 1"),
                fault("trec", "topics.txt", "<top>\n<num> 1\n<title> a\n", 1, "the topic is not closed"),
                fault("trec", "topics.txt", "</top>\n", 1, "</top> without <top>"),
                fault("trec", "topics.txt", "<top>\nwords\n</top>\n", 2,
                        "text before the topic's first field: 'words'"),
                fault("trec", "topics.txt", "<top>\n<title> a\n</top>\n", 3, "the topic's <num> is empty"),
                fault("trec", "topics.txt", "<top>\n<num> 1 2\n<title> a\n</top>\n", 4, "the topic's <num> is '1 2'"),
                fault("trec", "topics.txt", "<top>\n<num> 1\n</top>\n", 3, "topic '1' has no <title>"),
                fault("trec", "topics.txt", "<top>\n<num> 1\n<num> 2\n</top>\n", 3, "the topic has a second <num>"),
                fault("dpr", "biencoder-nq-dev.json", "", 1, "the file is empty"),
                fault("dpr", "biencoder-nq-dev.json", "{\"question\": \"q\"}", 1, "the file does not start with ["),
                fault("dpr", "biencoder-nq-dev.json", "[\n{\"question\": \"q\"", 2, "the JSON array ends early"),
                fault("dpr", "biencoder-nq-dev.json", "[\n{},", 2, "no question in the object that ends here"),
                fault("dpr", "biencoder-nq-dev.json", "[\n7]", 2, "a question is not an object but '7'"),
                fault("dpr", "biencoder-nq-dev.json", "[]\n[]", 2, "something follows the array"),
                fault("dpr", "biencoder-nq-dev.json", "[\n{\"question\": 7}]", 2, "question is not a string but '7'"),
                fault("dpr", "biencoder-nq-dev.json", "[\n{\"question\": \"q\",\n\"question\": \"r\"}]", 3,
                        "not JSON at column 11: Duplicate field 'question'"),
                fault("dpr", "biencoder-nq-dev.json", "[{\"question\": \"q\", \"positive_ctxs\":\n7}]", 2,
                        "positive_ctxs is not an array but '7'"),
                fault("dpr", "biencoder-nq-dev.json", "[{\"question\": \"q\", \"positive_ctxs\": [\n{}]}]", 2,
                        "the passage of positive_ctxs that ends here has no text"),
                fault("dpr", "biencoder-nq-dev.json",
                        "[{\"question\": \"q\", \"positive_ctxs\": [{\"text\": \"x\", \"psg_id\": \"5\"}]}]", 1,
                        "passage '5' has another title or text than where it was given first"),
                fault("dpr", "biencoder-nq-dev.json", "[{\"question\": \"\\ud800\"}]", 1,
                        "the escape \\uD800 is half a surrogate pair"),
                fault("dpr", "biencoder-nq-dev.json", "[\n{\"question\": \"q\"}\n]", 3,
                        "no question with a passage in the split"),
                fault("interactions", "interactions.tsv", "u\n", 1, "1 columns instead of 2 to 4: 'u'"),
                fault("interactions", "interactions.tsv", "u\tm1\t1\nu\tm2\n", 2,
                        "2 columns instead of 3, as in the first line"),
                fault("interactions", "interactions.tsv", "u\tm1\nu\tm1\n", 2, "user 'u' and item 'm1' occur twice"),
                fault("interactions", "interactions.tsv", "u\tm1\tmany\n", 1, "the weight 'many' is no number"),
                fault("interactions", "interactions.tsv", "u\tm1\tNaN\n", 1, "the weight NaN is not finite"),
                fault("interactions", "interactions.tsv", "u\tm1\t1\t1.5\n", 1, "the time '1.5' is no whole number"),
                fault("interactions", "interactions.tsv", "u\tm1\nu\tm99\n", 2, "item 'm99' is not in items.tsv"),
                fault("interactions", "interactions.tsv", "user\titem\n", 1, "no interaction in the file"),
                fault("interactions", "interactions.tsv", "u\tm1\nu\tm2\n", 2, "no user has 5 items or more"),
                fault("beir", "taxonomy/nodes.tsv", "id\tname\n", 1, "the header is 'id name'"),
                fault("beir", "taxonomy/nodes.tsv", NODES + "g\tgroup\tagain\n", 5, "node 'g' is given twice"),
                fault("beir", "taxonomy/nodes.tsv", NODES + "x\tgroup\n", 5, "2 columns instead of 3"),
                fault("beir", "taxonomy/broader.tsv", EDGES + "d1\tg\nd9\tg\n", 3, "node 'd9' is not in nodes.tsv"),
                fault("beir", "taxonomy/broader.tsv", EDGES + "g\tg\n", 2, "node 'g' is its own parent"),
                fault("beir", "taxonomy/broader.tsv", EDGES + "d1\tg\ng\td2\nd2\td1\n", 4,
                        "the taxonomy has a cycle: g < d2 < d1 < g"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isReportedWithFileLineAndReason(String layout, String file, String content, int line, String problem)
            throws IOException {
        SampleFiles.write(layout, directory);
        SampleFiles.write(directory, file, content);
        assertProblem(layout, file, line, problem);
        Files.delete(directory.resolve(file));
        SampleFiles.write(directory, file + ".gz", content.getBytes(StandardCharsets.UTF_8));
        assertProblem(layout, file + ".gz", line, problem);
    }

    static Stream<String> firstFiles() {
        return Stream.of(
                "msmarco collection.tsv",
                "msmarco qrels.train.tsv",
                "trec topics.txt",
                "dpr biencoder-nq-train.json",
                "interactions interactions.tsv",
                "beir taxonomy/nodes.tsv");
    }

    @ParameterizedTest
    @MethodSource("firstFiles")
    void cutGzipDataAndBytesThatAreNoUtf8AreReported(String layoutAndFile) throws IOException {
        String layout = layoutAndFile.split(" ")[0];
        String file = layoutAndFile.split(" ")[1];
        SampleFiles.write(layout, directory);
        byte[] good = Files.readAllBytes(directory.resolve(file));
        byte[] noUtf8 = good.clone();
        noUtf8[good.length / 2] = (byte) 0xFF;
        Files.write(directory.resolve(file), noUtf8);
        assertTrue(message(layout).matches("(?s).*" + file + ":\\d+: .*not UTF-8 .*"), message(layout));
        Files.write(directory.resolve(file), SampleFiles.packed(good));
        assertProblem(layout, file, 1, "gzip data under a plain name");
        Files.delete(directory.resolve(file));
        byte[] packed = SampleFiles.packed(good);
        Files.write(directory.resolve(file + ".gz"), Arrays.copyOf(packed, packed.length - 9));
        String cut = message(layout);
        assertTrue(cut.matches("(?s).*" + file + "\\.gz:\\d+: the gzip data end early .*"), cut);
        Files.write(directory.resolve(file), good);
        assertTrue(message(layout).matches("(there are )?both .*"), message(layout));
    }

    @Test
    void linesWithoutEndAreReportedBeforeTheyFillMemory() throws IOException {
        SampleFiles.write("msmarco", directory);
        byte[] endless = new byte[(1 << 26) + (1 << 17)];
        Arrays.fill(endless, (byte) 'x');
        Files.write(directory.resolve("collection.tsv"), endless);
        assertProblem("msmarco", "collection.tsv", 1, "the line is longer than 67108864 bytes");
    }

    private void assertProblem(String layout, String file, int line, String problem) {
        String start = directory.resolve(file) + ":" + line + ": " + problem;
        assertTrue(message(layout).startsWith(start), () -> start + " but " + message(layout));
    }

    private String message(String layout) {
        DatasetException reported = assertThrows(
                DatasetException.class, () -> DatasetLoaders.standard().get(layout).load(directory, "x"));
        assertFalse(reported.remedy().isBlank());
        return reported.getMessage();
    }

    private static Arguments fault(String layout, String file, String content, int line, String problem) {
        return Arguments.of(layout, file, content, line, problem);
    }
}
