package dev.negbench.harness.evaluation;

import java.util.Arrays;

/** Where the positives of one query stand in one list: all that a measure needs to know of it. Reused between lists. */
final class RankedPositives {
    private int[] ranks = new int[16];
    private int[] grades = new int[16];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds the next positive; ranks count from 1 and ascend. */
    void add(int rank, int grade) {
        if (size == ranks.length) {
            ranks = Arrays.copyOf(ranks, 2 * size);
            grades = Arrays.copyOf(grades, 2 * size);
        }
        ranks[size] = rank;
        grades[size] = grade;
        size++;
    }

    int size() {
        return size;
    }

    int rank(int positive) {
        return ranks[positive];
    }

    int grade(int positive) {
        return grades[positive];
    }

    /** Returns the measure before it is divided by its norm, see {@link JudgedQueries#norm}. */
    double raw(Measure.Kind kind, int depth) {
        return switch (kind) {
            case NDCG -> dcg(depth);
            case MRR -> size > 0 && ranks[0] <= depth ? 1.0 / ranks[0] : 0;
            case MAP -> precisionSum(depth);
            case SUCCESS -> size > 0 && ranks[0] <= depth ? 1 : 0;
            case RECALL, PRECISION, RP -> count(depth);
            case ILD -> throw new IllegalArgumentException("ILD is no measure of positives");
        };
    }

    private double dcg(int depth) {
        double sum = 0;
        for (int i = 0; i < size && ranks[i] <= depth; i++) {
            sum += grades[i] * Discount.at(ranks[i]);
        }
        return sum;
    }

    private double precisionSum(int depth) {
        double sum = 0;
        for (int i = 0; i < size && ranks[i] <= depth; i++) {
            sum += (i + 1.0) / ranks[i];
        }
        return sum;
    }

    private int count(int depth) {
        int count = 0;
        while (count < size && ranks[count] <= depth) {
            count++;
        }
        return count;
    }
}
