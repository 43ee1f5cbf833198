package dev.negbench.harness.experiment;

/** Where training examples come from. */
public enum TrainOn {
    /** The judgements of the train split. */
    JUDGEMENTS,
    /** Each document's title as a query for its text: for collections without a train split. */
    TITLES
}
