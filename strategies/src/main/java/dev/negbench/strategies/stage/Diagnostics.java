package dev.negbench.strategies.stage;

import java.util.Map;

/**
 * What a stage has to say about itself beyond the ranking it led to: its controls, its own quality. Any stage may
 * implement it; it is asked once, after the test evaluation.
 */
public interface Diagnostics {
    /** Returns named figures in the order in which they are to be read; a name with a unit ends in it. */
    Map<String, Double> diagnostics();
}
