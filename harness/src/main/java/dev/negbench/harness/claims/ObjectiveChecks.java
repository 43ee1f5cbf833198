package dev.negbench.harness.claims;

import dev.negbench.strategies.ar2.AdversarialTerm;
import dev.negbench.strategies.ar2.Concession;
import dev.negbench.strategies.ar2.Distillation;
import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.objective.RankMargin;
import dev.negbench.strategies.objective.SymmetricKl;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** Losses and gradients of the objectives that experiments use. */
final class ObjectiveChecks {
    /** Scores of the card's example for AR2, the positive's first. */
    private static final double[] RETRIEVER = {1.8, 2, 1, 0.5, -0.5};

    private static final double[] RANKER = {1.2, 1.5, 0.2, 0.9, -1};

    private ObjectiveChecks() {}

    static Map<String, Supplier<double[]>> all() {
        return Map.of(
                "adore-lambda-pairs", ObjectiveChecks::adore,
                "star-pooled-loss", ObjectiveChecks::star,
                "unime-v2-symmetric-kl", ObjectiveChecks::symmetricKl,
                "calibration-sets-rank-loss", ObjectiveChecks::rankMargin,
                "llm-hn-style-gradient", ObjectiveChecks::styleGradient,
                "ar2-concessions", ObjectiveChecks::concessions,
                "ar2-terms", ObjectiveChecks::terms);
    }

    private static double[] concessions() {
        return Arrays.stream(RANKER)
                .map(score -> Concession.of(score, RANKER[0]))
                .toArray();
    }

    /** Value and slopes of the paper's adversarial term, of the code's, and of the distillation. */
    private static double[] terms() {
        double[] paper = new double[RANKER.length];
        double[] code = new double[RANKER.length];
        double[] distilled = new double[RANKER.length];
        double ofPaper = AdversarialTerm.PAPER.evaluate(RANKER.length, RETRIEVER, concessions(), 1, paper);
        double ofCode = AdversarialTerm.CODE.evaluate(RANKER.length, RETRIEVER, concessions(), 1, code);
        double ofDistillation = Distillation.evaluate(RANKER.length, RETRIEVER, RANKER, 1, distilled);
        return ExactChecks.joined(
                new double[] {ofPaper}, paper, new double[] {ofCode}, code, new double[] {ofDistillation}, distilled);
    }

    private static Objective objective(String strategy) {
        return ExampleSetting.recipe(strategy).objective().orElseThrow();
    }

    /** Loss and gradient of three lists: positives first, then the others in the order of their scores. */
    private static double[] adore() {
        Objective deep = objective("adore(n=200,cut=200,temperature=1)");
        Objective cut = objective("adore(n=5,cut=5,temperature=1)");
        return ExactChecks.joined(
                evaluated(deep, new double[] {2}, 3, 2.5, 1, 0.5),
                evaluated(cut, new double[] {-1}, 3, 2.5, 2, 1, 0.5),
                evaluated(deep, new double[] {2.5, 1}, 3, 2, 0.5));
    }

    private static double[] evaluated(Objective objective, double[] positives, double... negatives) {
        ScoreRows rows = ExampleSetting.rows();
        ExampleSetting.append(rows, positives, negatives);
        double[] values = new double[1 + rows.entries()];
        values[0] = objective.evaluate(rows);
        for (int e = 0; e < rows.entries(); e++) {
            values[1 + e] = rows.gradients()[e];
        }
        return values;
    }

    /** The card's batch of three; the second hard document is a labelled positive of the first query. */
    private static double[] star() {
        ScoreRows rows = ExampleSetting.rows();
        starRow(rows, 2, new double[] {0.5, -1}, new double[] {1.8}, -0.5);
        starRow(rows, 1.5, new double[] {1, 0}, new double[] {1.7}, 0.4, 0.3);
        starRow(rows, 0.9, new double[] {0.2, -0.3}, new double[] {1.2}, -0.2, 0.6);
        return new double[] {objective("star(temperature=1)").evaluate(rows)};
    }

    private static void starRow(ScoreRows rows, double positive, double[] inBatch, double[] own, double... shared) {
        rows.openRow();
        ExampleSetting.append(rows, ScoreRows.POSITIVE, positive);
        ExampleSetting.append(rows, ScoreRows.IN_BATCH, inBatch);
        ExampleSetting.append(rows, ScoreRows.DRAWN, own);
        ExampleSetting.append(rows, ScoreRows.SHARED, shared);
    }

    /** Where scores are the teacher's, where their differences are, and where the two are swapped. */
    private static double[] symmetricKl() {
        return new double[] {kl(0.3, 0.1), kl(0.9, 0.7), kl(0.7, 0.9)};
    }

    private static double kl(double first, double second) {
        ScoreRows rows = ExampleSetting.rows();
        ExampleSetting.append(rows, new double[] {0.3}, 0.1);
        rows.weights()[1] = 1;
        rows.targets()[0] = (float) first;
        rows.targets()[1] = (float) second;
        return SymmetricKl.of(0.02).evaluate(rows);
    }

    /** Scores in the judge's order a step of 0.1 apart, all equal, and in the opposite order. */
    private static double[] rankMargin() {
        return new double[] {rankLoss(0.3, 0.2, 0.1, 0), rankLoss(0.5, 0.5, 0.5, 0.5), rankLoss(0, 0.1, 0.2, 0.3)};
    }

    private static double rankLoss(double... scores) {
        ScoreRows rows = ExampleSetting.rows();
        ExampleSetting.append(rows, new double[] {scores[0]}, scores[1], scores[2], scores[3]);
        for (int e = 0; e < scores.length; e++) {
            rows.targets()[e] = scores.length - e;
        }
        return RankMargin.of(1, 0.001, 0).evaluate(rows);
    }

    /**
     * A model that scores by topic and by style, +a for real and −a for generated text, weights 1 and 0.8, a = 0.5: the
     * gradients of both weights for a generated negative on the positive's topic, then for a mined one.
     */
    private static double[] styleGradient() {
        double[] generated = slopes(0.7, -0.5);
        double[] mined = slopes(0.4, 0.5);
        return ExactChecks.joined(generated, mined);
    }

    private static double[] slopes(double topic, double style) {
        double positiveTopic = 0.7;
        double a = 0.5;
        ScoreRows rows = ExampleSetting.rows();
        ExampleSetting.append(rows, new double[] {positiveTopic + 0.8 * a}, topic + 0.8 * style);
        PairwiseSoftplus.standard().evaluate(rows);
        float[] scores = rows.gradients();
        return new double[] {scores[0] * positiveTopic + scores[1] * topic, scores[0] * a + scores[1] * style};
    }
}
