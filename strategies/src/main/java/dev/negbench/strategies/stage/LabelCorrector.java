package dev.negbench.strategies.stage;

/**
 * Corrects the labels of a training query before its pool is used: it may add positives, remove candidates, or drop the
 * query. Runs once, on the first pool; every action carries a reason that is counted and reported.
 */
@FunctionalInterface
public interface LabelCorrector {
    /**
     * Judges one training query.
     *
     * @param pool its candidates and positives
     * @return what to change; {@link LabelCorrection#NONE} to leave it as it is
     */
    LabelCorrection correct(CandidatePool pool);
}
