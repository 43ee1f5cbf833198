package dev.negbench.strategies.rrra;

import dev.negbench.strategies.stage.Retrieval;

/**
 * How adapters are built, taught and read.
 *
 * @param hidden hidden units
 * @param residual whether the candidate is part of what an adapter gives
 * @param folds folds of the training queries, at least 1
 * @param rate AdamW's step
 * @param line weight of the distance to the segment while the encoder is frozen
 * @param joint share of the step while the encoder learns, at least 0
 * @param first how many first places the retriever counts as found
 * @param learnFrom most queries taught from at a refresh
 * @param sample candidates of each that are taught, besides its positives
 * @param passes passes over them
 * @param similar quantile of the similarities between positives of one query from which a candidate counts as relevant
 * @param likelihood what a false negative is read from
 */
record AdapterSettings(
        int hidden,
        boolean residual,
        int folds,
        double rate,
        double line,
        double joint,
        int first,
        int learnFrom,
        int sample,
        int passes,
        double similar,
        Likelihood likelihood) {
    /** Makes untaught adapters for the vectors of a model. */
    CrossFit open(Retrieval retrieval, long seed) {
        return new CrossFit(retrieval.dimension(Retrieval.MODEL), hidden, residual, folds, rate, seed);
    }
}
