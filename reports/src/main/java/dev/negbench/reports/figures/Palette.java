package dev.negbench.reports.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which strategy has which colour and symbol, the same in every figure and table of a report. The baseline is grey;
 * when the colours are used up they come again with the next symbol.
 */
public final class Palette {
    /** Colours on a light ground; the first is the baseline's. */
    static final List<String> LIGHT = List.of(
            "#5d6877", "#2566d0", "#d2680a", "#13875a", "#c22f4d", "#7a4ec9", "#00889b", "#c2459b", "#7d7f00",
            "#8b5e34");

    /** The same colours on a dark ground. */
    static final List<String> DARK = List.of(
            "#a9b4c2", "#73a9ff", "#ffa04d", "#4fd09a", "#ff7b90", "#b99bff", "#46d3e3", "#f68fd3", "#d0d24a",
            "#d3a878");

    private final Map<String, Look> looks = new HashMap<>();

    private Palette() {}

    /** Returns the looks of some strategies, in the order of the plan. */
    public static Palette of(List<String> strategies, String baseline) {
        Palette palette = new Palette();
        int next = 0;
        for (int i = 0; i < strategies.size(); i++) {
            if (strategies.get(i).equals(baseline)) {
                palette.looks.put(baseline, new Look(i, 0, Symbol.DIAMOND));
            } else {
                int hues = LIGHT.size() - 1;
                Symbol symbol = Symbol.values()[next / hues % Symbol.values().length];
                palette.looks.put(strategies.get(i), new Look(i, 1 + next % hues, symbol));
                next++;
            }
        }
        return palette;
    }

    /** Returns the look of a strategy; a neutral one if it is not in the plan. */
    public Look look(String strategy) {
        return looks.getOrDefault(strategy, Look.NEUTRAL);
    }

    /** Returns the CSS declarations of the palette's variables. */
    public static String css(boolean dark) {
        List<String> colours = dark ? DARK : LIGHT;
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < colours.size(); i++) {
            css.append("--s").append(i).append(':').append(colours.get(i)).append(';');
        }
        return css.toString();
    }
}
