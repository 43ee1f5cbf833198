package dev.negbench.strategies.ar2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.testing.Fixtures;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ar2StrategyTest {
    private static final Strategies STRATEGIES = Strategies.load();

    private static Recipe recipe(String text) {
        return STRATEGIES.parse(text).recipe(Fixtures.setting());
    }

    @Test
    void theRecipeOfTheCard() {
        Recipe recipe = recipe("ar2");
        assertEquals(OptionalInt.of(15), recipe.negatives());
        assertEquals(Optional.of(BatchMode.DRAWN), recipe.batchMode());
        assertEquals(
                new Refresh(Refresh.Unit.EPOCHS, 1, 0, 0, 1),
                recipe.candidateSource().orElseThrow().refresh());
        assertEquals(
                "adversarial(PAPER,lambda=0.5,sums=false,temperature=0.05,ranker-temperature=1.0)",
                recipe.objective().orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ar2(preset=paper);adversarial(PAPER,lambda=0.5,sums=false",
                "ar2(preset=code);adversarial(CODE,lambda=0.5,sums=true",
                "ar2(code,lambda=0);adversarial(CODE,lambda=0.0,sums=false"
            })
    void theVariants(String text, String loss) {
        assertTrue(recipe(text).objective().orElseThrow().toString().startsWith(loss), text);
        int interval = recipe(text).candidateSource().orElseThrow().refresh().interval();
        assertEquals(text.contains("preset") ? 2000 : 1, interval);
    }

    @ParameterizedTest
    @CsvSource({"never, no cycle", "step, no cycle", "1, no cycle", "sometimes, is not never"})
    void aCycleHasTwoPhases(String refresh, String said) {
        Exception refused =
                assertThrows(StrategySyntaxException.class, () -> STRATEGIES.parse("ar2(refresh=" + refresh + ")"));
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }

    @Test
    void withoutARankerItDoesNotApply() {
        Recipe recipe = recipe("ar2");
        assertThrows(
                NotApplicableException.class, () -> recipe.companions().get(0).create(new FakeRetrieval(10), 1));
    }
}
