package dev.negbench.harness.training;

import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.DrawnProfile;
import dev.negbench.reports.results.EpochPoint;
import java.util.List;

/**
 * What training a cell gave.
 *
 * @param test quality on test, of the epoch that dev chose
 * @param curve dev quality by epoch
 * @param chosenEpoch the epoch that dev chose, from 1
 * @param drawn what was drawn
 * @param draws what was drawn last for the queries that were to be remembered
 * @param cost where the time went
 * @param diagnostics what the stages said about themselves, in their order
 */
public record TrainedCell(
        Evaluation test,
        List<EpochPoint> curve,
        int chosenEpoch,
        DrawnProfile drawn,
        EpochDraws draws,
        CellCost cost,
        List<Diagnostic> diagnostics) {
    public TrainedCell {
        curve = List.copyOf(curve);
        diagnostics = List.copyOf(diagnostics);
    }
}
