package dev.negbench.reports.journal;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;

/**
 * The members of a line of the journal.
 *
 * @param cell the cell
 * @param queries SHA-256 of the file of its per-query scores; null unless the cell finished
 */
record StoredCell(CellResult cell, String queries) {
    /** What makes two lines the same cell run again, whatever code or data version it ran with. */
    record Slot(String strategy, String dataset, String encoder, String mode, long seed) {
        static Slot of(CellResult cell) {
            return new Slot(cell.strategy(), cell.dataset(), cell.encoder(), cell.mode(), cell.seed());
        }
    }

    boolean isFinished() {
        return cell.status() == CellStatus.FINISHED;
    }
}
