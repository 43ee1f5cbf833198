package dev.negbench.harness.claims;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.ProbabilisticSampler;
import java.util.Map;
import java.util.function.Supplier;

/** The laws by which strategies draw, from the samplers that experiments use. */
final class SamplingChecks {
    private static final int ANGLES = 100_000;

    private SamplingChecks() {}

    static Map<String, Supplier<double[]>> all() {
        return Map.of(
                "simans-gaussian", () -> simans("simans(a=0.5,b=0,scale=raw)"),
                "simans-shifted",
                        () -> ExactChecks.joined(
                                simans("simans(a=0.5,b=1,scale=raw)"), simans("simans(a=0.5,b=-1,scale=raw)")),
                "simans-laplace", () -> simans("simans(kernel=laplace,a=3,b=0,scale=raw)"),
                "simans-flat", () -> simans("simans(a=0,scale=raw)"),
                "enterprise-hnm-circle", SamplingChecks::circle,
                "enterprise-hnm-copies", SamplingChecks::copies);
    }

    private static double[] simans(String strategy) {
        CandidatePool pool = ExampleSetting.pool(7f, 9f, 7.5f, 7f, 6.5f, 5f, 2f);
        return ((ProbabilisticSampler) sampler(strategy)).probabilities(pool, 0);
    }

    private static NegativeSampler sampler(String strategy) {
        return ExampleSetting.recipe(strategy).negativeSampler().orElseThrow();
    }

    /** Shares of evenly spaced angles that qualify, at θ = 0.2, 0.5, 1 and 2. */
    private static double[] circle() {
        double[] thetas = {0.2, 0.5, 1, 2};
        NegativeSampler sampler = sampler("enterprise-hnm");
        double[] shares = new double[thetas.length];
        for (int t = 0; t < thetas.length; t++) {
            double[] angles = new double[ANGLES];
            for (int i = 0; i < ANGLES; i++) {
                angles[i] = -Math.PI + (i + 0.5) * 2 * Math.PI / ANGLES;
            }
            shares[t] = (double) count(sampler, onCircle(thetas[t], angles), ANGLES) / ANGLES;
        }
        return shares;
    }

    /** Whether an exact copy of the positive, a near-duplicate, and a document on the other side qualify at θ = 0.8. */
    private static double[] copies() {
        NegativeSampler sampler = sampler("enterprise-hnm");
        return new double[] {
            count(sampler, onCircle(0.8, 0.8), 1),
            count(sampler, onCircle(0.8, 0.79), 1),
            count(sampler, onCircle(0.8, -0.4), 1)
        };
    }

    private static int count(NegativeSampler sampler, CandidatePool pool, int most) {
        Draw draw = new Draw();
        sampler.draw(pool, 0, most, new RandomStream(1), draw);
        return draw.count();
    }

    /** Candidates at angles to the query, whose positive is at angle θ. */
    private static CandidatePool onCircle(double theta, double... angles) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder()
                .start(0, 1, new int[] {ExampleSetting.POSITIVE}, new float[] {(float) Math.cos(theta)});
        float[] toPositive = new float[angles.length];
        for (int i = 0; i < angles.length; i++) {
            builder.add(i, (float) Math.cos(angles[i]), -1, 0);
            toPositive[i] = (float) Math.cos(angles[i] - theta);
        }
        return builder.build(Map.of(PoolColumns.POSITIVE_SIMILARITY, toPositive));
    }
}
