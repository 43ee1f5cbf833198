package dev.negbench.strategies.calibrationsets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationStrategiesTest {
    private static final Strategies KNOWN = Strategies.load();

    private static Recipe recipe(String text) {
        return KNOWN.parse(text).recipe(Fixtures.setting());
    }

    @Test
    void everySetAndPresetHasARecipe() {
        for (SetRule rule : SetRule.OF_RANKED_SETS) {
            Recipe recipe = recipe("calibration-sets(set=" + rule + ")");
            assertEquals(rule.toString(), recipe.negativeSampler().orElseThrow().toString());
            assertEquals(4, recipe.negatives().orElseThrow());
        }
        for (String text : ContrastRule.texts()) {
            Recipe recipe = recipe("calibration-contrast(set=" + text + ")");
            assertEquals(2, recipe.negatives().orElseThrow());
            assertEquals(BatchMode.IN_BATCH_AND_DRAWN, recipe.batchMode().orElseThrow());
        }
        for (String id : List.of("calibration-sets", "calibration-contrast")) {
            for (String preset : KNOWN.get(id).card().presets().keySet()) {
                assertTrue(recipe(id + "(preset=" + preset + ")").weighting().isPresent());
            }
        }
    }

    @Test
    void resultsCarryTheSetsName() {
        assertEquals("calibration-sets(set=max-margin)", KNOWN.parse("calibration-sets").print());
        assertEquals("calibration-contrast(set=hard)", KNOWN.parse("calibration-contrast").print());
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String wrong : List.of(
                "calibration-sets(set=hard)", "calibration-sets(set=extractive)", "calibration-sets(size=0)",
                "calibration-sets(judge=)", "calibration-sets(judge=bm25+)", "calibration-sets(step=-1)",
                "calibration-contrast(set=extreme)", "calibration-contrast(set-temperature=0)")) {
            assertThrows(StrategySyntaxException.class, () -> KNOWN.parse(wrong), wrong);
        }
        NotApplicableException missing =
                assertThrows(NotApplicableException.class, () -> recipe("calibration-sets(judge=minilm)"));
        assertTrue(missing.getMessage().contains("minilm"), missing::getMessage);
    }
}
