package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.Paper;

/** The paper that both strategies of this package come from. */
final class UniMeV2Paper {
    static final Paper PAPER = new Paper(
            "UniME-V2: MLLM-as-a-Judge for Universal Multimodal Embedding Learning",
            "Gu, Yang, Zhang, An, Feng, Zhang, Cai, Deng, Bing",
            "AAAI 2026",
            "arXiv 2510.13515");

    private UniMeV2Paper() {}
}
