package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;

/**
 * Says how well documents meet a query's requirement. An answer is a logit: log-odds of yes against no, of which the
 * judge's score is the logistic function, in [0, 1]. One thread owns a judge, for one cell.
 */
public interface Judge {
    /** Returns who judges, for the report; a stand-in for a language model says that it is one. */
    String name();

    /**
     * Learns from training queries, if this judge learns. Called once, before the first judgement.
     *
     * @param questions training queries with candidates that nobody labelled
     * @param retrieval search and rankers before training
     * @param seed random seed
     */
    default void learn(List<Question> questions, Retrieval retrieval, long seed) {}

    /**
     * Returns how many training queries {@link #learn} has use for at most; 0 where the judge does not learn.
     */
    default int learnsFrom() {
        return 0;
    }

    /**
     * Judges, all at once, so that an implementation may ask about several at a time.
     *
     * @return logits for each question, infinite ones allowed: those of its positives, then those of its candidates
     */
    List<float[]> judge(List<Question> questions);

    /** Returns what happened while judging, name → count: calls, tokens, answers that could not be read. */
    Map<String, Long> counts();
}
