package dev.negbench.reports.figures;

/**
 * Colour and symbol of a series.
 *
 * @param strategy place of the strategy in the plan, from 0; −1 for what is no strategy
 * @param colour place in the palette, 0 being the baseline's grey
 * @param symbol shape of points
 */
public record Look(int strategy, int colour, Symbol symbol) {
    /** For lines and areas that belong to no strategy. */
    public static final Look NEUTRAL = new Look(-1, 0, Symbol.CIRCLE);

    /** Returns the CSS variable that holds the colour, light or dark as the page is. */
    public String variable() {
        return strategy < 0 ? "--faint" : "--s" + colour;
    }
}
