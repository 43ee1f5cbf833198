package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.DrawCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawCostJsonTest {
    private static final String GOOD = "{\"strategy\":\"topk\",\"dataset\":\"tiny\",\"candidates\":200,\"draws\":15,"
            + "\"micros\":0.25,\"error\":0.01,\"bytes\":0}";

    @TempDir
    private Path directory;

    @Test
    void readsWhatItWrites() throws Exception {
        List<DrawCost> costs = List.of(
                new DrawCost("topk", "tiny", 200, 15, 0.1 + 0.2, 1e-9, 0, Double.NaN),
                new DrawCost("simans(draw=rounds)", "tiny", 1000, 63, 12, Double.NaN, Double.NaN, Double.NaN));
        List<Map<String, Object>> fields =
                costs.stream().map(DrawCostJson::fields).toList();
        assertEquals(costs, read(JsonOutput.of(fields) + "\n"));
    }

    @Test
    void leavesOutOtherDatasets() throws Exception {
        List<DrawCost> costs = read("[" + GOOD.replace("tiny", "other") + "," + GOOD + "]");
        assertEquals(List.of(new DrawCost("topk", "tiny", 200, 15, 0.25, 0.01, 0, Double.NaN)), costs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "topk"   | 7        | 'strategy' must be a text, was 7
            "tiny"   | null     | 'dataset' must be a text, was null
            200      | 0        | 'candidates' must be a whole number of at least 1, was 0
            200      | 2.5      | 'candidates' must be a whole number of at least 1, was 2.5
            15       | "15"     | 'draws' must be a whole number of at least 1, was "15"
            15       | 99999999999 | 'draws' must be a whole number of at least 1, was 99999999999
            0.25     | 0        | 'micros' must be above 0
            0.25     | -1       | 'micros' must be a number of at least 0, was -1
            0.25     | "NaN"    | 'micros' must be a number of at least 0, was "NaN"
            0.01     | -0.5     | 'error' must be a number of at least 0, was -0.5
            0.01     | "x"      | 'error' must be a number of at least 0, was "x"
            """)
    void namesTheFigureAndTheField(String from, String to, String reason) throws Exception {
        String message = refused("[" + GOOD + "," + GOOD.replace(from, to) + "]");
        assertEquals(
                file() + ": figure 2: " + reason + "; give a file that './bench throughput --json' wrote", message);
    }

    @Test
    void refusesWhatIsNotItsOutput() throws Exception {
        assertTrue(refused("[\n{").startsWith(file() + ":2: not JSON, "));
        assertTrue(refused("[" + GOOD + "] []").startsWith(file() + ":1: not JSON, "));
        String shape = file() + ": expected an array of at least one figure; give a file that './bench throughput "
                + "--json' wrote";
        for (String other : List.of("", "[]", "{}", "3", GOOD)) {
            assertEquals(shape, refused(other), other);
        }
        for (String other : List.of("[3]", "[{}]", "[" + GOOD.replace("\"bytes\"", "\"byte\"") + "]")) {
            assertTrue(refused(other).startsWith(file() + ": figure 1: has the fields "), other);
        }
        Files.delete(file());
        assertEquals(
                file() + ": cannot be read, NoSuchFileException; give a file that './bench throughput --json' wrote",
                assertThrows(UsageException.class, () -> DrawCostJson.readComparable(file(), "tiny", 200, 15))
                        .getMessage());
    }

    @Test
    void refusesAFigureTwice() throws Exception {
        assertEquals(
                file() + ": the old run has topk with 200 candidates and 15 draws twice; keep one of them",
                refused("[" + GOOD + "," + GOOD.replace("0.25", "0.5") + "]"));
    }

    @Test
    void offersWhatTheFileCanBeComparedWith() throws Exception {
        Files.writeString(file(), "[" + GOOD + "," + GOOD.replace("200", "100") + "]");
        Stream.of("other/200/15", "tiny/50/15", "tiny/200/7").forEach(wanted -> {
            String[] parts = wanted.split("/");
            String message = assertThrows(
                            UsageException.class,
                            () -> DrawCostJson.readComparable(
                                    file(), parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                    .getMessage();
            assertEquals(
                    file() + ": no figure with --dataset " + parts[0] + " --candidates " + parts[1] + " --draws "
                            + parts[2] + " to compare with; time what it has: --dataset tiny --candidates 100 "
                            + "--draws 15, or --dataset tiny --candidates 200 --draws 15",
                    message);
        });
    }

    private Path file() {
        return directory.resolve("old.json");
    }

    private List<DrawCost> read(String text) throws IOException {
        Files.writeString(file(), text);
        return DrawCostJson.readComparable(file(), "tiny", 200, 15);
    }

    private String refused(String text) {
        return assertThrows(UsageException.class, () -> read(text)).getMessage();
    }
}
