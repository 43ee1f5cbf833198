package dev.negbench.harness.claims;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.RunScorer;
import dev.negbench.strategies.objective.WeightedLogistic;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The measure of skill extraction, and what its classifiers learn from negatives of one distribution or another. */
final class SkillExtractionChecks {
    private static final Corpus CORPUS = Corpus.of(IntStream.range(0, 20)
            .mapToObj(d -> new Document("d" + d, "", "label"))
            .toList());
    private static final Queries QUERIES = Queries.of(List.of(new Query("q", "sentence")));

    /** Beyond this log-odds a weight of the example has no gradient left in single precision. */
    private static final double FAR = 12;

    private static final int HALVINGS = 60;

    private SkillExtractionChecks() {}

    static Map<String, Supplier<double[]>> all() {
        return Map.of(
                "skill-extraction-rp-at-k", SkillExtractionChecks::attainable,
                "skill-extraction-random-ranking", SkillExtractionChecks::randomRanking,
                "skill-extraction-log-odds", SkillExtractionChecks::logOdds);
    }

    /** RP@1, 2, 3, 5 and 6 of places 1, 3 and 6; RP@5 and RP@10 with five of nine labels found. */
    private static double[] attainable() {
        int[] ranking = {0, 10, 1, 11, 12, 2};
        int[] five = {0, 1, 2, 3, 4, 19, 18, 17, 16, 15};
        return ExactChecks.joined(
                IntStream.of(1, 2, 3, 5, 6)
                        .mapToDouble(k -> ranked(3, ranking).mean(rp(k)))
                        .toArray(),
                new double[] {ranked(9, five).mean(rp(5)), ranked(9, five).mean(rp(10))});
    }

    /** RP@1, 5 and 10 with 1, 4 and 11 labels of 20, all scores equal: the mean over every order of the ties. */
    private static double[] randomRanking() {
        return IntStream.of(1, 4, 11)
                .boxed()
                .flatMapToDouble(labels -> IntStream.of(1, 5, 10).mapToDouble(k -> {
                    RunScorer scorer = scorer(labels);
                    int[] documents = IntStream.range(0, CORPUS.size()).toArray();
                    scorer.add(0, documents, new float[documents.length], 0, documents.length);
                    return scorer.finish().tieAwareMean(rp(k));
                }))
                .toArray();
    }

    private static Measure rp(int cutoff) {
        return new Measure(Measure.Kind.RP, cutoff);
    }

    private static Evaluation ranked(int labels, int... ranking) {
        RunScorer scorer = scorer(labels);
        scorer.add(0, ranking, 0, ranking.length);
        return scorer.finish();
    }

    /** Returns a scorer of a query whose labels are the first documents. */
    private static RunScorer scorer(int labels) {
        Map<Integer, Integer> grades =
                IntStream.range(0, labels).boxed().collect(Collectors.toMap(label -> label, label -> 1));
        List<Measure> measures = IntStream.of(1, 2, 3, 5, 6, 10)
                .mapToObj(SkillExtractionChecks::rp)
                .toList();
        return Evaluator.of(QUERIES, CORPUS, Judgements.of(Map.of(0, grades)), measures, EvaluationPolicy.DEFAULT)
                .scorer();
    }

    /**
     * A model with one weight for each of three types of sentences, ten negatives a positive: what it learns from
     * random negatives, from those of siblings, and the difference.
     */
    private static double[] logOdds() {
        double[] positives = {0.5, 0.3, 0.2};
        double[] random = fitted(positives, 0.2, 0.3, 0.5);
        double[] siblings = fitted(positives, 0.6, 0.3, 0.1);
        return ExactChecks.joined(
                random,
                siblings,
                IntStream.range(0, positives.length)
                        .mapToDouble(type -> siblings[type] - random[type])
                        .toArray());
    }

    /** Bisection for each type: the loss is convex in its weight, so its slope changes sign at the optimum only. */
    private static double[] fitted(double[] positives, double... negatives) {
        double[] logits = new double[positives.length];
        for (int type = 0; type < logits.length; type++) {
            double low = -FAR;
            double high = FAR;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                if (slope(middle, positives[type], 10 * negatives[type]) < 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            logits[type] = (low + high) / 2;
        }
        return logits;
    }

    private static double slope(double logit, double ofPositives, double ofNegatives) {
        ScoreRows rows = ExampleSetting.rows();
        ExampleSetting.append(rows, new double[] {logit}, logit);
        rows.weights()[0] = (float) ofPositives;
        rows.weights()[1] = (float) ofNegatives;
        WeightedLogistic.INSTANCE.evaluate(rows);
        return (double) rows.gradients()[0] + rows.gradients()[1];
    }
}
