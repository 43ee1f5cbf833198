package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.Paper;
import java.util.List;

/** The paper, and what both of its strategies have to say about it. */
final class KnnEmbedPaper {
    static final Paper PAPER = new Paper(
            "kNN-Embed: Locally Smoothed Embedding Mixtures For Multi-interest Candidate Retrieval",
            "El-Kishky, Markovich, Leung, Portman, Haghighi, Xiao",
            "PAKDD 2023",
            "arXiv 2205.06205");

    static final List<String> DEVIATIONS = List.of(
            "A reconstruction from the abstract: clusters of items, a distribution over them a user, smoothed by the"
                    + " user's neighbours, retrieval in proportion. Every formula, default and the direction of lambda"
                    + " are this project's; no figure of the paper can be claimed.",
            "Mixtures count items; the paper may weigh them by recency or otherwise.",
            "Clusters are by spherical k-means from a fixed start, in FAISS or, where it is missing, in Commons Math,"
                    + " whose clusters differ.",
            "Neighbours are training queries, never the query itself; queries without observations are none.",
            "What an exhausted cluster cannot give goes to the other components kept, heaviest first, then to plain"
                    + " search.");

    private KnnEmbedPaper() {}
}
