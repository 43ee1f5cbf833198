package dev.negbench.reports.tables;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The cells of one strategy on one dataset in one mode: its seeds, as far as they ended.
 *
 * @param strategy the strategy as typed
 * @param dataset name of the collection
 * @param mode training mode
 * @param planned the planned seeds
 * @param cells the cells that ended, in the order of the planned seeds
 */
record CellGroup(String strategy, String dataset, String mode, List<Long> planned, List<CellResult> cells) {
    private record Slot(String strategy, String dataset, String mode, long seed) {}

    /** Returns the groups of an experiment: datasets, in them modes, in them strategies, as planned. */
    static List<CellGroup> all(ExperimentResults results) {
        Map<Slot, CellResult> bySlot = new HashMap<>();
        for (CellResult cell : results.cells()) {
            bySlot.put(new Slot(cell.strategy(), cell.dataset(), cell.mode(), cell.seed()), cell);
        }
        List<CellGroup> groups = new ArrayList<>();
        for (String dataset : results.plan().datasets()) {
            for (String mode : results.plan().modes()) {
                for (String strategy : results.plan().strategies()) {
                    List<CellResult> cells = new ArrayList<>();
                    for (long seed : results.plan().seeds()) {
                        CellResult cell = bySlot.get(new Slot(strategy, dataset, mode, seed));
                        if (cell != null) {
                            cells.add(cell);
                        }
                    }
                    groups.add(new CellGroup(strategy, dataset, mode, results.plan().seeds(), List.copyOf(cells)));
                }
            }
        }
        return groups;
    }

    List<CellResult> finished() {
        return cells.stream().filter(cell -> cell.status() == CellStatus.FINISHED).toList();
    }

    List<Long> finishedSeeds() {
        return finished().stream().map(CellResult::seed).toList();
    }

    boolean isOf(String otherDataset, String otherMode) {
        return dataset.equals(otherDataset) && mode.equals(otherMode);
    }

    /** Returns what became of the group as a whole. */
    Outcome outcome() {
        Predicate<CellStatus> any = status -> cells.stream().anyMatch(cell -> cell.status() == status);
        if (any.test(CellStatus.FINISHED)) {
            return Outcome.MEASURED;
        }
        if (any.test(CellStatus.FAILED)) {
            return Outcome.FAILED;
        }
        return any.test(CellStatus.NOT_APPLICABLE) ? Outcome.NOT_APPLICABLE : Outcome.NOT_RUN;
    }

    /** Returns why seeds are missing, one sentence a reason, each with the seeds it holds for. */
    List<String> gaps() {
        Map<String, List<Long>> seedsByReason = new LinkedHashMap<>();
        List<Long> missing = new ArrayList<>(planned);
        for (CellResult cell : cells) {
            missing.remove(cell.seed());
            if (cell.status() != CellStatus.FINISHED) {
                String what = cell.status() == CellStatus.FAILED ? "failed" : "not applicable";
                String reason = cell.reason().isBlank() ? what : what + ": " + cell.reason();
                seedsByReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(cell.seed());
            }
        }
        if (!missing.isEmpty()) {
            seedsByReason.put("not run", missing);
        }
        List<String> gaps = new ArrayList<>();
        seedsByReason.forEach((reason, seeds) -> gaps.add(seeds.size() == planned.size()
                ? reason
                : (seeds.size() == 1 ? "seed " : "seeds ")
                        + String.join(", ", seeds.stream().map(String::valueOf).toList()) + " " + reason));
        return List.copyOf(gaps);
    }

    /**
     * Returns scores by seed and query.
     *
     * @param seeds rows, each the seed of a finished cell
     * @param queryIds columns; NaN where a cell has no score for a query
     * @throws IllegalArgumentException if a cell lacks its scores or the measure
     */
    double[][] scores(ExperimentResults results, String measure, List<Long> seeds, List<String> queryIds) {
        double[][] rows = new double[seeds.size()][];
        for (CellResult cell : finished()) {
            int row = seeds.indexOf(cell.seed());
            if (row >= 0) {
                rows[row] = aligned(scoresOf(cell, results), measure, queryIds);
            }
        }
        return rows;
    }

    /** Returns the queries that any finished cell of the group has scores for, in the order of the first cell. */
    List<String> queryIds(ExperimentResults results) {
        Map<String, Boolean> ids = new LinkedHashMap<>();
        for (CellResult cell : finished()) {
            for (String id : scoresOf(cell, results).queryIds()) {
                ids.put(id, true);
            }
        }
        return List.copyOf(ids.keySet());
    }

    private static QueryScores scoresOf(CellResult cell, ExperimentResults results) {
        QueryScores scores = results.queryScores().get(cell.key());
        if (scores == null) {
            throw new IllegalArgumentException("cell " + cell.key() + " (" + cell.strategy() + ", " + cell.dataset()
                    + ", seed " + cell.seed() + ") finished but has no per-query scores; run the cell again");
        }
        return scores;
    }

    private static double[] aligned(QueryScores scores, String measure, List<String> queryIds) {
        double[] values = scores.scores().get(measure);
        if (values == null) {
            throw new IllegalArgumentException("cell " + scores.cellKey() + " has no " + measure + " by query, only "
                    + scores.scores().keySet() + "; name a measure of the plan");
        }
        if (queryIds.equals(Arrays.asList(scores.queryIds()))) {
            return values;
        }
        Map<String, Double> byId = new HashMap<>();
        for (int q = 0; q < values.length; q++) {
            byId.put(scores.queryIds()[q], values[q]);
        }
        return queryIds.stream().mapToDouble(id -> byId.getOrDefault(id, Double.NaN)).toArray();
    }
}
