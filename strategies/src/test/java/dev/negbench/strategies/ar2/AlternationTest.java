package dev.negbench.strategies.ar2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.ar2.Alternation.Phase;
import dev.negbench.strategies.stage.Refresh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlternationTest {
    private static String phases(Alternation alternation, int epochs, int stepsAnEpoch) {
        StringBuilder phases = new StringBuilder();
        for (int step = 0; step < epochs * stepsAnEpoch; step++) {
            int done = step / stepsAnEpoch;
            boolean known = done >= alternation.warmEpoch();
            phases.append(
                    switch (alternation.phase(
                            step, done >= alternation.warmUpEpochs(), done, known ? stepsAnEpoch : 0)) {
                        case RETRIEVER_WARM_UP -> 'w';
                        case RANKER_WARM_UP -> 'v';
                        case RANKER -> 'd';
                        case RETRIEVER -> 'g';
                    });
        }
        return phases.toString();
    }

    /** Eight steps an epoch: a quarter of a cycle is the ranker's, and the pools are new where its turn begins. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, epoch, 4, wwwwwwwwvvvvvvvvddggggggddgggggg",
        "1, 1, 4, 3, wwwwwwwwvvvvvvvvdgggdggg",
        "0, 1, 2epochs, 4, vvvvvvvvggggggggddddggggggggggggg",
        "2, 1, 2, 4, wwwwwwwwwwwwwwwwvvvvvvvvdgdgdgdg"
    })
    void theTurnsOfACell(int warmUp, int rankerWarmUp, String cycle, int epochs, String expected) {
        Alternation alternation = new Alternation(warmUp, rankerWarmUp, Refresh.parse(cycle), 0.25);
        String phases = phases(alternation, epochs, 8);
        assertEquals(expected.substring(0, epochs * 8), phases);
        Refresh pools = alternation.pools();
        for (int step = 0; step < phases.length(); step++) {
            if (pools.isDue(step, 8) && phases.charAt(step) != 'v') {
                assertEquals('d', phases.charAt(step), "pools are new at step " + step);
            }
            assertTrue(phases.charAt(step) != 'w' || !pools.isDue(step, 8), "no pools in the warm-up");
        }
        assertTrue(pools.isDue(8L * warmUp, 8), "the ranker warms up on what the warm retriever finds");
    }

    @Test
    void eachSideHasAStepAtLeast() {
        assertEquals("vvdgdg", phases(new Alternation(0, 1, Refresh.parse("epoch"), 0.01), 3, 2));
        assertEquals("vvdgdg", phases(new Alternation(0, 1, Refresh.parse("epoch"), 0.99), 3, 2));
        assertTrue(Phase.RANKER.isRankers() && Phase.RANKER_WARM_UP.isRankers() && !Phase.RETRIEVER.isRankers());
    }

    /** The paper's cycle: 500 of 2000 steps. */
    @Test
    void thePapersCycle() {
        Alternation alternation = new Alternation(1, 1, Refresh.parse("2000"), 0.25);
        long start = 2000;
        assertEquals(Phase.RANKER, alternation.phase(start + 499, true, 5, 2000));
        assertEquals(Phase.RETRIEVER, alternation.phase(start + 500, true, 5, 2000));
        assertEquals(Phase.RETRIEVER, alternation.phase(start + 1999, true, 5, 2000));
        assertEquals(Phase.RANKER, alternation.phase(start + 2000, true, 5, 2000));
    }
}
