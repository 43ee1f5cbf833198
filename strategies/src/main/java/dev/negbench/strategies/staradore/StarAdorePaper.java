package dev.negbench.strategies.staradore;

import dev.negbench.strategies.Paper;

/** Where both strategies of this package come from. */
final class StarAdorePaper {
    static final Paper PAPER = new Paper(
            "Optimizing Dense Retrieval Model Training with Hard Negatives",
            "Zhan, Mao, Liu, Guo, Zhang, Ma",
            "SIGIR 2021",
            "arXiv 2104.08051");

    private StarAdorePaper() {}
}
