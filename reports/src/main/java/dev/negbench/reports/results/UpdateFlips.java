package dev.negbench.reports.results;

/**
 * How a model does on some test queries beside the old model; shares in [0, 1].
 *
 * @param queries how many queries
 * @param success share on which the model succeeds
 * @param negativeFlips queries on which only the old model succeeds
 * @param positiveFlips queries on which only this one succeeds
 * @param nfr negative flips / queries
 * @param nfi negative flips / failures of this model
 * @param pfr positive flips / queries
 * @param relativeNfr negative flips as a multiple of those of independent errors
 * @param mcNemarP two-sided p-value of the exact McNemar test
 * @param ndcg10 mean nDCG@10
 * @param gradedFlipRate share of the queries whose nDCG@10 falls by more than the experiment's drop
 */
public record UpdateFlips(
        int queries,
        double success,
        int negativeFlips,
        int positiveFlips,
        double nfr,
        double nfi,
        double pfr,
        double relativeNfr,
        double mcNemarP,
        double ndcg10,
        double gradedFlipRate) {}
