package dev.negbench.strategies.nsr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SoftmaxBanditTest {
    private static final double[] LOGITS = {2, 1, 0, -1};

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    /** Vectors of the card. */
    @Test
    void closedFormsAreThoseOfTheCard() {
        double[] policy = SoftmaxBandit.policy(LOGITS);
        assertArrayEquals(new double[] {0.643914, 0.236883, 0.087144, 0.032059}, policy, 5e-7);
        assertArrayEquals(
                new double[] {0.229289, -0.152532, -0.056113, -0.020643},
                SoftmaxBandit.probabilityGradient(policy, 0),
                5e-7);
        assertArrayEquals(
                new double[] {0.356086, -0.236883, -0.087144, -0.032059},
                SoftmaxBandit.logProbabilityGradient(policy, 0),
                5e-7);
    }

    @Property(tries = 100)
    void gradientsAreThoseOfFiniteDifferences(@ForAll long seed) {
        Random random = new Random(seed);
        double[] logits = random.doubles(2 + random.nextInt(8), -4, 4).toArray();
        int y = random.nextInt(logits.length);
        double[] policy = SoftmaxBandit.policy(logits);
        for (int v = 0; v < logits.length; v++) {
            double[] above = logits.clone();
            double[] below = logits.clone();
            above[v] += 1e-5;
            below[v] -= 1e-5;
            double up = SoftmaxBandit.policy(above)[y];
            double down = SoftmaxBandit.policy(below)[y];
            assertEquals((up - down) / 2e-5, SoftmaxBandit.probabilityGradient(policy, y)[v], 1e-6, "seed " + seed);
            assertEquals(
                    (Math.log(up) - Math.log(down)) / 2e-5,
                    SoftmaxBandit.logProbabilityGradient(policy, y)[v],
                    1e-6,
                    "seed " + seed);
        }
    }

    /** The card's identity: in expectation all modes step along the gradient of the chance of a right sample. */
    @Test
    void expectationsOfPsrAndNsrAreTheSame() {
        double[] policy = SoftmaxBandit.policy(LOGITS);
        boolean[] correct = {false, true, true, false};
        double[] psr = SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.PSR, 0);
        double[] nsr = SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.NSR, 0);
        double[] both = SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.REINFORCE, 0);
        double[] weighted = SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.W_REINFORCE, 0.1);
        assertArrayEquals(new double[] {-0.208646, 0.160126, 0.058907, -0.010388}, psr, 5e-7);
        for (int v = 0; v < psr.length; v++) {
            assertEquals(psr[v], nsr[v], 1e-16);
            assertEquals(psr[v], both[v] / 2, 1e-16);
            assertEquals(1.1 * psr[v], weighted[v], 1e-16);
        }
        assertArrayEquals(
                new double[4], SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.BASE, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.GRPO, 0));
        assertArrayEquals(
                negated(SoftmaxBandit.probabilityGradient(policy, 0)),
                SoftmaxBandit.expectedGradient(
                        new double[] {policy[0], policy[1], policy[2], policy[3]},
                        new boolean[] {false, true, true, true},
                        Reinforcement.NSR,
                        0),
                1e-15);
    }

    /** The card's negative control: free logits for every query show next to no difference between PSR and NSR. */
    @Test
    void aTabularPolicyDoesNotTellPsrFromNsr() {
        double[] psr = tabular(Reinforcement.PSR);
        double[] nsr = tabular(Reinforcement.NSR);
        assertEquals(0.990, psr[0], 0.005);
        assertEquals(0.987, nsr[0], 0.005);
        assertTrue(Math.abs(psr[0] - nsr[0]) < 0.01, psr[0] + " and " + nsr[0]);
        assertEquals(0.121, psr[1], 0.04);
        assertEquals(0.137, nsr[1], 0.04);
    }

    /** Returns the mean chance of a right sample and the mean entropy after training: 200 queries, 5 of 50 right. */
    private static double[] tabular(Reinforcement mode) {
        int size = 50;
        int samples = 8;
        Random random = new Random(5);
        double chance = 0;
        double entropy = 0;
        int queries = 200;
        for (int query = 0; query < queries; query++) {
            double[] logits = random.doubles(size).map(u -> random.nextGaussian()).toArray();
            for (int step = 0; step < 300; step++) {
                double[] policy = SoftmaxBandit.policy(logits);
                double[] gradient = new double[size];
                for (int i = 0; i < samples; i++) {
                    int y = sample(policy, random);
                    double advantage = mode.advantage(y < 5, 0, 0, samples);
                    double[] one = SoftmaxBandit.logProbabilityGradient(policy, y);
                    for (int v = 0; v < size; v++) {
                        gradient[v] += advantage * one[v] / samples;
                    }
                }
                for (int v = 0; v < size; v++) {
                    logits[v] += 0.5 * gradient[v];
                }
            }
            double[] policy = SoftmaxBandit.policy(logits);
            chance += Arrays.stream(policy, 0, 5).sum() / queries;
            entropy += SoftmaxBandit.entropy(policy) / queries;
        }
        return new double[] {chance, entropy};
    }

    private static int sample(double[] policy, Random random) {
        double u = random.nextDouble();
        for (int v = 0; v < policy.length; v++) {
            u -= policy[v];
            if (u < 0) {
                return v;
            }
        }
        return policy.length - 1;
    }

    @Test
    void entropyIsThatOfUniformAtMost() {
        assertEquals(Math.log(4), SoftmaxBandit.entropy(new double[] {0.25, 0.25, 0.25, 0.25}), 1e-15);
        assertEquals(0, SoftmaxBandit.entropy(new double[] {1, 0, 0, 0}));
    }
}
