package dev.negbench.harness.claims;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.QueryScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of a group of cells.
 *
 * @param cells the cells that ended; empty if none could be run
 * @param scores per-query scores of finished cells, by key
 * @param reason why none could be run; empty if some could
 */
public record GroupResult(List<CellResult> cells, Map<String, QueryScores> scores, String reason) {
    /** Returns the result of a group that could not be run. */
    public static GroupResult notRun(String reason) {
        return new GroupResult(List.of(), Map.of(), reason);
    }

    /**
     * Returns the finished cells of a strategy, one a seed, in the order of the seeds.
     *
     * @param first the first seed
     * @throws MissingCellException if a seed has none, with the reason
     */
    List<CellResult> finished(String strategy, int first, int seeds) throws MissingCellException {
        if (!reason.isEmpty()) {
            throw new MissingCellException(reason);
        }
        List<CellResult> found = new ArrayList<>();
        for (long seed = first; seed < first + (long) seeds; seed++) {
            found.add(cell(strategy, seed));
        }
        return found;
    }

    private CellResult cell(String strategy, long seed) throws MissingCellException {
        for (CellResult cell : cells) {
            if (cell.strategy().equals(strategy) && cell.seed() == seed) {
                if (cell.status() == CellStatus.FINISHED) {
                    return cell;
                }
                throw new MissingCellException(strategy + ", seed " + seed + ": " + cell.reason());
            }
        }
        throw new MissingCellException(strategy + ", seed " + seed + " has no result");
    }

    /** A cell that a claim needs did not finish. */
    static final class MissingCellException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingCellException(String reason) {
            super(reason);
        }
    }
}
