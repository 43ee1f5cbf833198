package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.GateRules;
import dev.negbench.reports.gate.GateVerdict;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.gate.QualityCheck;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.speed.Forks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineDirectoryTest {
    private static final ExperimentResults RESULTS = SyntheticResults.of(
            SyntheticResults.SIX.subList(0, 3), List.of("alpha", "beta"), List.of("drawn", "in-batch+drawn"), 3, 40, 5);

    @TempDir
    private Path folder;

    @Test
    void readsBackWhatItWrote() {
        SpeedResults speed = new SpeedResults(List.of(), List.of(Forks.of("b", "this", 1, "ns/op", 1.5, 2.0)));
        Baseline baseline = baseline(speed);
        BaselineDirectory.write(folder.resolve("main"), baseline);
        Baseline read = BaselineDirectory.read(folder.resolve("main"));
        assertEquals(List.of("main"), BaselineDirectory.names(folder));
        assertEquals("2026-11-23T07:00:00Z", read.savedAt());
        assertEquals(baseline.plan(), read.plan());
        assertEquals(baseline.environment(), read.environment());
        assertEquals(baseline.rules(), read.rules());
        assertEquals(baseline.means(), read.means());
        assertEquals(speed, read.speed());
        assertEquals("", read.plan().command(), "no command: it may hold a path");
        assertArrayEquals(
                baseline.scores().get("beta").queryIds(), read.scores().get("beta").queryIds());
        List<QualityCheck> checks = QualityCheck.of(read.against(RESULTS), read.rules());
        assertEquals(12, checks.size());
        assertTrue(checks.stream().allMatch(check -> check.verdict() == GateVerdict.IDENTICAL));
    }

    @Test
    void pairsQueriesByTheirIds() {
        Baseline baseline = baseline(SpeedResults.NONE);
        ExperimentResults reversed = SyntheticResults.of(
                SyntheticResults.SIX.subList(0, 3), RESULTS.plan().datasets(), RESULTS.plan().modes(), 3, 40, 5);
        reversed.queryScores().replaceAll((key, scores) -> reversed(scores));
        assertTrue(QualityCheck.of(baseline.against(reversed), baseline.rules()).stream()
                .allMatch(check -> check.verdict() == GateVerdict.IDENTICAL));
        ExperimentResults fewer = SyntheticResults.of(
                SyntheticResults.SIX.subList(0, 3), RESULTS.plan().datasets(), RESULTS.plan().modes(), 3, 39, 5);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> baseline.against(fewer))
                .getMessage()
                .contains("39 test queries, the baseline has 40"));
    }

    @Test
    void refusesWhatIsDamagedEditedOrMissing() throws IOException {
        Path root = folder.resolve("main");
        BaselineDirectory.write(root, baseline(SpeedResults.NONE));
        Path scores = root.resolve("scores-2.tsv");
        String whole = Files.readString(scores);
        Files.writeString(scores, whole.replaceFirst("0\\.\\d", "0.9"));
        assertRefused(root, "scores-2.tsv: damaged or edited");
        Files.delete(scores);
        assertRefused(root, "scores-2.tsv: missing");
        Files.writeString(scores, whole);
        Path sums = root.resolve("SHA256SUMS");
        List<String> lines = Files.readAllLines(sums);
        Files.write(sums, lines.subList(0, lines.size() - 1));
        assertRefused(root, "has no checksum of scores-2.tsv");
        Files.writeString(sums, "nothing\n");
        assertRefused(root, "\"nothing\" is no checksum");
        Files.delete(sums);
        assertRefused(root, "SHA256SUMS: missing");
    }

    /** Whoever edits a baseline and its checksums too gets no further than what makes sense. */
    @Test
    void refusesWhatMakesNoSenseThoughItsChecksumDoes() throws IOException {
        Path root = folder.resolve("main");
        BaselineDirectory.write(
                root, baseline(new SpeedResults(List.of(), List.of(Forks.of("b", "this", 1, "ns/op", 1.5)))));
        Path scores = root.resolve("scores-1.tsv");
        List<String> lines = Files.readAllLines(scores);
        String[] damages = {"q", lines.get(3).replaceFirst("\t[^\t]*", "\tgood"), lines.get(3) + "\t0.5"};
        String[] words = {
            "scores-1.tsv:4: 1 columns, the heading has 19",
            "scores-1.tsv:4: 'good' is no number",
            "scores-1.tsv:4: 20 columns, the heading has 19"
        };
        for (int i = 0; i < damages.length; i++) {
            List<String> damaged = new ArrayList<>(lines);
            damaged.set(3, damages[i]);
            Files.write(scores, damaged);
            resum(root, "scores-1.tsv");
            assertRefused(root, words[i]);
        }
        Files.write(scores, lines);
        resum(root, "scores-1.tsv");
        Path head = root.resolve("baseline.json");
        String whole = Files.readString(head);
        Files.writeString(head, whole.replace("\"margin\":0.01", "\"margin\":-0.01"));
        resum(root, "baseline.json");
        assertRefused(root, "the margin must be above 0");
        Files.writeString(head, whole);
        resum(root, "baseline.json");
        Path sums = root.resolve("SHA256SUMS");
        Files.write(
                sums,
                Files.readAllLines(sums).stream().filter(line -> !line.endsWith("speed.json")).toList());
        assertRefused(root, "has no checksum of speed.json");
    }

    @Test
    void refusesAnotherSchema() throws IOException {
        Path root = folder.resolve("main");
        BaselineDirectory.write(root, baseline(SpeedResults.NONE));
        Path head = root.resolve("baseline.json");
        String later = Files.readString(head).replace("\"schema\":2,\"scoreFiles\"", "\"schema\":3,\"scoreFiles\"");
        Files.writeString(head, later.replaceFirst("\\{", "{\"a\":1,"));
        resum(root, "baseline.json");
        assertRefused(root, "baseline of schema 3, this version reads 1 to 2");
    }

    @Test
    void keepsANoteOfOneLine() {
        Baseline noted = baseline(SpeedResults.NONE).withNote(" \"refresh\" is <new>, ünïcode ✓ ");
        BaselineDirectory.write(folder.resolve("noted"), noted);
        assertEquals("\"refresh\" is <new>, ünïcode ✓", BaselineDirectory.read(folder.resolve("noted")).note());
        for (String note : List.of("two\nlines", "a\tb", "x".repeat(201))) {
            assertThrows(IllegalArgumentException.class, () -> noted.withNote(note), note);
        }
        assertEquals("", noted.withNote("  ").note());
    }

    @Test
    void historyIsOldestFirst() {
        for (String name : List.of("b", "a", "c")) {
            Instant savedAt = Instant.parse(name.equals("c") ? "2025-01-01T00:00:00Z" : "2026-01-01T00:00:00Z");
            BaselineDirectory.write(
                    folder.resolve(name), Baseline.of(RESULTS, savedAt, "", GateRules.DEFAULT, SpeedResults.NONE));
        }
        assertEquals(
                List.of("c", "a", "b"),
                BaselineDirectory.history(folder).stream().map(NamedBaseline::name).toList());
        assertEquals(List.of(), BaselineDirectory.history(folder.resolve("none")));
        assertTrue(BaselineDirectory.isOne(folder.resolve("a")) && !BaselineDirectory.isOne(folder));
    }

    @Test
    void neverWritesOverSomething() {
        BaselineDirectory.write(folder.resolve("main"), baseline(SpeedResults.NONE));
        JournalException thrown = assertThrows(
                JournalException.class,
                () -> BaselineDirectory.write(folder.resolve("main"), baseline(SpeedResults.NONE)));
        assertTrue(thrown.getMessage().contains("there is something already"), thrown.getMessage());
    }

    @Test
    void replacesABaselineAndNothingElse() throws IOException {
        Path root = folder.resolve("main");
        BaselineDirectory.write(
                root, baseline(new SpeedResults(List.of(), List.of(Forks.of("b", "this", 1, "ns/op", 1.5)))));
        BaselineDirectory.replace(root, baseline(SpeedResults.NONE).withNote("anew"));
        assertEquals("anew", BaselineDirectory.read(root).note());
        assertFalse(Files.exists(root.resolve("speed.json")), "of the former baseline");
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(root), left.toList());
        }
        Path foreign = Files.writeString(root.resolve("diary.txt"), "dear");
        JournalException thrown = assertThrows(
                JournalException.class, () -> BaselineDirectory.replace(root, baseline(SpeedResults.NONE)));
        assertTrue(thrown.getMessage().contains("diary.txt: is no file of a baseline"), thrown.getMessage());
        Files.delete(foreign);
        assertEquals("anew", BaselineDirectory.read(root).note());
    }

    @Test
    void needsEveryCellOfOneCode() {
        List<CellResult> cells = new ArrayList<>(RESULTS.cells());
        cells.set(0, SyntheticResults.unfinished("uniform", "alpha", "drawn", 1, CellStatus.FAILED, "loss is NaN"));
        assertRefused(with(cells, List.of()), "uniform, alpha, drawn, seed 1 did not finish (loss is NaN)");
        cells.remove(0);
        assertRefused(with(cells, List.of()), "uniform, alpha, drawn, seed 1 was not run");
        Environment here = RESULTS.environment();
        Environment later = new Environment(
                "0.2", here.java(), here.os(), here.cpu(), here.cores(), here.maxHeapBytes(), here.simd(),
                here.faiss(), here.libraries());
        assertRefused(with(RESULTS.cells(), List.of(later)), "two versions of the code");
    }

    private static QueryScores reversed(QueryScores scores) {
        int n = scores.queryIds().length;
        String[] ids = new String[n];
        Map<String, double[]> columns = new LinkedHashMap<>();
        scores.scores().keySet().forEach(measure -> columns.put(measure, new double[n]));
        for (int q = 0; q < n; q++) {
            int from = n - 1 - q;
            ids[q] = scores.queryIds()[from];
            int to = q;
            columns.forEach((measure, values) -> values[to] = scores.scores().get(measure)[from]);
        }
        return new QueryScores(scores.cellKey(), ids, columns);
    }

    private static ExperimentResults with(List<CellResult> cells, List<Environment> later) {
        return new ExperimentResults(
                RESULTS.plan(), RESULTS.environment(), later, cells, RESULTS.queryScores(), List.of(),
                SpeedResults.NONE, List.of(), Map.of());
    }

    private static Baseline baseline(SpeedResults speed) {
        return Baseline.of(RESULTS, Instant.parse("2026-11-23T07:00:00.4Z"), "abc", GateRules.DEFAULT, speed);
    }

    private static void assertRefused(ExperimentResults results, String words) {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Baseline.of(results, Instant.EPOCH, "", GateRules.DEFAULT, SpeedResults.NONE))
                .getMessage();
        assertTrue(message.contains(words), message);
    }

    private static void assertRefused(Path root, String words) {
        String message = assertThrows(JournalException.class, () -> BaselineDirectory.read(root)).getMessage();
        assertTrue(message.contains(words), message);
    }

    private static void resum(Path root, String name) throws IOException {
        Path sums = root.resolve("SHA256SUMS");
        String line = CanonicalJson.sha256(Files.readAllBytes(root.resolve(name))) + "  " + name;
        Files.write(
                sums,
                Files.readAllLines(sums).stream()
                        .map(old -> old.endsWith("  " + name) ? line : old)
                        .toList());
    }
}
