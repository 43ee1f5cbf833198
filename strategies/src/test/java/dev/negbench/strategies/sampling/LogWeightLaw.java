package dev.negbench.strategies.sampling;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The law of successive sampling from logarithms of weights of any size, by enumeration relative to the largest left.
 */
public final class LogWeightLaw {
    private LogWeightLaw() {}

    public static Map<Long, Double> ordered(double[] exponents, int n) {
        Map<Long, Double> law = new LinkedHashMap<>();
        extend(exponents, n, 0, 0, 0, 1, law);
        return law;
    }

    private static void extend(double[] x, int n, int drawn, long key, long taken, double p, Map<Long, Double> law) {
        if (drawn == n) {
            law.merge(key, p, Double::sum);
            return;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            best = (taken >>> i & 1) == 0 ? Math.max(best, x[i]) : best;
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (taken >>> i & 1) == 0 ? weight(x[i], best) : 0;
        }
        for (int i = 0; i < x.length; i++) {
            if ((taken >>> i & 1) == 0 && weight(x[i], best) > 0) {
                extend(x, n, drawn + 1, key << 8 | i, taken | 1L << i, p * weight(x[i], best) / sum, law);
            }
        }
    }

    private static double weight(double x, double best) {
        return x == best ? 1 : Math.exp(x - best);
    }
}
