package dev.negbench.strategies.confit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import dev.negbench.strategies.testing.Fixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card's test vectors, both orders, and the recipe. */
class ConfitV2Test {
    /** Query 0 with these positives. */
    private record OneQuery(int[] labelled) implements TrainingQueries {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public int[] ordinals() {
            return new int[] {0};
        }

        @Override
        public long key(int row) {
            return 7;
        }

        @Override
        public int[] positives(int row) {
            return labelled;
        }
    }

    private static Setting setting(int documents) {
        Dataset dataset = new Dataset(
                "flat",
                Corpus.of(IntStream.range(0, documents)
                        .mapToObj(d -> new Document("d" + d, "", "text"))
                        .toList()),
                Queries.of(List.of(new Query("q0", "text"))),
                Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1)))),
                "0");
        return new Setting(dataset, Set.of(Retrieval.MODEL), 7);
    }

    private static Recipe recipe(String text, int documents) {
        return Strategies.load().parse(text).requireRunnable().recipe(setting(documents));
    }

    /** Returns the candidates of a query whose ranking is 0, 1, 2, … */
    private static int[] window(String text, int documents, int... positives) {
        Recipe recipe = recipe(text, documents);
        List<CandidatePool> pools = new ArrayList<>();
        recipe.candidateSource()
                .orElseThrow()
                .build(new OneQuery(positives), FakeRetrieval.inOrder(documents), 1, pools::add);
        CandidatePool pool = pools.get(0);
        for (CandidateFilter filter : recipe.candidateFilters()) {
            boolean[] keep = new boolean[pool.size()];
            Arrays.fill(keep, true);
            filter.filter(pool, keep);
            pool = pool.retain(keep);
        }
        assertArrayEquals(pool.ids(), pool.ranks(), "ranks are those of the full ranking");
        return pool.ids();
    }

    @Test
    void theWindowIsTheCardsBand() {
        assertArrayEquals(IntStream.range(30, 40).toArray(), window("confit-v2", 1000, 999));
        assertArrayEquals(
                new int[] {31, 32, 33, 34, 36, 37, 38, 39}, window("confit-v2", 1000, 30, 35, 700), "no refill");
        assertArrayEquals(new int[] {3}, window("confit-v2", 100, 99));
        assertArrayEquals(new int[] {}, window("confit-v2", 100, 3), "the window's only place is a positive's");
        assertArrayEquals(new int[] {0}, window("confit-v2(small=allow)", 30, 29), "the best document itself");
    }

    @Test
    void takingPositivesOutFirstShiftsTheWindow() {
        assertArrayEquals(
                IntStream.rangeClosed(32, 41).toArray(),
                window("confit-v2(order=positives-first)", 1000, 3, 4, 700),
                "two positives above the window");
        assertArrayEquals(
                new int[] {31, 32, 33, 34, 36, 37, 38, 39, 40, 41},
                window("confit-v2(order=positives-first)", 1000, 30, 35, 700),
                "always full");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 6, 2",
        "1000, 30, 10",
        "3633, 108, 37",
        "5183, 155, 52",
        "25657, 769, 257",
        "57638, 1729, 576",
        "100, 3, 1",
        "30, 0, 1",
        "20, 0, 0",
        "34, 1, 0",
        "49, 1, 0"
    })
    void windowsHaveTheCardsSizes(int documents, int from, int size) {
        RunnerUpWindow window = new RunnerUpWindow(0.03, 0.04);
        assertEquals(from, window.from(documents));
        assertEquals(size, window.to(documents) - window.from(documents));
    }

    @Test
    void smallCollectionsAreRefused() {
        for (int documents : new int[] {20, 30, 40, 99}) {
            NotApplicableException refused =
                    assertThrows(NotApplicableException.class, () -> recipe("confit-v2", documents));
            assertTrue(refused.getMessage().contains("small=allow"), refused::getMessage);
        }
        for (int documents : new int[] {20, 34, 49}) {
            NotApplicableException empty =
                    assertThrows(NotApplicableException.class, () -> recipe("confit-v2(small=allow)", documents));
            assertTrue(empty.getMessage().contains("nothing to draw from"), empty::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confit-v2(upper=0.9,lower=0.7)",
                "confit-v2(upper=0.04)",
                "topk|pool-relative-window(0.5,lower=0.5)"
            })
    void windowsThatHoldNothingAreRefused(String text) {
        StrategySyntaxException refused = assertThrows(StrategySyntaxException.class, () -> recipe(text, 1000));
        assertTrue(refused.getMessage().contains("is not below lower="), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confit-v2(-0.1)", "confit-v2(columns=0)", "confit-v2(lambda=1.5)", "confit-v2(order=first)",
                "confit-v2(warmup=-1)", "hyre(concat)", "feedback-query(0)", "confit-v2(uper=0.1)"
            })
    void badValuesAreRefused(String text) {
        assertThrows(StrategySyntaxException.class, () -> Strategies.load().parse(text));
    }

    @Test
    void theRecipeIsTheOfficialCodes() {
        Recipe recipe = recipe("confit-v2", 1000);
        Refresh refresh = recipe.candidateSource().orElseThrow().refresh();
        assertFalse(refresh.isDue(9, 10), "the first phase");
        assertTrue(refresh.isDue(10, 10), "mined after one epoch");
        assertFalse(refresh.isDue(20, 10), "and not again");
        assertEquals(OptionalInt.of(1), recipe.negatives());
        assertEquals(OptionalDouble.of(0.5), recipe.mostDrawnAnExample());
        assertEquals(BatchMode.IN_BATCH_AND_DRAWN, recipe.batchMode().orElseThrow());
        assertTrue(recipe.sharesDrawn() && recipe.comparesPositives());
        assertFalse(recipe("confit-v2(known=mask)", 1000).comparesPositives());
        assertEquals(
                "symmetric-info-nce(temperature=0.05,rows=0.5)",
                recipe.objective().orElseThrow().toString());
    }

    @Test
    void sharesOfThePoolAreAnotherStrategy() {
        Recipe recipe = recipe("topk(200)|pool-relative-window|uniform", 1000);
        CandidatePool pool = Fixtures.pool(1, 200);
        boolean[] keep = new boolean[200];
        Arrays.fill(keep, true);
        recipe.candidateFilters().get(0).filter(pool, keep);
        assertArrayEquals(new int[] {6, 7}, pool.retain(keep).ids());
        assertEquals(
                "pool-relative-window(0.03,lower=0.04)",
                recipe.candidateFilters().get(0).reason());
    }
}
