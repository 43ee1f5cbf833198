package dev.negbench.strategies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.testing.Fixtures;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a composition does: later elements override what they are about, and bring the rest only where it is missing.
 */
class CompositionTest {
    private static Recipe recipe(String text) {
        return Strategies.load().parse(text).requireRunnable().recipe(Fixtures.setting());
    }

    private static String generator(Recipe recipe) {
        return recipe.candidateSource().orElseThrow().generators()[0];
    }

    @ParameterizedTest
    @CsvSource({
        "simans, model, ambiguous", "bm25|simans, bm25, ambiguous", "random|nearest-k, uniform, nearest",
        "simans|ance, model, ambiguous", "topk|bm25, bm25, first", "topk, model, first",
        "topk(draw=uniform), model, uniform", "ance(draw=first), model, first"
    })
    void sourceAndSamplerComeFromTheRightElement(String text, String generator, String sampler) {
        Recipe recipe = recipe(text);
        assertEquals(generator, generator(recipe));
        String name = recipe.negativeSampler().orElseThrow().toString();
        assertTrue(name.startsWith(sampler), name);
    }

    @Test
    void theSourceOfAnEarlierElementKeepsItsRefresh() {
        assertEquals(
                Refresh.NEVER,
                recipe("topk(200)|simans").candidateSource().orElseThrow().refresh());
        assertEquals(
                Refresh.parse("epoch"),
                recipe("simans").candidateSource().orElseThrow().refresh());
        assertEquals(
                Refresh.parse("300").withLag(1),
                recipe("simans|ance(refresh=300,lag=1)")
                        .candidateSource()
                        .orElseThrow()
                        .refresh());
    }

    @Test
    void filtersAddUpInOrder() {
        List<CandidateFilter> filters =
                recipe("topk|skip(3)|percpos|simans|max-score(0.5)").candidateFilters();
        assertArrayEquals(
                new String[] {"skip(3)", "percpos(0.95)", "max-score(0.5)"},
                filters.stream().map(CandidateFilter::reason).toArray());
    }

    @Test
    void takeFixesTheNumberOfNegatives() {
        assertEquals(OptionalInt.of(7), recipe("simans|take(7)").negatives());
        assertEquals(OptionalInt.empty(), recipe("simans").negatives());
    }

    @Test
    void inBatchDrawsNothing() {
        Recipe recipe = recipe("in-batch");
        assertEquals(OptionalInt.of(0), recipe.negatives());
        assertEquals(BatchMode.IN_BATCH, recipe.batchMode().orElseThrow());
        assertTrue(
                recipe.negativeSampler().isEmpty() && recipe.candidateSource().isEmpty());
    }

    @Test
    void theStagesOfACompositionAreThoseOfItsElements() {
        ConfiguredStrategy composition = Strategies.load().parse("topk|percpos|simans");
        assertEquals(
                Set.of(Stage.CANDIDATE_SOURCE, Stage.CANDIDATE_FILTER, Stage.NEGATIVE_SAMPLER), composition.stages());
        assertEquals(Retrieval.MODEL, generator(composition.recipe(Fixtures.setting())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "percpos(0.95);percpos filters candidates, but no element of 'percpos' gives it any",
                "in-batch|uniform;uniform draws from candidates",
                "hardest|take(3);put a source before it, for example topk(200)|hardest",
                "topk|hardest|uniform;hardest has no effect in 'topk|hardest|uniform': uniform sets the"
                        + " negative-sampler",
                "topk|info-nce|pairwise;info-nce has no effect"
            })
    void whatCannotWorkIsRefusedBeforeAnythingRuns(String text, String reason) {
        Strategies strategies = Strategies.load();
        StrategySyntaxException refused = assertThrows(
                StrategySyntaxException.class, () -> strategies.parse(text).requireRunnable());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void anyPoolTakesAnyFilterDrawAndObjective() {
        Recipe recipe = recipe("bm25(50)|percpos(0.9)|hardest|pairwise(0.05)|take(3)");
        assertEquals("bm25", generator(recipe));
        assertEquals("first", recipe.negativeSampler().orElseThrow().toString());
        assertEquals(
                "pairwise-softplus(temperature=0.05)",
                recipe.objective().orElseThrow().toString());
    }
}
