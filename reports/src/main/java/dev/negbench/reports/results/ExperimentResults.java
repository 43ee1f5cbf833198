package dev.negbench.reports.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One experiment, as stored: the plan, the cells that ended so far, and what draws cost.
 *
 * @param plan what was to be run
 * @param environment the machine it began on
 * @param laterEnvironments other machines or software versions it went on with, in order; usually empty
 * @param cells one record a cell that ended, in the order of the journal; a cell run again has its last record only
 * @param queryScores per-query test scores by cell key; finished cells only
 * @param drawCosts draw costs, empty if throughput was not measured
 * @param timings the forks behind the draw costs and the machine they ran on; empty in older results
 * @param leakage what an audit found out about the data; empty if none was made
 * @param queryTexts dataset → test query's id → its text; empty in older results
 */
public record ExperimentResults(
        ExperimentPlan plan,
        Environment environment,
        List<Environment> laterEnvironments,
        List<CellResult> cells,
        Map<String, QueryScores> queryScores,
        List<DrawCost> drawCosts,
        SpeedResults timings,
        List<SplitLeakage> leakage,
        Map<String, Map<String, String>> queryTexts) {

    /** Results of a single machine, without timings, on data that nobody audited. */
    public ExperimentResults(
            ExperimentPlan plan,
            Environment environment,
            List<CellResult> cells,
            Map<String, QueryScores> queryScores,
            List<DrawCost> drawCosts) {
        this(plan, environment, List.of(), cells, queryScores, drawCosts, SpeedResults.NONE, List.of(), Map.of());
    }

    /** Returns the text of a test query; empty if it was not stored. */
    public String queryText(String dataset, String queryId) {
        return queryTexts.getOrDefault(dataset, Map.of()).getOrDefault(queryId, "");
    }

    /** Returns the record of a cell, if it ended. */
    public Optional<CellResult> cell(String strategy, String dataset, String mode, long seed) {
        return cells.stream()
                .filter(c -> c.strategy().equals(strategy) && c.dataset().equals(dataset))
                .filter(c -> c.mode().equals(mode) && c.seed() == seed)
                .findFirst();
    }
}
