package dev.negbench.strategies.rrra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class RrraStrategyTest {
    private static final Strategies KNOWN = Strategies.load();

    @Test
    void oneAdapterServesEveryStageOfACell() {
        Recipe recipe = KNOWN.parse("rrra(warmup=2)").recipe(Fixtures.setting());
        assertEquals(
                Refresh.parse("epoch").afterEpochs(2),
                recipe.candidateSource().orElseThrow().refresh());
        PlantedWorld world = new PlantedWorld(1);
        assertSame(
                recipe.searchTransform().orElseThrow(),
                recipe.companions().get(0).create(world, 1));
    }

    @Test
    void whatTheSourcesLeaveOpenIsInEveryName() {
        assertEquals("rrra(likelihood=segment)", KNOWN.parse("rrra").print());
        assertEquals(
                "rrra(rerank=0,likelihood=segment)",
                KNOWN.parse("rrra(preset=resampling-only)").print());
        assertEquals(
                "rrra(gamma=0,likelihood=segment)",
                KNOWN.parse("rrra(preset=reranking-only)").print());
    }

    @Test
    void badValuesAreRefused() {
        for (String bad : List.of(
                "rrra(gamma=-1)",
                "rrra(rerank=x)",
                "rrra(likelihood=oracle)",
                "rrra(folds=0)",
                "rrra(hidden=0)",
                "rrra(similar=2)",
                "rrra(residual=maybe)",
                "rrra(hardness=top)",
                "rrra(joint=2)")) {
            assertThrows(StrategySyntaxException.class, () -> KNOWN.parse(bad), bad);
        }
    }
}
