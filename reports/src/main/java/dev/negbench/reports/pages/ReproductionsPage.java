package dev.negbench.reports.pages;

import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimFindings;

/**
 * The page of papers' claims, as Markdown: what became of each, with the figure, the command and the deviations. The
 * same findings give the same bytes.
 */
public final class ReproductionsPage {
    private final ClaimFindings findings;
    private final StringBuilder out = new StringBuilder();

    private ReproductionsPage(ClaimFindings findings) {
        this.findings = findings;
    }

    /**
     * Returns the page.
     *
     * @param source where the findings are stored, as the page shall name it
     */
    public static String markdown(ClaimFindings findings, String source) {
        ReproductionsPage page = new ReproductionsPage(findings);
        page.write(source);
        return page.out.toString();
    }

    private void write(String source) {
        out.append("# What became of the papers' claims\n\n")
                .append("Generated from `")
                .append(source)
                .append("`; do not edit. Made by\n\n    ")
                .append(findings.run().command())
                .append("\n\n")
                .append(PlanSummary.machine(findings.run().environment()))
                .append("\n\n")
                .append(FindingText.counts(findings))
                .append(".\n\n")
                .append(FindingText.HOW_TO_READ)
                .append("\n\n")
                .append("The correction is over ")
                .append(findings.run().tests())
                .append(" tests.\n\n")
                .append("| paper | claim | on | figure | verdict |\n|---|---|---|---|---|\n");
        for (ClaimFinding finding : findings.findings()) {
            out.append("| [")
                    .append(finding.paper())
                    .append("](#")
                    .append(finding.paper())
                    .append(") | ")
                    .append(cell(finding.statement()))
                    .append(" | ")
                    .append(cell(place(finding)))
                    .append(" | ")
                    .append(FindingText.figure(finding))
                    .append(" | **")
                    .append(finding.outcome().words())
                    .append("** |\n");
        }
        for (String paper : findings.papers()) {
            out.append("\n## ")
                    .append(paper)
                    .append("\n\n")
                    .append(findings.of(paper).get(0).title())
                    .append('\n');
            findings.of(paper).forEach(this::writeFinding);
        }
    }

    /** Returns the collection of a finding, or what it has in place of one. */
    static String place(ClaimFinding finding) {
        return switch (finding.kind()) {
            case ClaimFinding.EXACT -> "closed form";
            case ClaimFinding.SIMULATED -> "simulation";
            case ClaimFinding.TIMED -> finding.dataset().isEmpty() ? "benchmark" : finding.dataset();
            default -> finding.dataset();
        };
    }

    private void writeFinding(ClaimFinding finding) {
        out.append("\n### ").append(finding.claim());
        if (finding.kind().equals(ClaimFinding.MEASURED)) {
            out.append(", ").append(finding.dataset());
        }
        out.append(": ")
                .append(finding.outcome().words())
                .append("\n\n")
                .append(finding.statement())
                .append("\n\n");
        item("Figure", figure(finding));
        item("Test", FindingText.test(finding));
        item("From", FindingText.parts(finding));
        item("Note", finding.explanation());
        item("Paper reports", finding.reported());
        item("Differs", finding.differs());
        item("Command", "`" + finding.command() + "`");
    }

    private static String figure(ClaimFinding finding) {
        return finding.quantity() + ": " + FindingText.figure(finding)
                + (finding.expectation().isEmpty() ? "" : "; claimed: " + finding.expectation());
    }

    private void item(String name, String text) {
        if (!text.isEmpty()) {
            out.append("- ").append(name).append(": ").append(text).append('\n');
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
