package dev.negbench.strategies.rlhn;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** Turns a judge's scores into lists: relevant is what passes, better is what scores no less than the positive. */
final class ScoredVerdict {
    private ScoredVerdict() {}

    /**
     * @param scores one a negative, higher is more relevant
     * @param relevant decides by a score
     * @param ofPositive the positive's own score
     */
    static Verdict of(double[] scores, DoublePredicate relevant, double ofPositive) {
        if (Arrays.stream(scores).noneMatch(relevant)) {
            return Verdict.CLEAN;
        }
        return Verdict.of(
                places(scores, score -> relevant.test(score) && score >= ofPositive),
                places(scores, score -> relevant.test(score) && score < ofPositive));
    }

    private static int[] places(double[] scores, DoublePredicate chosen) {
        return IntStream.range(0, scores.length).filter(i -> chosen.test(scores[i])).toArray();
    }
}
