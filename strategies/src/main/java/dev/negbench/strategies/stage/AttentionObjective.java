package dev.negbench.strategies.stage;

/** A loss over what a verifier answers and what it looks at, with its gradient. Proven by finite differences. */
@FunctionalInterface
public interface AttentionObjective {
    /**
     * Computes the loss of a batch and writes {@code rows.logitGradients()} and {@code rows.gradients()}, both 0 when
     * it is called.
     *
     * @param rows a row a pair, in the order in which the pairs were given
     * @return the loss, a mean over pairs unless documented otherwise
     */
    double evaluate(AttentionRows rows);
}
