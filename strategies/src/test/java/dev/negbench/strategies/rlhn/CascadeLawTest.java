package dev.negbench.strategies.rlhn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.LabelCorrection;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The closed form of the card for judges with independent errors: exactly on small ones, by simulation. */
class CascadeLawTest {
    private static final int NEGATIVES_START = 10;

    private static double recall(CascadeLaw law, Gate gate) {
        return gate == Gate.INSTANCE ? law.recall() : law.recallByDocument();
    }

    private static double falsePositives(CascadeLaw law, Gate gate) {
        return gate == Gate.INSTANCE ? law.falseAlarms() : law.falseAlarmsByDocument();
    }

    /** Says in its one verdict what it was told to. */
    private record Scripted(int mask) implements RelevanceJudge {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public List<Verdict> judge(List<Instance> instances, Retrieval retrieval) {
            return instances.stream()
                    .map(instance -> Verdict.of(
                            IntStream.range(0, instance.negatives().length)
                                    .filter(i -> (mask >> instance.negatives()[i] - NEGATIVES_START & 1) == 1)
                                    .toArray(),
                            new int[0]))
                    .toList();
        }
    }

    private static CandidatePool pool(int query, int negatives) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder().start(query, query, new int[] {0}, new float[] {1});
        for (int i = 0; i < negatives; i++) {
            builder.add(NEGATIVES_START + i, 0.5f - i * 0.01f, i, 0);
        }
        return builder.build();
    }

    private static Cascade cascade(Gate gate, RelevanceJudge... judges) {
        Relabelling relabelling = new Relabelling(Modification.HN_REMOVE, FalseNegatives.BETTER, Integer.MAX_VALUE);
        return new Cascade(List.of(judges), gate, relabelling, 100, Integer.MAX_VALUE, false);
    }

    /** The card's figures, to the digits it gives. */
    @Test
    void theFormulasGiveTheFiguresOfTheCard() {
        CascadeLaw one = new CascadeLaw(.9, .05, .9, .02, 1, 25);
        assertEquals(.9708, one.flagged(), 5e-5);
        assertEquals(.8737, recall(one, Gate.INSTANCE), 5e-5);
        assertEquals(.01942, falsePositives(one, Gate.INSTANCE), 5e-6);
        CascadeLaw none = new CascadeLaw(.9, .05, .9, .02, 0, 25);
        assertEquals(.7226, none.flagged(), 5e-5);
        assertEquals(.01445, falsePositives(none, Gate.INSTANCE), 5e-6);
        CascadeLaw short1 = new CascadeLaw(.8, .02, .9, .01, 1, 7);
        assertEquals(.8228, short1.flagged(), 5e-5);
        assertEquals(.7405, recall(short1, Gate.INSTANCE), 5e-5);
        assertEquals(.00823, falsePositives(short1, Gate.INSTANCE), 5e-6);
        CascadeLaw short0 = new CascadeLaw(.8, .02, .9, .01, 0, 7);
        assertEquals(.1319, short0.flagged(), 5e-5);
        assertEquals(.00132, falsePositives(short0, Gate.INSTANCE), 5e-6);
    }

    /**
     * Every pair of verdicts that two judges can give about four negatives, weighed by its probability, goes through
     * the cascade; what comes out is the formula to rounding.
     */
    @Test
    void everyOutcomeTogetherIsTheFormula() {
        int n = 4;
        for (Gate gate : Gate.values()) {
            for (int planted = 0; planted <= 3; planted++) {
                CascadeLaw law = new CascadeLaw(.8, .15, .9, .07, planted, n);
                double flagged = 0;
                double recall = 0;
                double falsePositives = 0;
                double all = 0;
                for (int first = 0; first < 1 << n; first++) {
                    for (int second = 0; second < 1 << n; second++) {
                        double weight = weight(first, law.firstRecall(), law.firstFalseAlarms(), planted, n)
                                * weight(second, law.secondRecall(), law.secondFalseAlarms(), planted, n);
                        Cascade cascade = cascade(gate, new Scripted(first), new Scripted(second));
                        LabelCorrection correction =
                                cascade.correct(List.of(pool(1, n)), null).get(0);
                        int[] found = correction.dropped()
                                ? IntStream.range(NEGATIVES_START, NEGATIVES_START + n).toArray()
                                : correction.removedCandidates();
                        for (int id : found) {
                            if (id - NEGATIVES_START < planted) {
                                recall += weight / planted;
                            } else {
                                falsePositives += weight / (n - planted);
                            }
                        }
                        flagged += weight
                                * cascade.counts().getOrDefault("stage 2 (scripted): queries judged", 0L);
                        all += weight;
                    }
                }
                assertEquals(1, all, 1e-12);
                assertEquals(law.flagged(), flagged, 1e-12);
                assertEquals(planted == 0 ? 0 : recall(law, gate), recall, 1e-12, gate + ", planted " + planted);
                assertEquals(falsePositives(law, gate), falsePositives, 1e-12, gate + ", planted " + planted);
            }
        }
    }

    private static double weight(int mask, double t, double f, int planted, int n) {
        double weight = 1;
        for (int i = 0; i < n; i++) {
            double rate = i < planted ? t : f;
            weight *= (mask >> i & 1) == 1 ? rate : 1 - rate;
        }
        return weight;
    }

    /**
     * 20,000 instances of the card's example. Six frequencies, each within 4.5 standard deviations: a false alarm has
     * probability below 6 · 7e-6 for new hash seeds; with the fixed one the outcome is fixed.
     */
    @Test
    void manyInstancesComeNearTheFormula() {
        int instances = 20_000;
        for (Gate gate : Gate.values()) {
            CascadeLaw law = new CascadeLaw(.9, .05, .9, .02, 1, 25);
            Map<Integer, int[]> planted = new HashMap<>();
            List<CandidatePool> pools = new ArrayList<>();
            for (int query = 0; query < instances; query++) {
                planted.put(query, new int[] {NEGATIVES_START + query % law.negatives()});
                pools.add(pool(query, law.negatives()));
            }
            NoisyJudge cheap = new NoisyJudge("cheap", law.firstRecall(), law.firstFalseAlarms(), planted);
            NoisyJudge accurate = new NoisyJudge("accurate", law.secondRecall(), law.secondFalseAlarms(), planted);
            List<LabelCorrection> corrections = cascade(gate, cheap, accurate).correct(pools, null);
            long recalled = 0;
            long wrong = 0;
            for (int query = 0; query < instances; query++) {
                for (int id : corrections.get(query).removedCandidates()) {
                    if (id == planted.get(query)[0]) {
                        recalled++;
                    } else {
                        wrong++;
                    }
                }
            }
            assertShare(gate + " flagged", law.flagged(), accurate.asked.size(), instances, 1);
            assertShare(gate + " recall", recall(law, gate), recalled, instances, 1);
            // False positives of one instance share its gate, which adds 1.4 % to the variance of independent ones.
            assertShare(
                    gate + " false positives",
                    falsePositives(law, gate),
                    wrong,
                    (long) instances * (law.negatives() - 1),
                    1.01);
            // Expected cost per instance = c1 + P(flagged) c2.
            assertEquals(instances, cheap.asked.size());
            int seen = accurate.asked.stream().mapToInt(instance -> instance.negatives().length).sum();
            if (gate == Gate.INSTANCE) {
                assertEquals(accurate.asked.size() * law.negatives(), seen, "the whole instance is judged again");
            }
        }
    }

    private static void assertShare(String what, double expected, long count, long of, double inflation) {
        double deviation = Math.sqrt(expected * (1 - expected) / of) * inflation;
        assertEquals(expected, (double) count / of, 4.5 * deviation, what);
    }

    /** Verdicts hang on hash(stage, query, document): asking in another order, or twice, changes nothing. */
    @Test
    void theNoisyJudgeDoesNotDependOnOrder() {
        NoisyJudge judge = new NoisyJudge("cheap", .5, .5, Map.of());
        Instance instance = new Instance(3, 3, new int[] {0}, IntStream.range(10, 60).toArray());
        int[] reversed = IntStream.range(0, 50).map(i -> 49 - i).toArray();
        int[] straight = judge.judge(List.of(instance), null).get(0).better();
        int[] back = judge.judge(List.of(instance.among(reversed)), null).get(0).at(reversed).better();
        assertEquals(Arrays.toString(straight), Arrays.toString(back));
    }
}
