package dev.negbench.strategies.nsr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.testing.ListRow;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySamplesTest {
    private static final double TEMPERATURE = 0.1;

    /** Two positives and three others. */
    private static CandidatePool pool() {
        return new CandidatePoolBuilder()
                .start(0, 7, new int[] {100, 101}, new float[] {0.35f, 0.1f})
                .add(0, 0.3f, 0, 0)
                .add(1, 0.2f, 1, 0)
                .add(2, 0.1f, 2, 0)
                .build();
    }

    private static ListRow row(long seed, long step) {
        return ListRow.of(pool(), seed, step, 0, 1, 2);
    }

    private static PolicySamples samples(Reinforcement mode, int samples, boolean standing, boolean byKept) {
        return new PolicySamples(mode, 0.1, samples, TEMPERATURE, 0.2, standing, byKept);
    }

    private static double[] policy() {
        return SoftmaxBandit.policy(new double[] {3.5, 1, 3, 2, 1});
    }

    private static float[] weights(ListRow row, PolicySamples samples) {
        samples.weigh(row);
        return Arrays.copyOf(row.scores().weights(), 5);
    }

    /** Both signs at λ = 1 give the counts; each is within 5 standard deviations: false alarm below 3e-6 in all. */
    @Test
    void drawsInProportionToThePolicy() {
        int drawn = 1_000_000;
        float[] weights = weights(row(3, 0), samples(Reinforcement.REINFORCE, drawn, false, false));
        double[] policy = policy();
        for (int v = 0; v < 5; v++) {
            double share = v < 2 ? weights[v] : -weights[v];
            assertEquals(policy[v], share, 5 * Math.sqrt(policy[v] * (1 - policy[v]) / drawn), "entry " + v);
        }
    }

    @Test
    void targetsAreLogProbabilities() {
        ListRow row = row(1, 0);
        samples(Reinforcement.NSR, 8, false, true).weigh(row);
        for (int v = 0; v < 5; v++) {
            assertEquals(Math.log(policy()[v]), row.scores().targets()[v], 1e-6);
        }
    }

    @Test
    void aDrawIsAFunctionOfSeedStepAndQuery() {
        float[] weights = weights(row(1, 4), samples(Reinforcement.NSR, 8, false, true));
        PolicySamples again = samples(Reinforcement.NSR, 8, false, true);
        weights(row(1, 3), again);
        assertArrayEquals(weights, weights(row(1, 4), again));
        boolean differs = false;
        for (long other = 5; other < 12; other++) {
            differs |= !Arrays.equals(weights, weights(row(1, other), again));
            differs |= !Arrays.equals(weights, weights(row(other, 4), again));
        }
        assertTrue(differs);
    }

    /** Samples kept sum to 1 where they divide, and to their share of all samples where all do. */
    @Test
    void whatIsKeptIsDividedByWhatTheParameterSays() {
        for (long step = 0; step < 20; step++) {
            float[] psr = weights(row(1, step), samples(Reinforcement.PSR, 8, false, false));
            float[] nsr = weights(row(1, step), samples(Reinforcement.NSR, 8, false, false));
            float[] both = weights(row(1, step), samples(Reinforcement.W_REINFORCE, 8, false, true));
            float[] kept = weights(row(1, step), samples(Reinforcement.NSR, 8, false, true));
            double right = psr[0] + psr[1];
            double wrong = -nsr[2] - nsr[3] - nsr[4];
            assertEquals(1, right + wrong, 1e-6);
            assertEquals(0, psr[2] + psr[3] + psr[4] + nsr[0] + nsr[1]);
            for (int v = 0; v < 5; v++) {
                assertEquals(0.1 * psr[v] + nsr[v], both[v], 1e-6);
                assertEquals(wrong == 0 ? 0 : nsr[v] / wrong, kept[v], 1e-6);
            }
        }
    }

    @Test
    void zeroSamplesAreExpectations() {
        float[] weights = weights(row(1, 0), samples(Reinforcement.REINFORCE, 0, false, false));
        for (int v = 0; v < 5; v++) {
            assertEquals((v < 2 ? 1 : -1) * policy()[v], weights[v], 1e-6);
        }
    }

    /** The model has moved on since the refresh; samples are of the policy as it was, and ratios leave the range. */
    @Test
    void samplesComeFromThePolicyOfTheLastRefresh() {
        ListRow row = row(1, 0);
        Arrays.fill(row.scores().scores(), 0, 5, 0.9f);
        PolicySamples standing = samples(Reinforcement.NSR, 8, true, true);
        standing.weigh(row);
        for (int v = 0; v < 5; v++) {
            assertEquals(Math.log(policy()[v]), row.scores().targets()[v], 1e-6);
        }
        assertTrue(standing.diagnostics().get("ratios outside the clip range") > 0);
        ListRow now = row(1, 0);
        Arrays.fill(now.scores().scores(), 0, 5, 0.9f);
        PolicySamples current = samples(Reinforcement.NSR, 8, false, true);
        current.weigh(now);
        assertEquals(Math.log(0.2), now.scores().targets()[0], 1e-6);
        assertEquals(0, current.diagnostics().get("ratios outside the clip range"));
    }

    @Test
    void controlsAreMeasured() {
        PolicySamples samples = samples(Reinforcement.NSR, 8, false, true);
        int steps = 400;
        for (int step = 0; step < steps; step++) {
            samples.weigh(row(1, step));
        }
        double[] policy = policy();
        double chance = policy[0] + policy[1];
        Map<String, Double> figures = samples.diagnostics();
        // 5 standard deviations: false alarm below 6e-7.
        double deviation = Math.sqrt(chance * (1 - chance) / (8 * steps));
        assertEquals(chance, figures.get("train correct ratio"), 5 * deviation);
        assertEquals(8 * steps * (1 - figures.get("train correct ratio")), figures.get("samples kept"), 1e-6);
        assertEquals(SoftmaxBandit.entropy(policy), figures.get("train entropy (nats)"), 1e-6);
        assertEquals(steps, figures.get("steps with samples kept") + figures.get("steps without"));
    }

    @Test
    void beforeThereArePoolsOtherPositivesLeaveTheContrast() {
        ListRow row = row(1, 0);
        ListRow withoutPool = new ListRow(null, row.drawn(), row.scores(), 1, 0);
        samples(Reinforcement.NSR, 8, true, true).weigh(withoutPool);
        assertArrayEquals(new float[] {1, 0, 1, 1, 1}, Arrays.copyOf(row.scores().weights(), 5));
        assertTrue(Float.isNaN(row.scores().targets()[0]));
        assertEquals(ScoreRows.POSITIVE, row.scores().relations()[1]);
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this virtual machine does not count allocated bytes");
        ListRow row = row(1, 0);
        PolicySamples samples = samples(Reinforcement.NSR, 8, true, true);
        PolicyGradient loss = new PolicyGradient(TEMPERATURE, 0.2, false, 0);
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        // Vectors are objects until the compiler is done.
        for (int attempt = 0; attempt < 5000 && least > 0; attempt++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 20; i++) {
                samples.weigh(row);
                loss.evaluate(row.scores());
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, least, "bytes allocated by 20 steps");
    }
}
