package dev.negbench.strategies.nsr;

/**
 * Closed forms of a softmax policy over one list: what single samples and exact expectations do to the logits. Written
 * for clarity; {@link PolicyGradient} is what training runs. Source: card, Eqs. 6-8 and "Exact checks".
 */
public final class SoftmaxBandit {
    private SoftmaxBandit() {}

    /**
     * Returns the policy {@code exp(z_v) / sum_u exp(z_u)}.
     *
     * @param logits at least one, all finite
     */
    public static double[] policy(double[] logits) {
        double best = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            best = Math.max(best, z);
        }
        double sum = 0;
        double[] policy = new double[logits.length];
        for (int v = 0; v < policy.length; v++) {
            policy[v] = Math.exp(logits[v] - best);
            sum += policy[v];
        }
        for (int v = 0; v < policy.length; v++) {
            policy[v] /= sum;
        }
        return policy;
    }

    /** Returns the gradient of {@code log pi_y}: {@code 1[v=y] - pi_v}, the step of one sample in the ratio form. */
    public static double[] logProbabilityGradient(double[] policy, int y) {
        double[] gradient = new double[policy.length];
        for (int v = 0; v < policy.length; v++) {
            gradient[v] = (v == y ? 1 : 0) - policy[v];
        }
        return gradient;
    }

    /** Returns the gradient of {@code pi_y}, Eq. 8's direction of a right sample; a wrong one's is its negation. */
    public static double[] probabilityGradient(double[] policy, int y) {
        double[] gradient = logProbabilityGradient(policy, y);
        for (int v = 0; v < policy.length; v++) {
            gradient[v] *= policy[y];
        }
        return gradient;
    }

    /**
     * Returns the expected ascent direction of the ratio form, {@code sum_y pi_y A_y grad log pi_y}. PSR's and NSR's
     * are both the gradient of the chance of a right sample, REINFORCE's is twice it: what tells them apart is finite
     * samples, filtering, clipping and the optimiser.
     *
     * @param correct what the verifier says of each candidate
     * @param mode any but GRPO, whose advantage depends on the group drawn
     * @param lambda weight of right samples, of W-REINFORCE alone
     */
    public static double[] expectedGradient(double[] policy, boolean[] correct, Reinforcement mode, double lambda) {
        if (mode == Reinforcement.GRPO) {
            throw new IllegalArgumentException("grpo has no advantage without a group of samples; draw some");
        }
        double[] expected = new double[policy.length];
        for (int y = 0; y < policy.length; y++) {
            double advantage = mode.advantage(correct[y], lambda, 0, 1);
            double[] gradient = probabilityGradient(policy, y);
            for (int v = 0; v < policy.length; v++) {
                expected[v] += advantage * gradient[v];
            }
        }
        return expected;
    }

    /** Returns the policy's entropy in nats. */
    public static double entropy(double[] policy) {
        double entropy = 0;
        for (double p : policy) {
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return entropy;
    }
}
