package dev.negbench.harness.zeroshot;

/**
 * How well a system does on the test split of one collection.
 *
 * @param dataset the collection
 * @param fingerprint of the data it was measured on
 * @param system the system's id
 * @param queries test queries
 * @param ndcg mean nDCG@10
 * @param lower lower end of its 95 % interval over queries, null where there is none
 * @param upper upper end, null where there is none
 * @param recall mean Recall@100
 */
public record ZeroShotQuality(
        String dataset,
        String fingerprint,
        String system,
        int queries,
        double ndcg,
        Double lower,
        Double upper,
        double recall) {}
