package dev.negbench.harness.training;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.LabelCorrection;
import dev.negbench.strategies.stage.LabelCorrector;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a recipe's label corrector changed: the training queries after it, and the candidates that each lost. */
public final class LabelCorrections {
    private final TrainingSet training;
    private final Map<Integer, Removal> removals;

    /** Candidates, ascending, that the label corrector took from a query, and why. */
    private record Removal(int[] candidates, String reason) {}

    private LabelCorrections(TrainingSet training, Map<Integer, Removal> removals) {
        this.training = training;
        this.removals = removals;
    }

    /** Returns corrections that change nothing. */
    static LabelCorrections none(TrainingSet training) {
        return new LabelCorrections(training, Map.of());
    }

    /**
     * Corrects labels on pools of the model before training, if the recipe does. Holds the pools of all queries while
     * it does.
     *
     * @param counts receives what was corrected
     * @throws NotApplicableException if every query was dropped
     */
    public static LabelCorrections of(
            Recipe recipe, TrainingSet training, Retrieval retrieval, long seed, PoolCounts counts) {
        LabelCorrector corrector = recipe.labelCorrector().orElse(null);
        if (corrector == null) {
            return none(training);
        }
        // These pools are judged, not drawn from, and so not counted.
        CandidatePool[] first = CandidatePools.build(recipe, training, retrieval, seed, PoolCounts.NONE);
        List<LabelCorrection> all = corrector.correct(List.of(first), retrieval);
        if (all.size() != first.length) {
            throw new IllegalStateException(
                    "the label corrector gave " + all.size() + " corrections for " + first.length + " queries");
        }
        corrector.counts().forEach(counts::corrected);
        Map<Integer, Removal> removals = new HashMap<>();
        Map<String, Integer> reasons = new TreeMap<>();
        int[][] positives = new int[training.size()][];
        for (int row = 0; row < positives.length; row++) {
            positives[row] = training.positives(row);
            LabelCorrection correction = all.get(row);
            if (!correction.isNone()) {
                counts.corrected(correction.reason(), 1);
                reasons.merge(correction.reason(), 1, Integer::sum);
                int[] removed = correction.removedCandidates().clone();
                Arrays.sort(removed);
                if (removed.length > 0) {
                    removals.put(training.ordinals()[row], new Removal(removed, correction.reason()));
                }
                positives[row] = correction.dropped() ? null : union(positives[row], correction.addedPositives());
            }
        }
        TrainingSet corrected = training.withPositives(positives);
        if (corrected.size() == 0) {
            throw new NotApplicableException(
                    "the label corrector dropped all " + positives.length + " training queries: " + reasons);
        }
        return new LabelCorrections(corrected, removals);
    }

    /** Returns the training queries, corrected. */
    public TrainingSet training() {
        return training;
    }

    /** Returns a pool without what the label corrector took from its query. */
    public CandidatePool apply(CandidatePool pool, PoolCounts counts) {
        Removal removal = removals.get(pool.query());
        if (removal == null) {
            return pool;
        }
        boolean[] keep = new boolean[pool.size()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] = Arrays.binarySearch(removal.candidates(), pool.ids()[i]) < 0;
        }
        CandidatePool kept = pool.retain(keep);
        counts.removed(removal.reason(), pool.size() - kept.size());
        return kept;
    }

    private static int[] union(int[] positives, int[] added) {
        return IntStream.concat(Arrays.stream(positives), Arrays.stream(added)).sorted().distinct().toArray();
    }
}
