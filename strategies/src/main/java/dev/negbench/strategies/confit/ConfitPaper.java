package dev.negbench.strategies.confit;

import dev.negbench.strategies.Paper;

/** Where the strategies of this package come from. */
final class ConfitPaper {
    static final Paper PAPER = new Paper(
            "ConFit v2: Improving Resume-Job Matching using Hypothetical Resume Embedding and Runner-Up Hard-Negative"
                    + " Mining",
            "Yu, Xu, Xue, Zhang, Ma, Yu",
            "Findings of ACL 2025",
            "arXiv 2502.12361");

    private ConfitPaper() {}
}
