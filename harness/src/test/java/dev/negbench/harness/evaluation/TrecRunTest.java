package dev.negbench.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrecRunTest {
    private static final Queries QUERIES =
            Queries.of(List.of(new Query("q0", "t"), new Query("q1", "t"), new Query("#2", "t")));
    private static final Corpus CORPUS =
            Corpus.of(Stream.of("a", "b", "Straße-😀", "a b", "c").map(id -> new Document(id, "", "t")).toList());

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("given.run"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.run", "out.run.gz"})
    void readsWhatItWrites(String name) throws IOException {
        float[] scores = {0.1f, 1e-45f, -3.4028235e38f, Float.POSITIVE_INFINITY, 16777217f};
        RunLists lists = RunLists.of(
                new int[] {1, 0}, new int[] {0, 3}, new int[] {3, 2}, new int[] {2, 0, 1, 4, 0}, scores);
        List<String> header = List.of("ir_metadata.start", "", "platform:", "  hardware: {cpu: '2 cores'}", "# twice");
        Path file = folder.resolve(name);
        new TrecRun("simans", header, lists).write(file, QUERIES, CORPUS);
        TrecRun read = TrecRun.read(file, QUERIES, CORPUS);
        assertEquals("simans", read.tag());
        assertEquals(header, read.header());
        assertArrayEquals(lists.documents(), read.lists().documents());
        assertArrayEquals(scores, read.lists().scores());
        assertEquals(1, read.lists().query(0));
        assertEquals(3, read.lists().start(1));
        assertEquals(2, read.lists().length(1));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "no partial file is left");
        }
    }

    @Test
    void writesPlainLines() throws IOException {
        Path file = folder.resolve("plain.run");
        RunLists lists = RunLists.rows(new int[] {0}, 2, new int[] {2}, new int[] {1, 0}, new float[] {2.5f, 1});
        new TrecRun("t", List.of(), lists).write(file, QUERIES, CORPUS);
        assertEquals("q0 Q0 b 1 2.5 t\nq0 Q0 a 2 1.0 t\n", Files.readString(file));
    }

    @Test
    void groupsScatteredLines() throws IOException {
        TrecRun run = TrecRun.read(
                file("q1 Q0 a 1 2 t\r\n\nq0\tQ0  b 1 1e-3 t\nq1 Q0 b 2 16777217 t\n"), QUERIES, CORPUS);
        assertArrayEquals(new int[] {0, 1, 1}, run.lists().documents());
        assertArrayEquals(new float[] {2, 16777216, 0.001f}, run.lists().scores());
        assertEquals(0, TrecRun.read(file(""), QUERIES, CORPUS).lists().size());
    }

    @ParameterizedTest
    @CsvSource({
        "q0 Q0 a 1 2, found 5",
        "q0 Q0 a 1 2 t u, found more",
        "qx Q0 a 1 2 t, unknown query 'qx'",
        "q0 Q0 x 1 2 t, unknown document 'x'",
        "q0 Q0 a 1 two t, score 'two' is no number",
        "q0 Q0 a 1 NaN t, score is NaN",
        "q0 Q0 a 2.5 1 t, rank '2.5' is no integer",
        "q0 Q0 b 9 1 t, query 'q0' ranks document 'b' twice"
    })
    void reportsFileAndLine(String line, String problem) throws IOException {
        Path file = file("# header\nq0 Q0 b 1 3 t\n" + line + "\nq1 Q0 b 1 3 t\n");
        String message = assertThrows(DatasetException.class, () -> TrecRun.read(file, QUERIES, CORPUS)).getMessage();
        assertTrue(message.startsWith(file + ":3: ") && message.contains(problem), message);
    }

    @Test
    void refusesWhatTheFormatCannotHold() throws IOException {
        RunLists spaced = RunLists.rows(new int[] {0}, 1, new int[] {1}, new int[] {3}, new float[] {1});
        RunLists hash = RunLists.rows(new int[] {2}, 1, new int[] {1}, new int[] {0}, new float[] {1});
        RunLists fine = RunLists.rows(new int[] {0}, 1, new int[] {1}, new int[] {0}, new float[] {1});
        Path file = folder.resolve("kept.run");
        new TrecRun("t", List.of(), fine).write(file, QUERIES, CORPUS);
        String before = Files.readString(file);
        for (TrecRun run : List.of(
                new TrecRun("t", List.of(), spaced),
                new TrecRun("t", List.of(), hash),
                new TrecRun("two words", List.of(), fine),
                new TrecRun("", List.of(), fine),
                new TrecRun("t", List.of("two\nlines"), fine))) {
            assertThrows(DatasetException.class, () -> run.write(file, QUERIES, CORPUS));
        }
        assertEquals(before, Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "no partial file is left");
        }
    }
}
