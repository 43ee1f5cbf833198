package dev.negbench.strategies.stage;

import java.util.Map;

/**
 * What a stage has to say about itself when a cell is over: the controls without which its result cannot be read. Any
 * object of a recipe may be one.
 */
public interface Diagnostics {
    /** Returns figures by short plain name, units in the name, in the order in which they are to be shown. */
    Map<String, Double> diagnostics();
}
