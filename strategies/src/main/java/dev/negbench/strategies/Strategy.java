package dev.negbench.strategies;

/**
 * One scheme of choosing negatives. Found by {@link java.util.ServiceLoader}: a jar that names its implementation in
 * {@code META-INF/services/dev.negbench.strategies.Strategy} adds a strategy. Implementations are stateless.
 */
public interface Strategy {
    /** Returns what the scheme is, where it comes from, and what can be set. */
    StrategyCard card();

    /**
     * Returns the stages that this scheme changes. Asked anew for every cell, so that stages of one recipe may share
     * what belongs to that cell, for example a companion whose scores its source writes into a column.
     *
     * @param setting what it will be used on
     * @param parameters its parameters, complete and checked against the card
     * @return the stages; everything else stays as it is
     * @throws NotApplicableException if the scheme cannot work here, with the reason
     */
    Recipe recipe(Setting setting, Parameters parameters);
}
