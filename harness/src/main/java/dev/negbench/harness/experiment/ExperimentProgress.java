package dev.negbench.harness.experiment;

import dev.negbench.reports.results.CellResult;

/** Told how an experiment goes; called from several threads. */
public interface ExperimentProgress {
    /** The experiment has this many cells, those of an earlier run included. */
    void started(int cells);

    /** A dataset is being tokenised and indexed. */
    void preparing(String dataset);

    /** So many texts of a dataset, of those that are not on disk yet, were embedded; the last call has both equal. */
    void embedding(String dataset, int done, int total);

    /** A cell was found in the journal and is not run again. */
    void kept(Cell cell);

    /** A cell has trained this many epochs. */
    void epoch(Cell cell, int epoch);

    /** Something about a cell that a user should know, in one line: that it goes on where it was interrupted. */
    default void remark(Cell cell, String line) {}

    /** A cell ended and is stored. */
    void ended(Cell cell, CellResult result);
}
