package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.ExperimentResults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Results once written stay readable: one stored directory for every schema there has been. A change of the records
 * that breaks this test needs a new schema number and a reader for the old one, not a new stored directory.
 */
class StoredSchemaTest {
    @Test
    void schema1IsRead() throws Exception {
        ExperimentResults results = Journal.read(Path.of(getClass().getResource("schema-1").toURI()));
        assertEquals(List.of("uniform", "topk(depth=200)"), results.plan().strategies());
        assertEquals(3L << 30, results.environment().maxHeapBytes());
        CellResult finished = results.cells().get(0);
        assertEquals(CellStatus.FINISHED, finished.status());
        assertEquals(7, finished.curve().size());
        assertTrue(Double.isNaN(finished.curve().get(0).trainLoss()));
        assertEquals(4_000, finished.drawn().drawn());
        assertEquals(0, finished.drawn().batchNegatives());
        assertEquals(List.of(), results.leakage());
        assertEquals(24.8, finished.cost().trainSeconds());
        assertArrayEquals(
                new String[] {"q0", "q1", "q2"}, results.queryScores().get(finished.key()).queryIds());
        assertEquals("loss is NaN", results.cells().get(1).reason());
        assertEquals(2, results.drawCosts().size());
    }

    @Test
    void schema2IsRead() throws Exception {
        ExperimentResults results = Journal.read(Path.of(getClass().getResource("schema-2").toURI()));
        CellResult finished = results.cells().get(0);
        assertEquals(CellStatus.FINISHED, finished.status());
        assertEquals(8_000, finished.drawn().batchNegatives());
        assertEquals(17, finished.drawn().plantedInBatch());
        assertEquals(112, results.leakage().get(0).twins());
        assertEquals("negated or opposite", results.leakage().get(0).examples().get(0).kind());
        assertEquals(2, results.drawCosts().size());
        assertEquals(List.of(), finished.diagnostics());
    }

    @Test
    void baselinesOfEverySchemaAreRead() throws Exception {
        for (int schema = 1; schema <= StoredBaseline.SCHEMA; schema++) {
            Path stored = Path.of(getClass().getResource("baseline-schema-" + schema).toURI());
            Baseline baseline = BaselineDirectory.read(stored);
            assertEquals(schema == 1 ? "" : "pools are refreshed", baseline.note());
            assertEquals("3f2c9d1", baseline.revision());
            assertEquals(0.02, baseline.rules().flipBudget());
            assertArrayEquals(
                    new double[][] {{0.5, 0, 1}, {0.25, 0.63093, 1}}, baseline.scores("topk", "scifact", "drawn"));
        }
    }

    @Test
    void schema3IsRead() throws Exception {
        ExperimentResults results = Journal.read(Path.of(getClass().getResource("schema-3").toURI()));
        assertEquals(
                List.of(new Diagnostic("share of pairs", 0.25), new Diagnostic("control", Double.NaN)),
                results.cells().get(0).diagnostics());
    }
}
