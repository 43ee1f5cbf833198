package dev.negbench.strategies.sampling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Exact laws of ordered draws from small pools, by enumeration: what kernels are held against. See {@link LogWeightLaw}
 * for successive sampling.
 */
public final class OrderedDraws {
    private OrderedDraws() {}

    /**
     * Returns the probability of every subset of n under the official code's rounds: n draws with replacement, the
     * candidates of finished rounds removed, until n different ones are held; then a uniform subset of n. Keyed by the
     * subset's bits.
     */
    public static Map<Long, Double> rounds(double[] weights, int n) {
        Map<Long, Double> held = new LinkedHashMap<>();
        round(weights, n, 0, 0, 0, 1, held);
        Map<Long, Double> law = new LinkedHashMap<>();
        held.forEach((set, p) -> {
            double subsets = binomial(Long.bitCount(set), n);
            subsets(set, n, (subset, one) -> law.merge(subset, p / subsets, Double::sum));
        });
        return law;
    }

    private static void round(
            double[] weights, int n, int drawn, long before, long now, double p, Map<Long, Double> held) {
        long all = before | now;
        if (drawn == n) {
            if (Long.bitCount(all) >= n) {
                held.merge(all, p, Double::sum);
            } else {
                round(weights, n, 0, all, 0, p, held);
            }
            return;
        }
        double left = 0;
        for (int i = 0; i < weights.length; i++) {
            left += (before >>> i & 1) == 0 ? weights[i] : 0;
        }
        for (int i = 0; i < weights.length; i++) {
            if ((before >>> i & 1) == 0) {
                round(weights, n, drawn + 1, before, now | 1L << i, p * weights[i] / left, held);
            }
        }
    }

    private static void subsets(long set, int n, BiConsumer<Long, Integer> each) {
        for (long subset = set; subset != 0; subset = subset - 1 & set) {
            if (Long.bitCount(subset) == n) {
                each.accept(subset, 1);
            }
        }
    }

    private static double binomial(int of, int choose) {
        double result = 1;
        for (int i = 0; i < choose; i++) {
            result = result * (of - i) / (i + 1);
        }
        return result;
    }

    /** Returns a law of ordered draws as a law of subsets, keyed by the subset's bits. */
    public static Map<Long, Double> unordered(Map<Long, Double> ordered, int n) {
        Map<Long, Double> law = new LinkedHashMap<>();
        ordered.forEach((key, p) -> {
            long bits = 0;
            for (int i = 0; i < n; i++) {
                bits |= 1L << (key >>> 8 * i & 0xff);
            }
            law.merge(bits, p, Double::sum);
        });
        return law;
    }

    /** Returns the probability of each candidate to be in the subset. */
    public static double[] inclusion(Map<Long, Double> subsets, int size) {
        double[] inclusion = new double[size];
        subsets.forEach((bits, p) -> {
            for (int i = 0; i < size; i++) {
                inclusion[i] += (bits >>> i & 1) * p;
            }
        });
        return inclusion;
    }

    /** Packs an ordered selection of at most 8 positions below 256. */
    public static long key(int[] positions, int n) {
        long key = 0;
        for (int i = 0; i < n; i++) {
            key = key << 8 | positions[i];
        }
        return key;
    }

    /** Packs a selection of positions below 64 without its order. */
    public static long bits(int[] positions, int n) {
        long bits = 0;
        for (int i = 0; i < n; i++) {
            bits |= 1L << positions[i];
        }
        return bits;
    }
}
