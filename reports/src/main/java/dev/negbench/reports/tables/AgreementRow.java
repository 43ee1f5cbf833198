package dev.negbench.reports.tables;

import dev.negbench.reports.statistics.TwoWayTest;
import dev.negbench.reports.statistics.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One strategy on one dataset in one mode, in several experiments.
 *
 * @param dataset name of the collection
 * @param mode training mode
 * @param strategy the strategy as typed
 * @param rows its row in each experiment's own comparison table; empty where an experiment did not plan it
 * @param agreement what they say together
 * @param changes its difference to the baseline in each experiment after the first, less that in the first
 */
public record AgreementRow(
        String dataset,
        String mode,
        String strategy,
        List<Optional<ComparisonRow>> rows,
        Agreement agreement,
        List<Change> changes) {

    /**
     * How another experiment's difference differs from the first one's.
     *
     * @param test over the seeds and queries of both; empty if they have none in common
     * @param adjustedP p corrected over all changes of the table; 1 where there is no test
     */
    public record Change(Optional<TwoWayTest> test, double adjustedP) {
        /** Returns the mean change; NaN if there is none. */
        public double mean() {
            return test.map(t -> t.estimate().mean()).orElse(Double.NaN);
        }

        /** Returns the two-sided p-value before the correction; NaN if there is none. */
        public double p() {
            return test.map(TwoWayTest::p).orElse(Double.NaN);
        }
    }

    /** Returns an experiment's verdict; {@link Verdict#NOT_RUN} where it did not compare the strategy. */
    public Verdict verdict(int experiment) {
        return rows.get(experiment)
                .flatMap(ComparisonRow::verdict)
                .map(row -> row.verdict())
                .orElse(Verdict.NOT_RUN);
    }

    /**
     * Returns what an experiment says, in the words of reports: the verdict, or why there is none.
     *
     * @param standing whether its numbers confirm anything
     */
    public String words(int experiment, Standing standing) {
        if (rows.get(experiment).isEmpty()) {
            return "not planned";
        }
        Outcome outcome = rows.get(experiment).get().outcome();
        return outcome == Outcome.MEASURED ? standing.words(verdict(experiment)) : outcome.words();
    }

    /** Returns an experiment's mean difference to the baseline; NaN where there is none. */
    public double meanDifference(int experiment) {
        return rows.get(experiment)
                .flatMap(ComparisonRow::comparison)
                .map(comparison -> comparison.meanDifference())
                .orElse(Double.NaN);
    }
}
