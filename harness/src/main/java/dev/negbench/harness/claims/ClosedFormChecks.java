package dev.negbench.harness.claims;

import dev.negbench.strategies.ance.GradientVariance;
import dev.negbench.strategies.ance.InformativeBatch;
import dev.negbench.strategies.ance.PairwiseGradient;
import dev.negbench.strategies.bcwi.WeightInterpolation;
import dev.negbench.strategies.cet.PoolingBias;
import dev.negbench.strategies.confit.WindowLaw;
import dev.negbench.strategies.docrerank.VerificationLaw;
import dev.negbench.strategies.knnembed.Shrinkage;
import dev.negbench.strategies.knnembed.TwoInterests;
import dev.negbench.strategies.nasa.NegativeAttention;
import dev.negbench.strategies.negativeprompts.Guidance;
import dev.negbench.strategies.nsr.PassAtK;
import dev.negbench.strategies.nsr.Reinforcement;
import dev.negbench.strategies.nsr.SoftmaxBandit;
import dev.negbench.strategies.r2anker.GeneratorDivergence;
import dev.negbench.strategies.rlhn.CascadeLaw;
import dev.negbench.strategies.rrra.Resampling;
import dev.negbench.strategies.rrra.Segment;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.ModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Laws that papers' cards state in closed form. */
final class ClosedFormChecks {
    private ClosedFormChecks() {}

    static Map<String, Supplier<double[]>> all() {
        return Map.ofEntries(
                Map.entry("ance-gradient-variance", ClosedFormChecks::gradientVariance),
                Map.entry("ance-informative-batch", ClosedFormChecks::informativeBatch),
                Map.entry("knn-embed-shrinkage", ClosedFormChecks::shrinkage),
                Map.entry("knn-embed-two-interests", ClosedFormChecks::twoInterests),
                Map.entry("confit-v2-window", ClosedFormChecks::window),
                Map.entry("confit-v2-false-negatives", ClosedFormChecks::windowLaw),
                Map.entry("rlhn-cascade", ClosedFormChecks::cascade),
                Map.entry("cet-pooling-bias", ClosedFormChecks::poolingBias),
                Map.entry("docrerank-verification", ClosedFormChecks::verification),
                Map.entry("negative-prompts-object-share", ClosedFormChecks::objectShare),
                Map.entry("nsr-softmax-bandit", ClosedFormChecks::softmaxBandit),
                Map.entry("nsr-identity-of-expectations", ClosedFormChecks::identityOfExpectations),
                Map.entry("nsr-pass-at-k", ClosedFormChecks::passAtK),
                Map.entry("nasa-attention-score", ClosedFormChecks::attentionScore),
                Map.entry("r2anker-mixture-bound", ClosedFormChecks::mixtureBound),
                Map.entry("bcwi-interpolation", ClosedFormChecks::interpolation),
                Map.entry("rrra-segment", ClosedFormChecks::segment),
                Map.entry("rrra-resampling", ClosedFormChecks::resampling));
    }

    /** Losses, norms, and the traces of uniform, optimal, squared-norm and loss-proportional sampling. */
    private static double[] gradientVariance() {
        double[][] negatives = {{0.9, 0.3}, {0.5, 0.5}, {-0.2, 0.1}, {-0.9, -0.4}};
        PairwiseGradient[] pairs = Arrays.stream(negatives)
                .map(negative -> PairwiseGradient.of(new double[] {1, 0.5}, new double[] {0.8, 0.4}, negative))
                .toArray(PairwiseGradient[]::new);
        double[] losses =
                Arrays.stream(pairs).mapToDouble(PairwiseGradient::loss).toArray();
        GradientVariance variance = GradientVariance.of(
                Arrays.stream(pairs).map(PairwiseGradient::gradient).toArray(double[][]::new));
        double[] squared =
                Arrays.stream(variance.norms()).map(norm -> norm * norm).toArray();
        return ExactChecks.joined(losses, variance.norms(), variance.optimalProbabilities(), new double[] {
            variance.uniform(), variance.optimum(), variance.trace(squared), variance.trace(losses)
        });
    }

    private static double[] informativeBatch() {
        return new double[] {
            InformativeBatch.probability(8, 100, 50_000),
            InformativeBatch.probability(32, 100, 5_000),
            InformativeBatch.probability(255, 100, 5_000)
        };
    }

    private static double[] shrinkage() {
        double[] theta = {.4, .3, .2, .1};
        return new double[] {
            Shrinkage.of(theta, 5, 10, 0).bestOwnWeight(),
            Shrinkage.of(theta, 5, 10, 0.05).bestOwnWeight()
        };
    }

    /** Spread relevant documents, where the single vector wins; then saturated interests, where the mixture does. */
    private static double[] twoInterests() {
        TwoInterests uneven = TwoInterests.of(0.8);
        TwoInterests even = TwoInterests.of(0.5);
        return new double[] {
            uneven.spreadRecallOfSingle(100, 50),
            uneven.spreadRecallOfMixture(100, 50),
            even.saturatedRecallOfSingle(10, 20),
            even.saturatedRecallOfMixture(10, 20)
        };
    }

