package dev.negbench.harness.claims;

import dev.negbench.strategies.nsr.Reinforcement;
import dev.negbench.strategies.nsr.SoftmaxBandit;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/**
 * The negative control of the nsr card: policies of one logit vector a query, which share nothing between queries, so
 * that learning from right and from wrong samples ends at the same place.
 */
final class BanditSimulations {
    private static final int QUERIES = 200;
    private static final int CANDIDATES = 50;
    private static final int CORRECT = 5;
    private static final int SAMPLES = 8;
    private static final int STEPS = 300;
    private static final double RATE = 0.5;

    private BanditSimulations() {}

    static Map<String, LongToDoubleFunction> all() {
        return Map.of("nsr-tabular-control", BanditSimulations::difference);
    }

    /** Mean chance of a right sample after learning from wrong ones, less that after learning from right ones. */
    private static double difference(long seed) {
        return chance(Reinforcement.NSR, seed) - chance(Reinforcement.PSR, seed);
    }

    private static double chance(Reinforcement mode, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        for (int q = 0; q < QUERIES; q++) {
            double[] logits = new double[CANDIDATES];
            for (int step = 0; step < STEPS; step++) {
                learn(logits, mode, random);
            }
            sum += Arrays.stream(SoftmaxBandit.policy(logits)).limit(CORRECT).sum();
        }
        return sum / QUERIES;
    }

    private static void learn(double[] logits, Reinforcement mode, SplittableRandom random) {
        double[] policy = SoftmaxBandit.policy(logits);
        double[] step = new double[logits.length];
        for (int g = 0; g < SAMPLES; g++) {
            int y = sample(policy, random.nextDouble());
            double advantage = mode.advantage(y < CORRECT, 1, 0, 1);
            double[] gradient = SoftmaxBandit.logProbabilityGradient(policy, y);
            for (int v = 0; v < step.length; v++) {
                step[v] += advantage * gradient[v];
            }
        }
        for (int v = 0; v < logits.length; v++) {
            logits[v] += RATE / SAMPLES * step[v];
        }
    }

    private static int sample(double[] policy, double u) {
        double left = u;
        for (int v = 0; v < policy.length; v++) {
            left -= policy[v];
            if (left < 0) {
                return v;
            }
        }
        return policy.length - 1;
    }
}
