package dev.negbench.strategies.stage;

import java.util.Map;

/**
 * What an object of a recipe has to say about a cell besides what every cell is measured by: the controls and the
 * figures that its paper asks for. A source, sampler, weighting, objective, companion, finisher or search transform may
 * implement it; asked once, after the test evaluation.
 */
public interface Diagnostics {
    /** Returns figures by name, in the order in which they are shown; names are short and have the unit in them. */
    Map<String, Double> diagnostics();
}
