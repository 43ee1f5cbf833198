package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.Paper;

/** The paper that both strategies of this package come from. */
final class CalibrationPaper {
    static final Paper PAPER = new Paper(
            "What are the Desired Characteristics of Calibration Sets? Identifying Correlates on Long Form Scientific"
                    + " Summarization",
            "Adams, Nguyen, Smith, Xia, Xie, Ostropolets, Deb, Chen, Naumann, Elhadad",
            "ACL 2023",
            "arXiv 2305.07615");

    private CalibrationPaper() {}
}
