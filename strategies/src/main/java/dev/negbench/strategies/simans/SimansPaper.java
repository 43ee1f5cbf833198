package dev.negbench.strategies.simans;

import dev.negbench.strategies.Paper;

/** Where the three strategies of this package come from. */
final class SimansPaper {
    static final Paper PAPER = new Paper(
            "SimANS: Simple Ambiguous Negatives Sampling for Dense Text Retrieval",
            "Zhou, Gong, Liu, Zhao, Shen, Dong, Lu, Majumder, Wen, Duan, Chen",
            "EMNLP 2022 Industry Track",
            "10.18653/v1/2022.emnlp-industry.56");

    private SimansPaper() {}
}
