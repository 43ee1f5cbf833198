package dev.negbench.strategies.rlhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.LabelCorrection;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelabellingTest {
    private static final Instance INSTANCE = new Instance(7, 7, new int[] {1}, IntStream.range(20, 30).toArray());
    private static final Verdict TWO_AND_ONE = Verdict.of(new int[] {1, 4}, new int[] {0});

    private static LabelCorrection correct(Modification modification, FalseNegatives list, int guard, Verdict verdict) {
        return new Relabelling(modification, list, guard).correct(INSTANCE, verdict, 0);
    }

    @Test
    void eachModificationDoesWhatItsNameSays() {
        assertSame(LabelCorrection.NONE, correct(Modification.NONE, FalseNegatives.BETTER, 7, TWO_AND_ONE));
        LabelCorrection removed = correct(Modification.REMOVE, FalseNegatives.BETTER, 7, TWO_AND_ONE);
        assertTrue(removed.dropped());
        LabelCorrection fewer = correct(Modification.HN_REMOVE, FalseNegatives.BETTER, 7, TWO_AND_ONE);
        assertArrayEquals(new int[] {21, 24}, fewer.removedCandidates());
        assertEquals(0, fewer.addedPositives().length);
        LabelCorrection relabelled = correct(Modification.RLHN, FalseNegatives.BOTH, 7, TWO_AND_ONE);
        assertArrayEquals(new int[] {20, 21, 24}, relabelled.addedPositives());
        assertEquals(0, relabelled.removedCandidates().length);
        assertFalse(relabelled.dropped());
    }

    @Test
    void withoutFalseNegativesNothingHappens() {
        for (Modification modification : Modification.values()) {
            assertSame(LabelCorrection.NONE, correct(modification, FalseNegatives.BOTH, 0, Verdict.CLEAN));
            assertSame(
                    LabelCorrection.NONE,
                    correct(modification, FalseNegatives.BETTER, 0, Verdict.of(new int[0], new int[] {3})),
                    "worse ones do not count in the paper's list");
        }
    }

    /** More than the guard, not as many as it; and not where the whole query goes anyway. */
    @Test
    void theGuardDropsAmbiguousQueries() {
        Verdict three = Verdict.of(new int[] {1, 2, 3}, new int[0]);
        for (Modification modification : List.of(Modification.RLHN, Modification.HN_REMOVE)) {
            assertFalse(correct(modification, FalseNegatives.BETTER, 3, three).dropped());
            LabelCorrection dropped = correct(modification, FalseNegatives.BETTER, 2, three);
            assertTrue(dropped.dropped());
            assertTrue(dropped.reason().contains("more than 2"), dropped.reason());
        }
        assertEquals(
                correct(Modification.REMOVE, FalseNegatives.BETTER, 7, three).reason(),
                correct(Modification.REMOVE, FalseNegatives.BETTER, 2, three).reason());
    }

    @Test
    void aQueryWithoutANegativeLeftIsDroppedUnlessOthersMayBeDrawn() {
        Verdict all = Verdict.of(IntStream.range(0, 10).toArray(), new int[0]);
        Relabelling relabelling = new Relabelling(Modification.RLHN, FalseNegatives.BETTER, 100);
        assertTrue(relabelling.correct(INSTANCE, all, 0).dropped());
        assertFalse(relabelling.correct(INSTANCE, all, 1).dropped());
    }

    /** Finds every document whose id is even, and those above 100 worse than the positive. */
    private static final class EvenJudge implements RelevanceJudge {
        private final List<Instance> asked = new ArrayList<>();

        @Override
        public String name() {
            return "even";
        }

        @Override
        public List<Verdict> judge(List<Instance> instances, Retrieval retrieval) {
            asked.addAll(instances);
            return instances.stream()
                    .map(instance -> Verdict.of(places(instance, 0, 100), places(instance, 100, 1000)))
                    .toList();
        }

        private static int[] places(Instance instance, int from, int to) {
            int[] ids = instance.negatives();
            return IntStream.range(0, ids.length)
                    .filter(i -> ids[i] % 2 == 0 && ids[i] >= from && ids[i] < to)
                    .toArray();
        }
    }

    private static CandidatePool pool(int query, int... ids) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder().start(query, query, new int[] {0}, new float[] {1});
        for (int i = 0; i < ids.length; i++) {
            builder.add(ids[i], 0.9f - i * 0.01f, i, 0);
        }
        return builder.build();
    }

    @Test
    void judgesTheHardestDocumentsAndOffersOnlyThose() {
        EvenJudge judge = new EvenJudge();
        Cascade cascade = new Cascade(
                List.of(judge),
                Gate.INSTANCE,
                new Relabelling(Modification.RLHN, FalseNegatives.BETTER, 7),
                3,
                500,
                false);
        CandidatePool pool = pool(1, 5, 600, 4, 7, 8);
        assertTrue(cascade.mayBeDrawn(1, 8), "nothing was judged yet");
        LabelCorrection correction = cascade.correct(List.of(pool), null).get(0);
        assertArrayEquals(new int[] {5, 4, 7}, judge.asked.get(0).negatives(), "600 is no document");
        assertArrayEquals(new int[] {4}, correction.addedPositives());
        boolean[] keep = {true, true, true, true, true};
        new JudgedOnly(cascade).filter(pool, keep);
        assertArrayEquals(new boolean[] {true, false, true, true, false}, keep);
        assertTrue(cascade.mayBeDrawn(2, 8), "another query's documents were not judged");
    }

    /** Worse documents open the gate though they do not count; a clean query does not reach the second judge. */
    @Test
    void theSecondVerdictReplacesTheFirstAndIsCounted() {
        EvenJudge first = new EvenJudge();
        EvenJudge second = new EvenJudge();
        Cascade cascade = new Cascade(
                List.of(first, second),
                Gate.INSTANCE,
                new Relabelling(Modification.HN_REMOVE, FalseNegatives.BETTER, 7),
                25,
                500,
                true);
        List<LabelCorrection> corrections =
                cascade.correct(List.of(pool(1, 3, 102), pool(2, 3, 5), pool(3, 2, 3), pool(4)), null);
        assertEquals(4, first.asked.size());
        assertEquals(List.of(1, 3), second.asked.stream().map(Instance::query).toList());
        assertTrue(corrections.get(0).isNone() && corrections.get(1).isNone() && corrections.get(3).isNone());
        assertArrayEquals(new int[] {2}, corrections.get(2).removedCandidates());
        assertEquals(
                Map.of(
                        "stage 1 (even): queries judged", 4L,
                        "stage 1 (even): queries flagged", 2L,
                        "stage 2 (even): queries judged", 2L,
                        "stage 2 (even): queries flagged", 2L,
                        "queries with 1 false negative", 1L),
                cascade.counts());
    }
}
