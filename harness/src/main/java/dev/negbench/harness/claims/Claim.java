package dev.negbench.harness.claims;

import dev.negbench.reports.claims.ClaimRule;
import java.util.List;
import java.util.Map;

/** Something that a paper says and that can turn out to be wrong here. */
public sealed interface Claim {
    /** Returns what it has in common with every claim. */
    Wording wording();

    /**
     * What every claim has.
     *
     * @param id name of the claim, unique within the paper
     * @param statement what is claimed, in a sentence
     * @param reported what the paper reports, in words
     * @param differs how what is done here differs from the paper
     * @param place where it stands, for messages
     */
    record Wording(String id, String statement, String reported, String differs, ClaimException.Place place) {}

    /**
     * A claim about trained models: the weighted sum of figures of arms, on each of some collections.
     *
     * @param arms what is trained; their weights make the quantity, such as 1 and −1 for a difference
     * @param minus what is subtracted from the sum
     * @param datasets names of collections, by scale
     * @param options options of {@code compare} in which the claim's cells differ from its defaults, by scale
     * @param rule which way the quantity lies and from which size on it matters
     * @param seeds training seeds, by scale
     */
    record Measured(
            Wording wording,
            List<ClaimArm> arms,
            double minus,
            Map<ClaimScale, List<String>> datasets,
            Map<ClaimScale, Map<String, String>> options,
            ClaimRule rule,
            Map<ClaimScale, Integer> seeds)
            implements Claim {}

    /**
     * A claim about a made-up world: one figure a seed.
     *
     * @param simulation name of the simulation, see {@link Simulations}
     * @param quantity what its figure is
     * @param rule which way the figure lies and from which size on it matters
     * @param seeds seeds, by scale
     */
    record Simulated(
            Wording wording, String simulation, String quantity, ClaimRule rule, Map<ClaimScale, Integer> seeds)
            implements Claim {}

    /**
     * A claim about speed: how long one arm takes, or how much longer than another one, held against a limit. The
     * quantity is time / limit − 1, or time / other time / limit − 1; it is tested on the logarithms of pairs of forks.
     *
     * @param arms one or two
     * @param limit above 0: microseconds for one arm, times the other one for two
     * @param rule which way the quantity lies and from which size on it matters
     * @param forks virtual machines of each arm, by scale
     */
    record Timed(Wording wording, List<TimedArm> arms, double limit, ClaimRule rule, Map<ClaimScale, Integer> forks)
            implements Claim {
        /** Returns the rule for the logarithm of 1 + the quantity. */
        ClaimRule logRule() {
            return ClaimRule.of(rule.direction(), Math.log1p(rule.smallestEffect()), rule.alpha());
        }

        /** Returns the collection that draws are timed on; empty if none is. */
        public String dataset() {
            return arms.get(0) instanceof TimedArm.Draw draw ? draw.dataset() : "";
        }
    }

    /**
     * A claim with a closed form.
     *
     * @param check name of the computation, see {@link ExactChecks}
     * @param expected the numbers that it must give
     * @param tolerance largest deviation, absolute for numbers up to 1 and relative above
     */
    record Exact(Wording wording, String check, double[] expected, double tolerance) implements Claim {}
}