    /** The first place and the number of places of the window in rankings of 100, 200, 1,000 and 5,183. */
    private static double[] window() {
        CandidateFilter filter =
                ExampleSetting.recipe("topk|pool-relative-window").candidateFilters().get(0);
        return IntStream.of(100, 200, 1000, 5183)
                .boxed()
                .flatMapToDouble(places -> {
                    boolean[] keep = new boolean[places];
                    Arrays.fill(keep, true);
                    filter.filter(ExampleSetting.pool(1, new float[places]), keep);
                    int[] kept = IntStream.range(0, places).filter(i -> keep[i]).toArray();
                    return DoubleStream.of(kept[0], kept.length);
                })
                .toArray();
    }

    /** The share of false negatives in six windows of 10,000 documents, 20 and then 100 of them relevant. */
    private static double[] windowLaw() {
        double[][] windows = {{0, 0.01}, {0, 0.03}, {0.02, 0.03}, {0.03, 0.04}, {0.04, 0.05}, {0.09, 0.10}};
        return IntStream.of(20, 100)
                .mapToObj(relevant -> new WindowLaw(10_000, relevant, 3))
                .flatMapToDouble(law -> Arrays.stream(windows)
                        .mapToDouble(ends -> law.falseNegatives(ends[0], ends[1])))
                .toArray();
    }

    /** Queries flagged, recall, false alarms with one false negative planted; flagged and false alarms with none. */
    private static double[] cascade() {
        return ExactChecks.joined(
                cascade(new CascadeLaw(.9, .05, .9, .02, 1, 25), new CascadeLaw(.9, .05, .9, .02, 0, 25)),
                cascade(new CascadeLaw(.8, .02, .9, .01, 1, 7), new CascadeLaw(.8, .02, .9, .01, 0, 7)));
    }

    private static double[] cascade(CascadeLaw planted, CascadeLaw none) {
        return new double[] {
            planted.flagged(), planted.recall(), planted.falseAlarms(), none.flagged(), none.falseAlarms()
        };
    }

    private static double[] poolingBias() {
        PoolingBias world = new PoolingBias(new double[] {0.9, 0.1}, new double[] {0.3, 0.3});
        return new double[] {world.unweighted(), world.weighted(1), world.weighted(2), world.weighted(10)};
    }

    private static double[] verification() {
        VerificationLaw two = new VerificationLaw(0.2, 0.1, 0.2, 2);
        return new double[] {two.contaminated(), new VerificationLaw(0.2, 0.1, 0.2, 1).contaminated(), two.kept()};
    }

    private static double[] objectShare() {
        Guidance guidance = Guidance.of(7.5);
        return new double[] {
            guidance.objectShare(0.95),
            guidance.objectShare(0.9),
            guidance.objectShare(0.8),
            guidance.objectShare(0.5),
            guidance.objectShare(0),
            guidance.neutralPosterior(),
            Guidance.of(3).neutralPosterior()
        };
    }

    private static double[] softmaxBandit() {
        double[] policy = SoftmaxBandit.policy(new double[] {2, 1, 0, -1});
        return ExactChecks.joined(
                policy, SoftmaxBandit.probabilityGradient(policy, 0), SoftmaxBandit.logProbabilityGradient(policy, 0));
    }

