package dev.negbench.strategies.stage;

/**
 * A training loss over a batch's scores, with its gradient. Immutable and shared between threads; proven by finite
 * differences.
 */
@FunctionalInterface
public interface Objective {
    /**
     * Computes the batch loss and writes {@code rows.gradients()}.
     *
     * @param rows the batch's scores; weights and targets as the {@link Weighting} left them
     * @return the loss, a mean over rows unless the objective documents otherwise
     */
    double evaluate(ScoreRows rows);
}
