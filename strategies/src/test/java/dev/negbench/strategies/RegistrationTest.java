package dev.negbench.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.baselines.RandomStrategy;
import dev.negbench.strategies.testing.Fixtures;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Strategies are found, and their recipes keep what their cards promise. */
class RegistrationTest {
    private static final Strategies STRATEGIES = Strategies.load();

    @Test
    void theServiceLoaderFindsTheStrategies() {
        Set<String> ids =
                STRATEGIES.all().stream().map(strategy -> strategy.card().id()).collect(Collectors.toSet());
        assertTrue(
                ids.containsAll(Set.of(
                        "random",
                        "in-batch",
                        "bm25",
                        "topk",
                        "ance",
                        "simans",
                        "nearest-k",
                        "doc-sim",
                        "percpos",
                        "margin",
                        "max-score",
                        "skip")),
                ids::toString);
    }

    @Test
    void recipesChangeTheStagesThatTheCardNames() {
        for (Strategy strategy : STRATEGIES.all()) {
            StrategyCard card = strategy.card();
            Set<Stage> named = EnumSet.noneOf(Stage.class);
            named.addAll(card.essential());
            named.addAll(card.accompanying());
            Recipe recipe = strategy.recipe(Fixtures.setting(), card.defaults());
            assertEquals(named, recipe.stages(), card.id());
        }
    }

    @Test
    void cardsAreComplete() {
        for (Strategy strategy : STRATEGIES.all()) {
            StrategyCard card = strategy.card();
            assertFalse(card.summary().isBlank(), card.id());
            assertFalse(card.paper().citation().isBlank(), card.id());
            assertTrue(card.essential().stream().noneMatch(card.accompanying()::contains), card.id());
        }
    }

    @Test
    void whatIsComparableWithoutFurtherAdoHasCandidates() {
        List<String> comparable =
                STRATEGIES.comparable().stream().map(ConfiguredStrategy::print).toList();
        assertTrue(
                comparable.containsAll(List.of(
                        "random", "simans", "ar2", "random|unime-v2-reranker", "bcwi(update=add-queries)")),
                comparable::toString);
        for (String element : List.of("percpos", "hardest", "info-nce", "hyre", "share-drawn")) {
            assertTrue(comparable.stream().noneMatch(text -> text.endsWith(element)), element);
        }
        for (ConfiguredStrategy strategy : STRATEGIES.comparable()) {
            Recipe recipe = strategy.requireRunnable().recipe(Fixtures.setting());
            assertTrue(recipe.candidateSource().isPresent(), strategy.print());
        }
    }

    @Test
    void anIdCanBeTakenOnceOnly() {
        assertThrows(
                IllegalStateException.class, () -> Strategies.of(List.of(new RandomStrategy(), new RandomStrategy())));
    }

    @Test
    void aStrategyWithoutItsSearcherIsNotApplicable() {
        Setting withoutBm25 = Fixtures.setting(Set.of("model"));
        NotApplicableException reason = assertThrows(
                NotApplicableException.class, () -> STRATEGIES.parse("bm25").recipe(withoutBm25));
        assertTrue(reason.getMessage().contains("bm25"), reason::getMessage);
    }

    @Test
    void whatNeedsCandidatesDoesNotRunWithoutThem() {
        for (String alone : List.of("percpos", "uniform")) {
            assertThrows(
                    NotApplicableException.class, () -> STRATEGIES.parse(alone).recipe(Fixtures.setting()));
        }
    }
}