    /** The expected gradients of PSR and NSR, and half of REINFORCE's. */
    private static double[] identityOfExpectations() {
        double[] policy = SoftmaxBandit.policy(new double[] {2, 1, 0, -1});
        boolean[] correct = {false, true, true, false};
        double[] both = SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.REINFORCE, 1);
        return ExactChecks.joined(
                SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.PSR, 1),
                SoftmaxBandit.expectedGradient(policy, correct, Reinforcement.NSR, 1),
                Arrays.stream(both).map(slope -> slope / 2).toArray());
    }

    private static double[] passAtK() {
        return new double[] {
            PassAtK.unbiased(10, 3, 1),
            PassAtK.unbiased(10, 3, 5),
            PassAtK.unbiased(256, 2, 64),
            PassAtK.unbiased(256, 1, 256),
            PassAtK.unbiased(8, 0, 4)
        };
    }

    private static double[] attentionScore() {
        return new double[] {
            score(.2, .2), score(.1, .3), score(.3, .1), score(.05, .1) + score(.2, .1) + score(.01, .04)
        };
    }

    private static double score(double yes, double no) {
        return NegativeAttention.score(yes, no, Math.log(no / yes));
    }

    /** How far the divergence from the mixture stays below both of its bounds, over a grid of three generators: ≥ 0. */
    private static double[] mixtureBound() {
        double leastToMean = Double.POSITIVE_INFINITY;
        double leastToBest = Double.POSITIVE_INFINITY;
        double[][] simplex = simplex();
        for (double[] p : simplex) {
            for (int i = 0; i < simplex.length; i++) {
                double[][] generators = {
                    simplex[i], simplex[(i * 7 + 3) % simplex.length], simplex[(i * 11 + 5) % simplex.length]
                };
                double[] each = Arrays.stream(generators)
                        .mapToDouble(generator -> GeneratorDivergence.nats(p, generator))
                        .toArray();
                double mixed = GeneratorDivergence.nats(p, GeneratorDivergence.mixture(generators));
                leastToMean =
                        Math.min(leastToMean, Arrays.stream(each).average().orElseThrow() - mixed);
                leastToBest = Math.min(leastToBest, Arrays.stream(each).min().orElseThrow() + Math.log(3) - mixed);
            }
        }
        return new double[] {leastToMean >= -1e-12 ? 1 : 0, leastToBest >= -1e-12 ? 1 : 0};
    }

    /** Distributions over three outcomes, in steps of a twelfth, none of them 0. */
    private static double[][] simplex() {
        int parts = 12;
        List<double[]> all = new ArrayList<>();
        for (int a = 1; a < parts; a++) {
            for (int b = 1; a + b < parts; b++) {
                all.add(new double[] {(double) a / parts, (double) b / parts, (double) (parts - a - b) / parts});
            }
        }
        return all.toArray(double[][]::new);
    }

    /**
     * Deviations of the new model at an old weight of 0 and of the old one at 1, of one importance for all weights from
     * its rescaled old weight, and of the mean of interpolations from the interpolation of the mean.
     */
    private static double[] interpolation() {
        ModelWeights old = weights(0.3f, -1.2f, 2, 0.05f);
        ModelWeights updated = weights(0.5f, -0.7f, 1.5f, -0.4f);
        ModelWeights another = weights(0.1f, -0.9f, 1.8f, 0.2f);
        ModelWeights importance = weights(2.5f, 2.5f, 2.5f, 2.5f);
        ModelWeights left = weights(0, 0, 0, 0);
        ModelWeights right = weights(0, 0, 0, 0);
        double[] deviations = new double[4];
        WeightInterpolation.plain(old, updated, 0, left);
        deviations[0] = deviation(left, updated);
        WeightInterpolation.plain(old, updated, 1, left);
        deviations[1] = deviation(left, old);
        WeightInterpolation.weighted(old, updated, importance, 0.3, left);
        WeightInterpolation.plain(old, updated, WeightInterpolation.rescaled(0.3, 2.5), right);
        deviations[2] = deviation(left, right);
        ModelWeights ofAnother = weights(0, 0, 0, 0);
        WeightInterpolation.plain(old, updated, 0.3, left);
        WeightInterpolation.plain(old, another, 0.3, ofAnother);
        ModelWeights meanOfInterpolations = weights(0, 0, 0, 0);
        WeightInterpolation.mean(List.of(left, ofAnother), meanOfInterpolations);
        ModelWeights mean = weights(0, 0, 0, 0);
        WeightInterpolation.mean(List.of(updated, another), mean);
        WeightInterpolation.plain(old, mean, 0.3, right);
        deviations[3] = deviation(meanOfInterpolations, right);
        return deviations;
    }

    private static ModelWeights weights(float... values) {
        return new ModelWeights(Map.of("rows", values));
    }

    private static double deviation(ModelWeights a, ModelWeights b) {
        float[] x = a.tensors().get("rows");
        float[] y = b.tensors().get("rows");
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs((double) x[i] - y[i]));
        }
        return largest;
    }

    private static double[] segment() {
        Segment segment = new Segment(2);
        float[] q = {1, 0};
        float[] c = {0.2f, 0.6f};
        double[] a = {0.7, 0.4};
        return new double[] {
            segment.clipped(a, q, 0, c, 0),
            segment.squaredDistance(a, q, 0, c, 0),
            segment.cosine(a, q, 0),
            segment.cosine(a, c, 0),
            segment.cosine(new double[] {1, 0}, c, 0)
        };
    }

    /** Resampling scores at γ = 1 and their shares at γ = 1, 2, 4. */
    private static double[] resampling() {
        double[] scores = scores(1);
        return ExactChecks.joined(scores, shares(scores), shares(scores(2)), shares(scores(4)));
    }

    private static double[] scores(double gamma) {
        double[] hardness = {0.9, 0.8, 0.7, 0.6};
        double[] likelihood = {0.95, 0.10, 0.50, 0};
        double[] scores = new double[hardness.length];
        Arrays.setAll(scores, i -> Math.exp(new Resampling(gamma).logWeight(Math.log(hardness[i]), likelihood[i])));
        return scores;
    }

    private static double[] shares(double[] scores) {
        double sum = Arrays.stream(scores).sum();
        return Arrays.stream(scores).map(score -> score / sum).toArray();
    }
}
