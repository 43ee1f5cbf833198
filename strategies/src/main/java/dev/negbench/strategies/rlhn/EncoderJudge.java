package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stand-in for the accurate judge: similarities of a frozen encoder. A document is relevant if it is nearly as similar
 * to the query as the best positive, and similar enough to one of the positives. Source: card, "Deterministic
 * stand-in", judge E.
 *
 * <p>For a best positive whose similarity s is not above 0, a share of which would lie above it, the bound is s − |s| ·
 * (1 − ratio).
 */
final class EncoderJudge implements RelevanceJudge {
    private final String encoder;
    private final double ratio;
    private final double threshold;

    /**
     * @param encoder name of a dense searcher
     * @param ratio lowest similarity to the query, as a share of the best positive's
     * @param threshold lowest similarity to the nearest positive
     */
    EncoderJudge(String encoder, double ratio, double threshold) {
        this.encoder = encoder;
        this.ratio = ratio;
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return "stand-in: encoder " + encoder;
    }

    @Override
    public List<Verdict> judge(List<Instance> instances, Retrieval retrieval) {
        List<Verdict> verdicts = new ArrayList<>(instances.size());
        for (Instance instance : instances) {
            verdicts.add(judge(instance, retrieval));
        }
        return verdicts;
    }

    private Verdict judge(Instance instance, Retrieval retrieval) {
        int[] positives = instance.positives();
        int[] negatives = instance.negatives();
        float[] toQuery = new float[Math.max(positives.length, negatives.length)];
        retrieval.score(encoder, instance.query(), positives, positives.length, toQuery);
        float best = toQuery[0];
        for (int p = 1; p < positives.length; p++) {
            best = Math.max(best, toQuery[p]);
        }
        double lowest = best - Math.abs(best) * (1 - ratio);
        retrieval.score(encoder, instance.query(), negatives, negatives.length, toQuery);
        float[] toPositive = new float[negatives.length];
        double[] scores = new double[negatives.length];
        Arrays.fill(scores, Double.NEGATIVE_INFINITY);
        for (int positive : positives) {
            retrieval.similarity(encoder, positive, negatives, negatives.length, toPositive);
            for (int i = 0; i < negatives.length; i++) {
                if (toQuery[i] >= lowest && toPositive[i] >= threshold) {
                    scores[i] = toQuery[i];
                }
            }
        }
        return ScoredVerdict.of(scores, score -> score > Double.NEGATIVE_INFINITY, best);
    }
}
