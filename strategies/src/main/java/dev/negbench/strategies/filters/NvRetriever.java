package dev.negbench.strategies.filters;

import dev.negbench.strategies.Paper;

/** Where the score caps come from. */
final class NvRetriever {
    static final Paper PAPER = new Paper(
            "NV-Retriever: Improving text embedding models with effective hard-negative mining",
            "Moreira, Osmulski, Xu, Ak, Schifferer, Oldridge",
            "2024",
            "arXiv 2407.15831");

    private NvRetriever() {}
}
