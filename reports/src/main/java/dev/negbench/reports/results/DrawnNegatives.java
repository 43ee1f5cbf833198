package dev.negbench.reports.results;

import java.util.List;

/**
 * The negatives that a cell drew in its last epoch for the training queries that are nearest to some test query. Test
 * queries themselves are not trained on, so these are the nearest things there are to the negatives behind a change.
 *
 * @param cell the cell's key
 * @param epoch the last epoch trained, from 1; the tested model may be that of an earlier one
 * @param drawing whether the cell draws negatives of its own at all
 * @param examples the training queries, in the order of the collection
 */
public record DrawnNegatives(String cell, int epoch, boolean drawing, List<Example> examples) {
    public DrawnNegatives {
        examples = List.copyOf(examples);
    }

    /**
     * A training query in the last epoch.
     *
     * @param query its id
     * @param nearestTo ids of the test queries that no training query is nearer to
     * @param positive id of the positive that it was trained with; empty if that is no document, or if it was not
     *     trained on
     * @param drawn negatives drawn for it, of which the first are listed
     * @param reason why there are fewer than asked for, or why it was not trained on; empty if there is nothing to say
     * @param negatives the first of the negatives, in the order drawn
     */
    public record Example(
            String query,
            List<String> nearestTo,
            String positive,
            int drawn,
            String reason,
            List<Negative> negatives) {
        public Example {
            nearestTo = List.copyOf(nearestTo);
            negatives = List.copyOf(negatives);
        }
    }

    /**
     * A negative.
     *
     * @param id the document's id; empty for a text that was written for training
     * @param rank its 0-based rank in the full ranking of what proposed it, positives counted; -1 where nothing ranks
     * @param score its score there, to four decimals; 0 where nothing ranks
     * @param hidden whether it is a known positive of the query, hidden on purpose
     * @param text the text that was written, shortened; empty for a document
     */
    public record Negative(String id, int rank, double score, boolean hidden, String text) {}
}
