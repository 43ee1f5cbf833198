package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.EpochPoint;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.results.SplitLeakage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final double[] AWKWARD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE,
        Double.MIN_NORMAL, 0.1, 1.0 / 3, 2e-3, 2.2E-322, 1e23, 123456789012345680.0
    };
    private static final String ODD_NAME = "a\tb\\c\nd\re \u2028 ü 🙂 \"</script>";

    @TempDir
    Path scratch;

    static ExperimentPlan plan() {
        return SyntheticResults.plan(SyntheticResults.SIX, List.of("scifact"), List.of("drawn"), 2);
    }

    static Journal open(Path directory) {
        return Journal.open(directory, plan(), SyntheticResults.environment());
    }

    static void appendAll(Journal journal, ExperimentResults results) {
        results.drawCosts().forEach(journal::append);
        for (CellResult cell : results.cells()) {
            journal.append(cell, results.queryScores().get(cell.key()));
        }
    }

    static ExperimentResults small() {
        return SyntheticResults.of(SyntheticResults.SIX, List.of("scifact"), List.of("drawn"), 2, 20, 7);
    }

    @Test
    void readsBackWhatWasStored() {
        ExperimentResults results = small();
        try (Journal journal = open(scratch)) {
            appendAll(journal, results);
            assertEquals(List.of(), journal.notices());
        }
        assertEquals(CanonicalJson.text(results), CanonicalJson.text(Journal.read(scratch)));
    }

    @Test
    void readsBackEveryDoubleBitForBit() {
        QueryScores scores = awkwardScores();
        List<EpochPoint> curve = new ArrayList<>();
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < AWKWARD.length; i++) {
            curve.add(new EpochPoint(i, AWKWARD[i], AWKWARD[i], AWKWARD[i]));
            metrics.put("m" + i, AWKWARD[i]);
        }
        CellResult cell = new CellResult(
                scores.cellKey(), ODD_NAME, ODD_NAME, ODD_NAME, "static", "drawn", Long.MIN_VALUE,
                CellStatus.FINISHED, "", metrics, curve, 3,
                new DrawnProfile(
                        1, 2, AWKWARD, new long[] {Long.MAX_VALUE}, 0, 0, 0, Map.of(ODD_NAME, 1L), Map.of(), Map.of(),
                        0, 0),
                new CellCost(Double.NaN, 0, 0, 0, 0, 0),
                List.of(new Diagnostic(ODD_NAME, AWKWARD[0]), new Diagnostic("a", Double.NaN)));
        try (Journal journal = open(scratch)) {
            journal.append(cell, scores);
        }
        ExperimentResults read = Journal.read(scratch);
        CellResult back = read.cells().get(0);
        QueryScores scoresBack = read.queryScores().get(cell.key());
        assertEquals(ODD_NAME, back.strategy());
        assertEquals(Long.MIN_VALUE, back.seed());
        assertEquals(cell.diagnostics(), back.diagnostics());
        assertArrayEquals(scores.queryIds(), scoresBack.queryIds());
        for (int i = 0; i < AWKWARD.length; i++) {
            long bits = Double.doubleToRawLongBits(AWKWARD[i]);
            assertEquals(bits, Double.doubleToRawLongBits(back.curve().get(i).devQuality()), "curve " + AWKWARD[i]);
            assertEquals(bits, Double.doubleToRawLongBits(back.metrics().get("m" + i)), "metric " + AWKWARD[i]);
            assertEquals(bits, Double.doubleToRawLongBits(back.drawn().relativeScoreEdges()[i]), "edge " + AWKWARD[i]);
            assertEquals(bits, Double.doubleToRawLongBits(scoresBack.scores().get(ODD_NAME)[i]), "score " + AWKWARD[i]);
        }
    }

    private static QueryScores awkwardScores() {
        String[] ids = new String[AWKWARD.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i == 0 ? "" : ODD_NAME + i;
        }
        return new QueryScores(CanonicalJson.hash("awkward"), ids, Map.of(ODD_NAME, AWKWARD));
    }

    @Test
    void keepsTheLastAuditOfTheData() {
        SplitLeakage leakage = new SplitLeakage(
                "scifact", "train", "test", 300, Map.of("other words", 39), 38, "4-grams", 0.01, "use another",
                List.of(new SplitLeakage.Example("other words", ODD_NAME, "twin")));
        try (Journal journal = open(scratch)) {
            assertEquals(List.of(), Journal.read(scratch).leakage());
            journal.putAudit(List.of());
            journal.putAudit(List.of(leakage));
        }
        assertEquals(List.of(leakage), Journal.read(scratch).leakage());
        assertTrue(leakage.leaks());
        assertEquals(0.13, leakage.share());
    }

    @Test
    void keepsTheLastTextsOfTestQueriesAndRefusesThoseOfAnotherSchema() throws Exception {
        Map<String, Map<String, String>> texts = Map.of("scifact", Map.of("q0", ODD_NAME));
        try (Journal journal = open(scratch)) {
            assertEquals(Map.of(), Journal.read(scratch).queryTexts());
            journal.putQueryTexts(Map.of());
            journal.putQueryTexts(texts);
        }
        assertEquals(texts, Journal.read(scratch).queryTexts());
        assertEquals(ODD_NAME, Journal.read(scratch).queryText("scifact", "q0"));
        assertEquals("", Journal.read(scratch).queryText("fiqa", "q0"));
        Files.writeString(scratch.resolve("query-texts.json"), "{\"schema\":99,\"texts\":{}}");
        JournalException refused = assertThrows(JournalException.class, () -> Journal.read(scratch));
        assertTrue(refused.getMessage().contains("texts of schema 99"), refused.getMessage());
    }

    @Test
    void goesOnWhereItStopped() {
        ExperimentResults results = small();
        CellResult first = results.cells().get(0);
        try (Journal journal = open(scratch)) {
            journal.append(first, results.queryScores().get(first.key()));
        }
        try (Journal journal = open(scratch)) {
            assertTrue(journal.isFinished(first.key()));
            for (CellResult cell : results.cells()) {
                if (!journal.isFinished(cell.key())) {
                    journal.append(cell, results.queryScores().get(cell.key()));
                }
            }
            results.drawCosts().forEach(journal::append);
        }
        assertEquals(CanonicalJson.text(results), CanonicalJson.text(Journal.read(scratch)));
    }

    @Test
    void keepsTheLastRecordOfACellRunAgain() {
        ExperimentResults results = small();
        CellResult good = results.cells().get(0);
        CellResult failed = SyntheticResults.unfinished(
                good.strategy(), good.dataset(), good.mode(), good.seed(), CellStatus.FAILED, "out of memory");
        try (Journal journal = open(scratch)) {
            journal.append(failed);
            assertEquals(CellStatus.FAILED, journal.cell(failed.key()).orElseThrow().status());
            assertFalse(journal.isFinished(failed.key()));
            journal.append(good, results.queryScores().get(good.key()));
            journal.append(new DrawCost("uniform", "scifact", 200, 15, 1, 0.1, 0, 0.2));
            journal.append(new DrawCost("uniform", "scifact", 200, 15, 2, 0.1, 0, 0.2));
            assertThrows(IllegalArgumentException.class, () -> journal.append(failed), "finished already");
        }
        ExperimentResults read = Journal.read(scratch);
        assertEquals(List.of(CellStatus.FINISHED), read.cells().stream().map(CellResult::status).toList());
        assertEquals(List.of(2.0), read.drawCosts().stream().map(DrawCost::micros).toList());
    }

    @Test
    void refusesRecordsThatDoNotFit() {
        ExperimentResults results = small();
        CellResult cell = results.cells().get(0);
        QueryScores scores = results.queryScores().get(cell.key());
        QueryScores others = results.queryScores().get(results.cells().get(1).key());
        CellResult badKey = SyntheticResults.unfinished("x", "y", "drawn", 1, CellStatus.FAILED, "r");
        CellResult traversal = new CellResult("../../etc", badKey.strategy(), "", "", "", "", 1, CellStatus.FAILED, "",
                Map.of(), List.of(), 0, null, null, List.of());
        try (Journal journal = open(scratch)) {
            assertThrows(IllegalArgumentException.class, () -> journal.append(cell));
            assertThrows(IllegalArgumentException.class, () -> journal.append(cell, others));
            assertThrows(IllegalArgumentException.class, () -> journal.append(badKey, scores));
            assertThrows(IllegalArgumentException.class, () -> journal.append(traversal));
        }
        assertEquals(List.of(), Journal.read(scratch).cells());
    }

    @Test
    void namesEveryFieldInWhichAnotherPlanDiffers() {
        open(scratch).close();
        ExperimentPlan stored = plan();
        ExperimentPlan other = new ExperimentPlan(
                stored.schema(), stored.strategies(), "simans(a=0.5)", stored.datasets(),
                Map.of("scifact", "changed"), stored.encoder(), stored.modes(), List.of(1L, 2L, 3L), stored.negatives(),
                stored.measures(), stored.settings(), stored.command());
        JournalException e = assertThrows(
                JournalException.class, () -> Journal.open(scratch, other, SyntheticResults.environment()));
        assertTrue(e.getMessage().contains("results directory of another configuration"), e.getMessage());
        assertTrue(e.getMessage().contains("baseline: uniform stored, simans(a=0.5) asked for"), e.getMessage());
        assertTrue(e.getMessage().contains("seeds: [1, 2] stored, [1, 2, 3] asked for"), e.getMessage());
        assertTrue(e.getMessage().contains("fingerprints.scifact"), e.getMessage());
        assertTrue(e.getMessage().contains("--out") && e.getMessage().contains("--fresh"), e.getMessage());
        assertFalse(e.getMessage().contains("negatives"), e.getMessage());
        open(scratch).close();
    }

    @Test
    void anotherCommandForTheSamePlanGoesOn() {
        open(scratch).close();
        ExperimentPlan p = plan();
        ExperimentPlan retyped = new ExperimentPlan(
                p.schema(), p.strategies(), p.baseline(), p.datasets(), p.fingerprints(),
                p.encoder(), p.modes(), p.seeds(), p.negatives(), p.measures(), p.settings(),
                "./bench compare --resume");
        Journal.open(scratch, retyped, SyntheticResults.environment()).close();
        assertEquals(p.command(), Journal.read(scratch).plan().command());
    }

    @Test
    void aPlanChangedOnDiskIsFound() throws Exception {
        open(scratch).close();
        Path file = scratch.resolve("plan.json");
        Files.writeString(file, Files.readString(file).replace("\"negatives\":15", "\"negatives\":16"));
        JournalException e = assertThrows(JournalException.class, () -> Journal.read(scratch));
        assertTrue(e.getMessage().contains("plan.json") && e.getMessage().contains("plan.sha256"), e.getMessage());
    }

    @Test
    void planIsCanonicalAndItsHashIsThatOfItsBytes() throws Exception {
        open(scratch).close();
        byte[] plan = Files.readAllBytes(scratch.resolve("plan.json"));
        String text = new String(plan, StandardCharsets.UTF_8);
        assertTrue(Files.readString(scratch.resolve("plan.sha256")).startsWith(CanonicalJson.sha256(plan)));
        assertTrue(text.startsWith("{\"baseline\":\"uniform\",\"command\":"), text);
        assertFalse(text.contains("\n"), text);
    }

    @Test
    void keepsEveryEnvironmentItRanIn() {
        Environment first = SyntheticResults.environment();
        Environment second = new Environment(first.negbench(), "OpenJDK 25.0.3", first.os(), first.cpu(), first.cores(),
                first.maxHeapBytes(), first.simd(), first.faiss(), first.libraries());
        Journal.open(scratch, plan(), first).close();
        try (Journal journal = Journal.open(scratch, plan(), second)) {
            assertTrue(journal.notices().get(0).contains("another environment"), journal.notices().toString());
        }
        for (Environment again : List.of(first, second)) {
            try (Journal journal = Journal.open(scratch, plan(), again)) {
                assertEquals(List.of(), journal.notices());
            }
        }
        ExperimentResults read = Journal.read(scratch);
        assertEquals(first, read.environment());
        assertEquals(List.of(second), read.laterEnvironments());
    }

    @Test
    void secondWriterOfTheSameProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        try (Journal journal = open(scratch)) {
            JournalException e = assertThrows(JournalException.class, () -> open(scratch));
            assertTrue(e.getMessage().contains("is writing results here"), e.getMessage());
            assertTrue(AppendingProcess.start(scratch, 3).refused(), "another process must still be kept out");
            journal.append(small().drawCosts().get(0));
        }
        open(scratch).close();
    }

    @Test
    void readsWhileAnotherWrites() {
        ExperimentResults results = small();
        try (Journal journal = open(scratch)) {
            for (int i = 0; i < results.cells().size(); i++) {
                CellResult cell = results.cells().get(i);
                journal.append(cell, results.queryScores().get(cell.key()));
                assertEquals(i + 1, Journal.read(scratch).cells().size());
            }
        }
    }

    @Test
    void anInterruptedThreadStillStores() {
        ExperimentResults results = small();
        CellResult cell = results.cells().get(0);
        try (Journal journal = open(scratch)) {
            Thread.currentThread().interrupt();
            journal.append(cell, results.queryScores().get(cell.key()));
            assertTrue(Thread.interrupted(), "the interrupt must not be swallowed");
            journal.append(results.cells().get(1), results.queryScores().get(results.cells().get(1).key()));
        }
        assertEquals(2, Journal.read(scratch).cells().size());
    }

    @Test
    void setsResultsAsideUnderTheNextFreeNumber() {
        Path directory = scratch.resolve("exp");
        assertTrue(Journal.setAside(directory).isEmpty());
        for (int round = 1; round <= 2; round++) {
            open(directory).close();
            assertEquals(scratch.resolve("exp." + round), Journal.setAside(directory).orElseThrow());
            assertFalse(Files.exists(directory));
        }
        assertEquals(plan(), Journal.read(scratch.resolve("exp.1")).plan());
        try (Journal journal = open(directory)) {
            assertThrows(JournalException.class, () -> Journal.setAside(directory));
        }
    }

    @Test
    void doesNotMoveAFolderOfSomethingElse() throws Exception {
        Path notes = Files.createDirectories(scratch.resolve("thesis")).resolve("notes.txt");
        Files.writeString(notes, "mine");
        JournalException e = assertThrows(JournalException.class, () -> Journal.setAside(notes.getParent()));
        assertTrue(e.getMessage().contains("notes.txt") && e.getMessage().contains("--out"), e.getMessage());
        assertTrue(Files.exists(notes));
    }

    @Test
    void missingOrChangedScoresAreAnErrorThatNamesBothFiles() throws Exception {
        ExperimentResults results = small();
        CellResult cell = results.cells().get(0);
        try (Journal journal = open(scratch)) {
            journal.append(cell, results.queryScores().get(cell.key()));
        }
        Path scores = scratch.resolve("queries").resolve(cell.key() + ".tsv");
        Files.writeString(scores, Files.readString(scores).replaceFirst("q3\t", "q4\t"));
        JournalException changed = assertThrows(JournalException.class, () -> Journal.read(scratch));
        Files.delete(scores);
        JournalException missing = assertThrows(JournalException.class, () -> Journal.read(scratch));
        for (JournalException e : List.of(changed, missing)) {
            assertTrue(e.getMessage().contains(cell.key() + ".tsv")
                    && e.getMessage().contains("journal.jsonl:1"), e.getMessage());
        }
    }

    @Test
    void aDirectoryWithoutResultsSaysSo() {
        JournalException e = assertThrows(JournalException.class, () -> Journal.read(scratch));
        assertTrue(e.getMessage().contains("no plan.json here"), e.getMessage());
    }
}
