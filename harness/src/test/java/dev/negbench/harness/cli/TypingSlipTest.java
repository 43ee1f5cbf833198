package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingSlipTest {
    @ParameterizedTest
    @CsvSource({
        "compar, compare",
        "Docter, doctor",
        "data lst, list",
        "fetch fiqa, data fetch",
        "compare --datset scifact, --dataset",
        "compare --datset=scifact, --dataset",
        "compare --stratgies random, --strategies",
        "compare scifact --sedes 3, --seeds",
        "list strategies --jsn, --json",
        "data audit scifact --exampels 3, --examples"
    })
    void theNearestVerbOrOptionIsOffered(String typed, String meant) {
        BenchRun run = BenchRun.of(typed.split(" "));
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains("Did you mean '" + meant + "'?"), run.err());
        assertEquals("", run.out(), "errors are no data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xylophone", "compare --xylophone 3"})
    void nothingIsOfferedWhereNothingIsNear(String typed) {
        BenchRun run = BenchRun.of(typed.split(" "));
        assertEquals(2, run.exitCode(), run.err());
        assertFalse(run.err().contains("Did you mean"), run.err());
        assertTrue(run.err().contains("--help'."), run.err());
    }
}
