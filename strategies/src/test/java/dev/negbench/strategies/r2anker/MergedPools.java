package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import java.util.Arrays;
import java.util.Map;

/** Merged pools by hand: candidate i at position i. */
final class MergedPools {
    private MergedPools() {}

    /** Returns a pool of the members of each list, standard scores those given (list by list, member by member). */
    static CandidatePool of(int size, int[][] lists, float[][] standardScores) {
        float[] foundBy = new float[size];
        float[] standard = new float[lists.length * size];
        for (int k = 0; k < lists.length; k++) {
            for (int m = 0; m < lists[k].length; m++) {
                foundBy[lists[k][m]] += 1 << k;
                standard[k * size + lists[k][m]] = standardScores == null ? 0 : standardScores[k][m];
            }
        }
        CandidatePoolBuilder builder = new CandidatePoolBuilder().start(0, 1, new int[] {1_000_000}, new float[] {1f});
        for (int i = 0; i < size; i++) {
            builder.add(i, -i, i, 0);
        }
        return builder.build(Map.of(MergedSource.FOUND_BY, foundBy, MergedSource.STANDARD_SCORE, standard));
    }

    static CandidatePool of(int size, int[]... lists) {
        return of(size, lists, null);
    }

    /** Returns {@code from, from + 1, ..., to - 1}. */
    static int[] range(int from, int to) {
        int[] range = new int[to - from];
        Arrays.setAll(range, i -> from + i);
        return range;
    }
}
