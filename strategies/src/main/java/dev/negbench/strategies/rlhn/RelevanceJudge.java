package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.stage.Retrieval;
import java.util.List;

/** Decides which hard negatives are relevant after all. One thread owns it. */
public interface RelevanceJudge {
    /** Returns who judges, for the report; a stand-in for a language model says that it is one. */
    String name();

    /**
     * Judges instances, all at once, so that an implementation may ask about several at a time.
     *
     * @param retrieval search and similarities before training
     * @return one verdict an instance, in the same order
     */
    List<Verdict> judge(List<Instance> instances, Retrieval retrieval);
}
