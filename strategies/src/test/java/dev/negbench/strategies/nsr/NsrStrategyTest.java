package dev.negbench.strategies.nsr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Shortfall;
import dev.negbench.strategies.testing.Fixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NsrStrategyTest {
    private static final Strategies KNOWN = Strategies.load();

    @Test
    void everyPresetRuns() {
        for (String preset : KNOWN.get("nsr").card().presets().keySet()) {
            ConfiguredStrategy configured = KNOWN.parse("nsr(preset=" + preset + ")");
            assertEquals(configured, KNOWN.parse(configured.print()), preset);
            assertTrue(configured.recipe(Fixtures.setting()).everyPositive(), preset);
        }
    }

    @Test
    void thePolicyStaysForAnIterationAfterTheWarmUp() {
        Refresh refresh = KNOWN.parse("nsr(warmup=3)").recipe(Fixtures.setting()).candidateSource().orElseThrow()
                .refresh();
        assertEquals(List.of(30, 38, 46), IntStream.range(0, 50).filter(s -> refresh.isDue(s, 10)).boxed().toList());
        Recipe current = KNOWN.parse("nsr(iteration=1,k=20)").recipe(Fixtures.setting());
        Refresh once = current.candidateSource().orElseThrow().refresh();
        assertEquals(List.of(20), IntStream.range(0, 50).filter(s -> once.isDue(s, 10)).boxed().toList());
        assertEquals(19, current.negatives().orElseThrow());
    }

    @Test
    void refusesWhatMakesNoSense() {
        for (String wrong : List.of(
                "nsr(mode=ppo)", "nsr(lambda=-1)", "nsr(samples=-1)", "nsr(temperature=0)", "nsr(k=1)", "nsr(clip=1)",
                "nsr(iteration=0)", "nsr(form=log)")) {
            assertThrows(StrategySyntaxException.class, () -> KNOWN.parse(wrong), wrong);
        }
        StrategySyntaxException groups = assertThrows(
                StrategySyntaxException.class,
                () -> KNOWN.parse("nsr(mode=grpo,samples=0)").recipe(Fixtures.setting()));
        assertTrue(groups.getMessage().contains("set samples"), groups::getMessage);
        assertThrows(
                NotApplicableException.class,
                () -> KNOWN.parse("nsr").recipe(Fixtures.setting(Set.of("model"))));
    }

    /** Lists of 20 with one positive and with fifteen; a later refresh has the same documents with other scores. */
    @Test
    void listsStayAndAreScoredAnew() {
        StandingLists source = new StandingLists(20, Refresh.parse("8"));
        FakeQueries queries = FakeQueries.of(new int[] {5}, IntStream.range(10, 25).toArray());
        List<CandidatePool> first = new ArrayList<>();
        source.build(queries, new FakeRetrieval(200), 1, first::add);
        assertEquals(List.of(19, 10), first.stream().map(CandidatePool::size).toList());
        FakeRetrieval later = new FakeRetrieval(200) {
            @Override
            public float score(int query, int document) {
                return -super.score(query, document);
            }
        };
        List<CandidatePool> again = new ArrayList<>();
        source.build(queries, later, 2, again::add);
        for (int q = 0; q < 2; q++) {
            CandidatePool before = first.get(q);
            CandidatePool after = again.get(q);
            int size = before.size();
            for (int i = 0; i < size; i++) {
                assertEquals(before.ids()[i], after.ids()[size - 1 - i]);
                assertEquals(before.ranks()[i], after.ranks()[size - 1 - i]);
                assertEquals(-before.scores()[i], after.scores()[size - 1 - i]);
            }
            assertEquals(-before.positiveScores()[0], after.positiveScores()[0]);
        }
    }

    @Test
    void theWholePoolIsDrawn() {
        Draw draw = new Draw();
        WholePool.INSTANCE.draw(Fixtures.pool(1, 0.9f, 0.8f, 0.7f), 0, 10, new RandomStream(1), draw);
        assertArrayEquals(new int[] {0, 1, 2}, Arrays.copyOf(draw.positions(), draw.count()));
        assertEquals(Shortfall.NONE, draw.shortfall());
        WholePool.INSTANCE.draw(Fixtures.pool(1), 0, 10, new RandomStream(1), draw);
        assertEquals(Shortfall.EMPTY_POOL, draw.shortfall());
    }
}
