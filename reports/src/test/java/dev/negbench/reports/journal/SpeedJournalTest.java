package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedJournalTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsAppendedIsThereForOthersAtOnce() {
        try (SpeedJournal journal = SpeedJournal.open(directory)) {
            journal.append(sitting());
            journal.append(run(1, ""));
            assertEquals(new SpeedResults(List.of(sitting()), List.of(run(1, ""))), SpeedJournal.read(directory));
            JournalException busy =
                    assertThrows(JournalException.class, () -> SpeedJournal.open(directory));
            assertTrue(busy.getMessage().contains("is writing results here"), busy.getMessage());
        }
        try (SpeedJournal journal = SpeedJournal.open(directory)) {
            journal.append(run(2, "exit code 134"));
            assertEquals(2, journal.results().runs().size());
        }
        assertEquals(List.of(run(1, ""), run(2, "exit code 134")), SpeedJournal.read(directory).runs());
    }

    @Test
    void aTornForkIsCutAndTheOthersKept() throws IOException {
        try (SpeedJournal journal = SpeedJournal.open(directory)) {
            journal.append(run(1, ""));
            journal.append(run(2, ""));
        }
        Path file = directory.resolve(SpeedJournal.FILE);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 1; cut < 200; cut += 40) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            assertEquals(List.of(run(1, "")), SpeedJournal.read(directory).runs());
            try (SpeedJournal journal = SpeedJournal.open(directory)) {
                assertTrue(journal.tornBytes() > 0);
                journal.append(run(2, ""));
            }
            assertEquals(2, SpeedJournal.read(directory).runs().size());
        }
    }

    @Test
    void aDamagedLineIsRefusedWithItsNumber() throws IOException {
        try (SpeedJournal journal = SpeedJournal.open(directory)) {
            journal.append(run(1, ""));
            journal.append(run(2, ""));
        }
        Path file = directory.resolve(SpeedJournal.FILE);
        Files.writeString(file, Files.readString(file).replaceFirst("\"fork\":1", "\"fork\":3"));
        JournalException damaged = assertThrows(JournalException.class, () -> SpeedJournal.read(directory));
        assertTrue(damaged.getMessage().startsWith(file + ":1: checksum does not match"), damaged.getMessage());
    }

    @Test
    void nothingStoredIsNothing() {
        assertEquals(SpeedResults.NONE, SpeedJournal.read(directory.resolve("absent")));
    }

    @Test
    void aDocumentHoldsTheSame() throws IOException {
        SpeedResults results = new SpeedResults(List.of(sitting()), List.of(run(1, ""), run(2, "exit code 134")));
        Path file = directory.resolve("speed.json");
        Files.writeString(file, SpeedDocument.text(results));
        assertEquals(results, SpeedDocument.read(file));
        assertEquals(3 + 5, Files.readAllLines(file).size(), "a line a sitting and a fork, and five around them");
        Files.writeString(file, "x", StandardOpenOption.APPEND);
        assertRefused(file, file + ":");
        Files.writeString(file, SpeedDocument.text(results).replace("{\"schema\":1", "{\"schema\":9"));
        assertRefused(file, file + ": timings of schema 9");
        Files.delete(file);
        assertRefused(file, file + ": cannot be read");
    }

    private static void assertRefused(Path file, String start) {
        JournalException refused = assertThrows(JournalException.class, () -> SpeedDocument.read(file));
        assertTrue(refused.getMessage().startsWith(start), refused.getMessage());
    }

    private static Sitting sitting() {
        return new Sitting(
                "noisy",
                List.of("the load average is 3.50 (limit 1.00)"),
                Map.of("loadAverage", 3.5, "stolenShare", Double.NaN),
                SyntheticResults.environment(),
                Map.of("DrawBenchmark", "What does one draw cost?"),
                Map.of("forks", "2"),
                "./bench throughput --suite");
    }

    private static BenchmarkRun run(int fork, String failure) {
        return new BenchmarkRun(
                "DrawBenchmark.draw",
                Map.of("strategy", "topk", "draws", "15"),
                BenchmarkRun.THIS,
                fork,
                "ns/op",
                failure.isEmpty() ? List.of(123.456, 0.1 + 0.2) : List.of(),
                0.01,
                Double.NaN,
                Map.of("recall", 0.95),
                Map.of("randomNumbers", 15.0),
                failure);
    }
}
