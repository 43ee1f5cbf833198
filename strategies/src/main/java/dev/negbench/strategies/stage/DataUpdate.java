package dev.negbench.strategies.stage;

import java.util.List;

/**
 * Makes one model of an old one and of those trained from it after the data has grown. A recipe that has it is trained
 * several times over: the old model on the old part of the training queries, the new ones from the old on all of them,
 * and, as controls, the old model with another seed and a model from scratch on all queries. Everything else of the
 * recipe stays as it is in each of these trainings.
 */
public interface DataUpdate {
    /** Returns what is trained, and how old and new are compared. */
    UpdateScenario scenario();

    /**
     * Returns the models that may be deployed, by ascending old weight, the first at 0 and the last at 1.
     *
     * @param models what was trained
     */
    List<UpdateCandidate> candidates(UpdatedModels models);

    /**
     * Chooses the model to deploy; test is never visible here.
     *
     * @param candidates what {@link #candidates} returned
     * @param devQuality each one's quality on dev, as {@link UpdateScenario#choosesBySuccess} says, in [0, 1]
     * @return the chosen one's index
     */
    int choose(List<UpdateCandidate> candidates, double[] devQuality);
}
