package dev.negbench.harness.training;

import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.reports.results.UpdateFlips;
import dev.negbench.reports.results.UpdatePoint;
import dev.negbench.reports.statistics.Flips;
import dev.negbench.strategies.stage.UpdateScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Sets models of a data update beside the old one, query by query. Rankings must be under one tie rule. */
final class UpdateComparison {
    private static final Measure NDCG_10 = new Measure(Measure.Kind.NDCG, 10);

    private final UpdateScenario scenario;
    private final Measure success;
    private final Evaluation old;
    private final Evaluation updated;
    private final Optional<IntPredicate> isNew;

    /**
     * A model that was measured.
     *
     * @param variant how it was made
     * @param oldWeight the share of the old model, or NaN
     * @param distance from the old weights
     * @param sha256 hash of its weights
     */
    record Measured(
            String variant, double oldWeight, Evaluation dev, Evaluation test, double distance, String sha256) {}

    /**
     * @param old the old model on test
     * @param updated the new model on test
     * @param isNew tells new test queries from old ones, where they can be told apart
     */
    UpdateComparison(UpdateScenario scenario, Evaluation old, Evaluation updated, Optional<IntPredicate> isNew) {
        this.scenario = scenario;
        success = successOf(scenario);
        this.old = old;
        this.updated = updated;
        this.isNew = isNew;
    }

    /** Returns what has to be measured besides the experiment's measures. */
    static List<Measure> measures(UpdateScenario scenario) {
        return List.of(successOf(scenario), NDCG_10);
    }

    /** Returns what a model is chosen by; the first measure of {@code dev} is the primary one. */
    static double quality(UpdateScenario scenario, Evaluation dev) {
        return dev.mean(
                scenario.choosesBySuccess()
                        ? successOf(scenario)
                        : dev.measures().get(0));
    }

    private static Measure successOf(UpdateScenario scenario) {
        return new Measure(Measure.Kind.SUCCESS, scenario.successDepth());
    }

    /** Compares one model with the old one. */
    UpdatePoint point(Measured model, boolean selected, String oldSha256, List<String> newSha256) {
        int[] queries = old.queries();
        int[] all = IntStream.range(0, queries.length).toArray();
        boolean[] here = outcomes(model.test());
        boolean[] before = outcomes(old);
        boolean[] after = outcomes(updated);
        int flipsOfBoth = (int) Arrays.stream(all)
                .filter(i -> before[i] && after[i] && !here[i])
                .count();
        return new UpdatePoint(
                model.variant(),
                model.oldWeight(),
                selected,
                model.dev().mean(success),
                model.dev().mean(model.dev().measures().get(0)),
                flips(model.test(), all),
                isNew.map(test -> flips(
                                model.test(),
                                Arrays.stream(all)
                                        .filter(i -> !test.test(queries[i]))
                                        .toArray()))
                        .orElse(null),
                isNew.map(test -> flips(
                                model.test(),
                                Arrays.stream(all)
                                        .filter(i -> test.test(queries[i]))
                                        .toArray()))
                        .orElse(null),
                flipsOfBoth,
                model.distance(),
                UpdatePoint.bits(here),
                model.sha256(),
                oldSha256,
                newSha256);
    }

    /** Returns the figures of some queries, or null where there are none. */
    private UpdateFlips flips(Evaluation model, int[] places) {
        if (places.length == 0) {
            return null;
        }
        Flips flips = Flips.ofThreshold(pick(old, success, places), pick(model, success, places), 1);
        double[] ndcg = pick(model, NDCG_10, places);
        return new UpdateFlips(
                flips.n(),
                flips.accuracyNew(),
                flips.negativeFlips(),
                flips.positiveFlips(),
                flips.nfr(),
                flips.nfi(),
                flips.pfr(),
                flips.relativeNfr(),
                flips.test().p(),
                Arrays.stream(ndcg).sum() / ndcg.length,
                Flips.gradedFlipRate(pick(old, NDCG_10, places), ndcg, scenario.gradedDrop()));
    }

    private boolean[] outcomes(Evaluation evaluation) {
        double[] values = evaluation.values(success);
        boolean[] outcomes = new boolean[values.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = values[i] > 0;
        }
        return outcomes;
    }

    private static double[] pick(Evaluation evaluation, Measure measure, int[] places) {
        double[] values = evaluation.values(measure);
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }
}
