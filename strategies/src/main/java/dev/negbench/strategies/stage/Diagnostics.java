package dev.negbench.strategies.stage;

import java.util.Map;

/** Something of a cell that has figures of its own to report, such as a scheme's controls. */
public interface Diagnostics {
    /** Returns the figures by name, in the order in which they are to be shown; units are in the names. */
    Map<String, Double> diagnostics();
}
