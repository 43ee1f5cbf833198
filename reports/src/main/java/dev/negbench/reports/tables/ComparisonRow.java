package dev.negbench.reports.tables;

import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.ComparisonVerdict;
import dev.negbench.reports.statistics.MeanInterval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One strategy on one dataset in one mode, against the baseline there.
 *
 * @param strategy the strategy as typed
 * @param dataset name of the collection
 * @param mode training mode
 * @param outcome what became of it
 * @param seeds seeds that finished
 * @param plannedSeeds seeds of the plan
 * @param mean the primary measure over finished seeds × queries; empty unless measured
 * @param otherMeans measure → mean over finished seeds, of the other measures; empty unless measured
 * @param verdict test against the baseline, with its place in the family; empty for the baseline itself
 * @param gaps why seeds are missing, one sentence a reason; empty if all finished
 * @param notes what else a reader must know to read the row rightly: few seeds, excluded queries, checks that disagree
 */
public record ComparisonRow(
        String strategy,
        String dataset,
        String mode,
        Outcome outcome,
        int seeds,
        int plannedSeeds,
        Optional<MeanInterval> mean,
        Map<String, Double> otherMeans,
        Optional<ComparisonVerdict> verdict,
        List<String> gaps,
        List<String> notes) {

    /** Returns the comparison with the baseline, if both sides have results. */
    public Optional<Comparison> comparison() {
        return verdict.flatMap(ComparisonVerdict::comparison);
    }

    /** Returns whether this is the baseline's own row. */
    public boolean isBaseline() {
        return verdict.isEmpty();
    }

    /** Returns the mean of a measure, NaN if there is none. */
    public double mean(String measure) {
        return otherMeans.getOrDefault(measure, mean.map(MeanInterval::mean).orElse(Double.NaN));
    }
}
