package dev.negbench.reports.results;

import java.util.List;
import java.util.Map;

/**
 * The outcome of one cell: strategy × dataset × encoder × mode × training seed.
 *
 * @param key SHA-256 over everything the numbers depend on: configuration, data, code version
 * @param strategy the strategy as typed, defaults left out
 * @param strategyFull the strategy with every parameter
 * @param dataset name of the collection
 * @param encoder name of the instrument
 * @param mode which texts a training query was compared with: {@code drawn}, {@code in-batch} or {@code in-batch+drawn}
 * @param seed training seed
 * @param status how the cell ended
 * @param reason why it did not finish; empty for {@link CellStatus#FINISHED}
 * @param metrics mean of each measure over the test queries, by the measure's text form
 * @param curve dev quality and loss by epoch, epoch 0 being the untrained model
 * @param chosenEpoch the epoch that dev chose, among those after the strategy's warm-up
 * @param drawn what was drawn
 * @param cost where the time went
 * @param diagnostics what stages of the strategy measured about themselves, in the order to show
 */
public record CellResult(
        String key,
        String strategy,
        String strategyFull,
        String dataset,
        String encoder,
        String mode,
        long seed,
        CellStatus status,
        String reason,
        Map<String, Double> metrics,
        List<EpochPoint> curve,
        int chosenEpoch,
        DrawnProfile drawn,
        CellCost cost,
        List<Diagnostic> diagnostics) {}
