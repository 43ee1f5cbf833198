package dev.negbench.strategies.staradore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Shortfall;
import dev.negbench.strategies.testing.Fixtures;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The two recipes, the list that ADORE takes, and what the paper's analysis says of static and dynamic negatives. */
class StarAdoreTest {
    private static Recipe recipe(String text) {
        return Strategies.load().parse(text).requireRunnable().recipe(Fixtures.setting());
    }

    @Test
    void starMinesOnceSharesAndMixes() {
        Recipe star = recipe("star(warmup=50)");
        assertEquals(
                Refresh.NEVER.withStart(50),
                star.candidateSource().orElseThrow().refresh());
        assertTrue(star.sharesDrawn());
        assertEquals(BatchMode.IN_BATCH_AND_DRAWN, star.batchMode().orElseThrow());
        assertEquals(OptionalInt.of(1), star.negatives());
        assertEquals(
                "pairwise-softplus(temperature=1.0)",
                recipe("star(preset=paper)").objective().orElseThrow().toString());
        assertEquals(
                "mixed-pairs(alpha=0.5,temperature=0.05)",
                recipe("star(alpha=0.5)").objective().orElseThrow().toString());
    }

    @Test
    void adoreTrainsTheQueryTowerOnTheWholeList() {
        Recipe adore = recipe("adore(n=50,cut=20)");
        assertEquals(
                Refresh.parse("step"), adore.candidateSource().orElseThrow().refresh());
        assertTrue(adore.documentsFrozen() && adore.everyPositive());
        assertEquals(OptionalInt.of(50), adore.negatives());
        assertEquals(BatchMode.DRAWN, adore.batchMode().orElseThrow());
    }

    @Test
    void badValuesAreRefused() {
        for (String bad :
                new String[] {"star(alpha=-1)", "star(alpha=x)", "star(warmup=-1)", "adore(cut=0)", "adore(n=0)"}) {
            assertThrows(StrategySyntaxException.class, () -> Strategies.load().parse(bad), bad);
        }
    }

    @Test
    void placesOfPositivesShortenTheListWithoutAShortfall() {
        CandidatePool pool = new CandidatePoolBuilder()
                .start(0, 1, new int[] {50, 51}, new float[] {0.9f, 0.65f})
                .add(10, 0.8f, 1, 0)
                .add(11, 0.7f, 2, 0)
                .add(12, 0.6f, 4, 0)
                .add(13, 0.5f, 5, 0)
                .build();
        Draw draw = new Draw();
        new RankedListSampler(5).draw(pool, 0, 5, new RandomStream(1), draw);
        assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOf(draw.positions(), draw.count()));
        assertEquals(Shortfall.NONE, draw.shortfall());
    }
}
