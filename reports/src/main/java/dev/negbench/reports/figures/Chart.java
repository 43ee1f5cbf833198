package dev.negbench.reports.figures;

import java.util.List;

/**
 * A figure, as data.
 *
 * @param title what it shows
 * @param facts the same in words and numbers, one sentence a strategy, for those who cannot see it
 * @param x horizontal axis; of categories only if y is not
 * @param y vertical axis
 * @param series what is drawn, from the back to the front
 * @param guides lines to read it against
 */
public record Chart(String title, List<String> facts, Axis x, Axis y, List<Series> series, List<Guide> guides) {
    private static final int MARGINS = 64;
    private static final int CATEGORY_HEIGHT = 34;
    private static final int PLAIN_HEIGHT = 340;
    private static final int PLAIN_BOTTOM = 48;

    boolean whiskersAlongX() {
        return y.scale() == Axis.Scale.CATEGORIES;
    }

    /** Returns the height in CSS pixels that suits its contents. */
    public int height() {
        return y.scale() == Axis.Scale.CATEGORIES
                ? MARGINS + CATEGORY_HEIGHT * y.categories().size()
                : PLAIN_HEIGHT - PLAIN_BOTTOM + bottom();
    }

    /** Returns the room in CSS pixels below the axis, for ticks and label. */
    int bottom() {
        return x.scale() == Axis.Scale.CATEGORIES ? ColumnLabels.of(x).height() : PLAIN_BOTTOM;
    }
}
