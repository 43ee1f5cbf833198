package dev.negbench.reports.claims;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.Diagnostic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cell that claims were judged by, without its per-query scores, its curve and its costs.
 *
 * @param key the cell's key
 * @param dataset name of the collection
 * @param setting options of the run other than the defaults of {@code compare}
 * @param strategy the strategy as typed
 * @param seed training seed
 * @param status how it ended
 * @param reason why it did not finish; empty if it did
 * @param metrics mean of each measure over the test queries
 * @param drawn negatives drawn
 * @param plantedDrawn those of them that are positives hidden on purpose
 * @param diagnostics what stages measured about themselves
 */
public record CompactCell(
        String key,
        String dataset,
        String setting,
        String strategy,
        long seed,
        String status,
        String reason,
        Map<String, Double> metrics,
        long drawn,
        long plantedDrawn,
        Map<String, Double> diagnostics) {
    /**
     * Returns what is kept of a cell.
     *
     * @param setting options of the run, as text
     */
    public static CompactCell of(CellResult cell, String setting) {
        Map<String, Double> diagnostics = new LinkedHashMap<>();
        for (Diagnostic diagnostic : cell.diagnostics()) {
            diagnostics.put(diagnostic.name(), diagnostic.value());
        }
        return new CompactCell(
                cell.key(),
                cell.dataset(),
                setting,
                cell.strategy(),
                cell.seed(),
                cell.status().toString(),
                cell.reason(),
                cell.metrics(),
                cell.drawn().drawn(),
                cell.drawn().plantedDrawn(),
                diagnostics);
    }
}
