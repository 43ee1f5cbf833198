package dev.negbench.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.reports.confirmation.LedgerRuns;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.Ledger;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.LedgerEvent;
import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger tells of runs that were interrupted at one moment or another. */
class PlanLedgerTest {
    @TempDir
    Path scratch;

    private PlanFolder folder;

    @BeforeEach
    void lock() {
        folder = new PlanFolder(scratch.resolve("study"));
        folder.create(SmallPlan.of(List.of()));
        folder.lock("0.1.0", CodeVersion.current().fingerprint(), "");
    }

    @Test
    void aRunThatWasStoredButNotWrittenDownIsTakenOver() {
        QueryScores scores = new QueryScores("kept", new String[] {"q"}, Map.of("nDCG@10", new double[] {.5}));
        ExperimentResults results = new ExperimentResults(
                folder.plan().experiment(),
                new Environment("", "", "", "", 1, 0, "", "", Map.of()),
                List.of(cell("kept", CellStatus.FINISHED), cell("lost", CellStatus.FAILED)),
                Map.of("kept", scores),
                List.of());
        try (PlanLedger ledger = open(new ArrayList<>())) {
            ledger.started(run("kept", 1));
            ledger.testOpened(run("kept", 1));
            ledger.started(run("lost", 2));
        }
        try (PlanLedger ledger = open(new ArrayList<>())) {
            ledger.adopt(results);
            ledger.adopt(results);
        }
        List<LedgerEntry> entries = Ledger.read(folder.root());
        assertEquals(5, entries.size());
        assertEquals(LedgerEvent.RUN_FINISHED, entries.get(4).event());
        assertEquals(CanonicalJson.hash(scores), entries.get(4).fact(LedgerEntry.SCORES));
        LedgerRuns runs = LedgerRuns.of(entries);
        assertEquals(List.of(entries.get(3)), runs.aborted());
        assertTrue(runs.isAborted(entries.get(3)));
    }

    @Test
    void aSecondOpeningIsWarnedOfBeforeItHappens() {
        List<String> warnings = new ArrayList<>();
        try (PlanLedger ledger = open(warnings)) {
            ledger.started(run("a", 1));
            ledger.testOpened(run("a", 1));
            ledger.started(run("b", 2));
            assertEquals(List.of(), warnings);
            ledger.started(run("other key, same seed", 1));
        }
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("EXPLORATORY"), warnings.get(0));
    }

    @Test
    void failuresAndTrialsKeepTheirReasons() {
        try (PlanLedger ledger = open(new ArrayList<>())) {
            ledger.started(run("a", 1));
            ledger.ended(run("a", 1), cell("a", CellStatus.FAILED), Optional.empty());
        }
        LedgerEntry failed = Ledger.read(folder.root()).get(2);
        assertEquals(LedgerEvent.RUN_FAILED, failed.event());
        assertEquals("why", failed.fact(LedgerEntry.REASON));
    }

    private PlanLedger open(List<String> warnings) {
        return PlanLedger.open(folder, folder.locked(), warnings::add);
    }

    private static PlannedRun run(String key, long seed) {
        return new PlannedRun("simans", "scifact", "drawn", seed, "test", "data", key);
    }

    private static CellResult cell(String key, CellStatus status) {
        return new CellResult(
                key,
                "simans",
                "simans",
                "scifact",
                "static",
                "drawn",
                1,
                status,
                "why",
                Map.of(),
                List.of(),
                0,
                null,
                new CellCost(0, 0, 0, 0, 0, 0),
                List.of());
    }
}
