package dev.negbench.strategies.cet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.testing.Fixtures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CetStrategyTest {
    private static Recipe recipe(String text) {
        return Strategies.load().parse(text).requireRunnable().recipe(Fixtures.setting());
    }

    @Test
    void minesOnceAndTrainsByWeightedPairs() {
        Recipe cet = recipe("cet");
        assertEquals(Refresh.NEVER, cet.candidateSource().orElseThrow().refresh());
        assertEquals(
                "pairwise-softplus(temperature=0.05)",
                cet.objective().orElseThrow().toString());
        assertEquals(
                "info-nce(temperature=0.05)",
                recipe("cet(loss=listwise)").objective().orElseThrow().toString());
        assertEquals(1, cet.companions().size());
        assertEquals(
                "cet(t=2)", Strategies.load().parse("cet(preset=code-default)").print());
    }

    /** Other strategies' negatives can be weighed, too. */
    @Test
    void keepsTheSourceOfEarlierElements() {
        Recipe composed = recipe("bm25(k=30)|cet");
        assertEquals("bm25", composed.candidateSource().orElseThrow().generators()[0]);
        assertEquals("model", recipe("cet").candidateSource().orElseThrow().generators()[0]);
    }

    @Test
    void badValuesAndMissingSearchersAreRefused() {
        for (String bad : List.of(
                "cet(t=0)",
                "cet(weights=ipw)",
                "cet(selection=bert)",
                "cet(loss=hinge)",
                "cet(retriever=rm3)",
                "cet(selection-rate=0)",
                "cet(centre=mean)")) {
            assertThrows(StrategySyntaxException.class, () -> Strategies.load().parse(bad), bad);
        }
        assertThrows(NotApplicableException.class, () -> recipe("cet(retriever=minilm)"));
        assertThrows(
                NotApplicableException.class,
                () -> Strategies.load().parse("cet").recipe(Fixtures.setting(Set.of("model", "initial"))));
    }
}
