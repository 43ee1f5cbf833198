package dev.negbench.strategies.ar2;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.RowwiseObjective;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.Arrays;

/**
 * The retriever's loss, {@code lambda * adversarial + (1 - lambda) * distillation}, over the chosen positive and the
 * drawn negatives of each row; targets are the ranker's scores. Distillation is the mean over the rows that have a
 * negative, the adversarial term their mean or, as in the released code, their sum. Entries of other relations and
 * weights take no part. A batch whose first entry has no target is of the warm-up: it costs its InfoNCE.
 *
 * <p>Three exponentials and a logarithm an entry; allocates nothing once a thread has seen its longest row. Source:
 * card, "The scheme".
 */
public final class AdversarialLoss implements Objective {
    private static final ThreadLocal<Row> ROW = ThreadLocal.withInitial(Row::new);

    private final AdversarialTerm term;
    private final double lambda;
    private final boolean sums;
    private final double temperature;
    private final double rankerTemperature;
    private final InfoNce warmUp;

    /** The candidates of one row, reused. */
    private static final class Row {
        private int count;
        private int[] entries = new int[64];
        private double[] scores = new double[64];
        private double[] ranker = new double[64];
        private double[] concessions = new double[64];
        private double[] slopes = new double[64];

        void grow(int length) {
            if (entries.length < length) {
                entries = new int[2 * length];
                scores = new double[2 * length];
                ranker = new double[2 * length];
                concessions = new double[2 * length];
                slopes = new double[2 * length];
            }
        }
    }

    private AdversarialLoss(
            AdversarialTerm term, double lambda, boolean sums, double temperature, double rankerTemperature) {
        this.term = term;
        this.lambda = lambda;
        this.sums = sums;
        this.temperature = temperature;
        this.rankerTemperature = rankerTemperature;
        warmUp = InfoNce.of(temperature);
    }

    /**
     * Returns the loss.
     *
     * @param term which reading of the adversarial term
     * @param lambda share of the adversarial term, from 0 to 1
     * @param sums whether the adversarial term is summed over the batch
     * @param temperature what the retriever's scores are divided by
     * @param rankerTemperature what the ranker's scores are divided by
     * @throws IllegalArgumentException unless lambda is in its range and the temperatures are positive and finite
     */
    public static AdversarialLoss of(
            AdversarialTerm term, double lambda, boolean sums, double temperature, double rankerTemperature) {
        if (!(lambda >= 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda must be from 0 to 1, was " + lambda);
        }
        if (!(rankerTemperature > 0 && Double.isFinite(rankerTemperature))) {
            throw new IllegalArgumentException(
                    "the ranker's temperature must be positive and finite, was " + rankerTemperature);
        }
        return new AdversarialLoss(term, lambda, sums, temperature, rankerTemperature);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a candidate has no target while the first one has
     * @throws ArithmeticException if the loss is not finite: the model has diverged
     */
    @Override
    public double evaluate(ScoreRows rows) {
        if (rows.entries() == 0 || Float.isNaN(rows.targets()[0])) {
            return warmUp.evaluate(rows);
        }
        int playing = 0;
        for (int row = 0; row < rows.rows(); row++) {
            playing += hasNegative(rows, row) ? 1 : 0;
        }
        Arrays.fill(rows.gradients(), 0, rows.entries(), 0f);
        if (playing == 0) {
            return 0;
        }
        double ofTerm = sums ? lambda : lambda / playing;
        double ofDistillation = (1 - lambda) / playing;
        Row candidates = ROW.get();
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            if (hasNegative(rows, row)) {
                read(rows, row, candidates);
                loss += ofTerm
                        * term.evaluate(
                                candidates.count, candidates.scores, candidates.concessions, ofTerm, candidates.slopes);
                loss += ofDistillation
                        * Distillation.evaluate(
                                candidates.count,
                                candidates.scores,
                                candidates.ranker,
                                ofDistillation,
                                candidates.slopes);
                for (int i = 0; i < candidates.count; i++) {
                    rows.gradients()[candidates.entries[i]] = (float) (candidates.slopes[i] / temperature);
                }
            }
        }
        return RowwiseObjective.requireFinite(loss, rows);
    }

    private static boolean hasNegative(ScoreRows rows, int row) {
        for (int e = rows.start(row); e < rows.start(row + 1); e++) {
            if (rows.relations()[e] == ScoreRows.DRAWN) {
                return true;
            }
        }
        return false;
    }

    private void read(ScoreRows rows, int row, Row into) {
        int start = rows.start(row);
        into.grow(rows.start(row + 1) - start);
        into.count = 0;
        double positive = rows.targets()[start] / rankerTemperature;
        for (int e = start; e < rows.start(row + 1); e++) {
            if (e == start || rows.relations()[e] == ScoreRows.DRAWN) {
                float target = rows.targets()[e];
                if (!Float.isFinite(target)) {
                    throw new IllegalArgumentException("the ranker's score of row " + row + ", entry " + (e - start)
                            + " must be finite, was " + target);
                }
                int at = into.count++;
                into.entries[at] = e;
                into.scores[at] = rows.scores()[e] / temperature;
                into.ranker[at] = target / rankerTemperature;
                into.concessions[at] = Concession.of(into.ranker[at], positive);
                into.slopes[at] = 0;
            }
        }
    }

    @Override
    public String toString() {
        return "adversarial(" + term + ",lambda=" + lambda + ",sums=" + sums + ",temperature=" + temperature
                + ",ranker-temperature=" + rankerTemperature + ")";
    }
}
