package dev.negbench.harness.evaluation;

import java.util.Arrays;

/**
 * The groups of equal scores that hold a positive, and the expectation of a measure when the documents of each group
 * stand in random order (closed forms of McSherry and Najork, ECIR 2008). What ties with the last document but was not
 * retrieved stays unknown. Reused between lists.
 */
final class TieGroups {
    private int[] before = new int[16];
    private int[] sizes = new int[16];
    private int[] positives = new int[16];
    private double[] grades = new double[16];
    private int count;

    /**
     * Finds the groups of a list.
     *
     * @param scores scores by rank, descending
     * @param length ranks in the list
     * @param ranked the list's positives
     * @return true if a positive ties with another document, so that expectations can differ from the list's value
     */
    boolean find(float[] scores, int length, RankedPositives ranked) {
        count = 0;
        boolean tied = false;
        int end = 0;
        for (int i = 0; i < ranked.size(); i++) {
            int at = ranked.rank(i) - 1;
            if (at >= end) {
                int start = at;
                while (start > 0 && scores[start - 1] == scores[at]) {
                    start--;
                }
                end = at + 1;
                while (end < length && scores[end] == scores[at]) {
                    end++;
                }
                open(start, end - start);
                tied |= end - start > 1;
            }
            positives[count - 1]++;
            grades[count - 1] += ranked.grade(i);
        }
        return tied;
    }

    private void open(int start, int size) {
        if (count == before.length) {
            before = Arrays.copyOf(before, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            positives = Arrays.copyOf(positives, 2 * count);
            grades = Arrays.copyOf(grades, 2 * count);
        }
        before[count] = start;
        sizes[count] = size;
        positives[count] = 0;
        grades[count] = 0;
        count++;
    }

    /** Returns the expected measure before it is divided by its norm, see {@link JudgedQueries#norm}. */
    double raw(Measure.Kind kind, int depth) {
        return switch (kind) {
            case NDCG -> dcg(depth);
            case MRR -> reciprocalRank(depth);
            case MAP -> precisionSum(depth);
            case SUCCESS -> success(depth);
            case RECALL, PRECISION, RP -> retrieved(depth);
            case ILD -> throw new IllegalArgumentException("ILD is no measure of positives");
        };
    }

    private int inside(int group, int depth) {
        return Math.max(0, Math.min(sizes[group], depth - before[group]));
    }

    private double retrieved(int depth) {
        double sum = 0;
        for (int g = 0; g < count; g++) {
            sum += (double) positives[g] * inside(g, depth) / sizes[g];
        }
        return sum;
    }

    private double dcg(int depth) {
        double sum = 0;
        for (int g = 0; g < count; g++) {
            double discounts = 0;
            for (int j = 1; j <= inside(g, depth); j++) {
                discounts += Discount.at(before[g] + j);
            }
            sum += grades[g] / sizes[g] * discounts;
        }
        return sum;
    }

    private double reciprocalRank(int depth) {
        if (count == 0) {
            return 0;
        }
        double sum = 0;
        double none = 1;
        for (int j = 1; j <= inside(0, depth); j++) {
            double left = sizes[0] - j + 1;
            double found = positives[0] / left;
            sum += none * found / (before[0] + j);
            none *= 1 - found;
            if (none <= 0) {
                break;
            }
        }
        return sum;
    }

    private double success(int depth) {
        if (count == 0) {
            return 0;
        }
        double none = 1;
        for (int j = 0; j < inside(0, depth); j++) {
            none *= Math.max(0, sizes[0] - positives[0] - j) / (double) (sizes[0] - j);
        }
        return 1 - none;
    }

    private double precisionSum(int depth) {
        double sum = 0;
        int above = 0;
        for (int g = 0; g < count; g++) {
            double share = (double) positives[g] / sizes[g];
            double others = sizes[g] == 1 ? 0 : (positives[g] - 1.0) / (sizes[g] - 1.0);
            for (int j = 1; j <= inside(g, depth); j++) {
                sum += share * (above + 1 + (j - 1) * others) / (before[g] + j);
            }
            above += positives[g];
        }
        return sum;
    }
}
