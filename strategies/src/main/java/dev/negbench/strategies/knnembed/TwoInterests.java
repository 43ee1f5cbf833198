package dev.negbench.strategies.knnembed;

/**
 * Recall of a query with two interests in two tight clusters of equal size, its single vector in the heavier one, in
 * closed form (card, [calc] (b) and (c)): proportional retrieval loses where relevant documents are spread over their
 * cluster, and wins where the heavier interest is saturated. Quotas are taken as real numbers.
 *
 * @param heavierShare share of the heavier interest, from 0.5 to 1
 */
public record TwoInterests(double heavierShare) {
    /** Checks and creates. */
    public static TwoInterests of(double heavierShare) {
        if (!(heavierShare >= 0.5 && heavierShare <= 1)) {
            throw new IllegalArgumentException("the heavier share must be from 0.5 to 1, was " + heavierShare);
        }
        return new TwoInterests(heavierShare);
    }

    /**
     * Returns the expected recall of the single vector where relevant documents are spread evenly inside each cluster,
     * in proportion to the shares.
     *
     * @param clusterSize documents of each cluster
     * @param budget places, at most {@code clusterSize}
     */
    public double spreadRecallOfSingle(int clusterSize, int budget) {
        return heavierShare * budget / clusterSize;
    }

    /** Returns the same of the mixture, never above {@link #spreadRecallOfSingle}. */
    public double spreadRecallOfMixture(int clusterSize, int budget) {
        double lighter = 1 - heavierShare;
        return (heavierShare * heavierShare + lighter * lighter) * budget / clusterSize;
    }

    /**
     * Returns the recall of the single vector where the same number of documents of each cluster is relevant, those
     * nearest to its component's vector.
     *
     * @param relevant relevant documents of each cluster
     * @param budget places, at most the size of a cluster
     */
    public double saturatedRecallOfSingle(int relevant, int budget) {
        return Math.min(budget, relevant) / (2.0 * relevant);
    }

    /** Returns the same of the mixture. */
    public double saturatedRecallOfMixture(int relevant, int budget) {
        double heavier = Math.min(heavierShare * budget, relevant);
        double lighter = Math.min((1 - heavierShare) * budget, relevant);
        return (heavier + lighter) / (2.0 * relevant);
    }
}
