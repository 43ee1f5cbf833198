package dev.negbench.datasets.catalogue;

import java.util.Objects;

/**
 * What others report for a system on the test split of the same data.
 *
 * @param system the system, {@code bm25}
 * @param ndcg mean nDCG@10, in (0, 1]
 * @param source where it is reported, and what differs
 */
public record PublishedFigure(String system, double ndcg, String source) {
    public PublishedFigure {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(source, "source");
    }
}
