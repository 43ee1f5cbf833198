package dev.negbench.reports.journal;

import dev.negbench.reports.results.DrawCost;

/**
 * The members of a line of the draw costs.
 *
 * @param draw the measurement
 */
record StoredDraw(DrawCost draw) {
    /** What makes two lines the same measurement made again. */
    record Slot(String strategy, String dataset, int candidates, int draws) {
        static Slot of(DrawCost draw) {
            return new Slot(draw.strategy(), draw.dataset(), draw.candidates(), draw.draws());
        }
    }
}
