package dev.negbench.strategies.unimev2;

/** The pool columns that hold what the judge said. */
final class JudgeColumns {
    /** Score of each candidate, in [0, 1]. */
    static final String CANDIDATE = "judge-score";

    /** Score of each positive, in [0, 1], a row a positive, its score repeated for every candidate. */
    static final String POSITIVE = "judge-score-of-positive";

    private JudgeColumns() {}
}
