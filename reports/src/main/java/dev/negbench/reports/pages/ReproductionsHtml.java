package dev.negbench.reports.pages;

import static dev.negbench.reports.figures.Markup.escape;

import dev.negbench.reports.claims.ClaimFinding;
import dev.negbench.reports.claims.ClaimFindings;
import java.util.List;

/** The page of papers' claims as one HTML file that loads nothing. The same findings give the same bytes. */
public final class ReproductionsHtml {
    private final ClaimFindings findings;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private ReproductionsHtml(ClaimFindings findings) {
        this.findings = findings;
    }

    /** Returns the page. */
    public static String html(ClaimFindings findings) {
        ReproductionsHtml page = new ReproductionsHtml(findings);
        page.write();
        return page.out.toString();
    }

    private void write() {
        out.append(HtmlFrame.head("What became of the papers' claims", HtmlFrame.STILL, ""))
                .append("<header><p class=\"label\">negbench</p>")
                .append("<h1>What became of the papers' claims</h1><p class=\"tally\">")
                .append(escape(FindingText.counts(findings)))
                .append(".</p><p>")
                .append(escape(PlanSummary.machine(findings.run().environment())))
                .append("</p></header>\n<nav class=\"wrapped\">");
        for (String paper : findings.papers()) {
            out.append("<a href=\"#")
                    .append(escape(paper))
                    .append("\">")
                    .append(escape(paper))
                    .append("</a>");
        }
        out.append("</nav>\n<main><section><p>")
                .append(escape(FindingText.HOW_TO_READ))
                .append("</p><div class=\"scroll\"><table class=\"plain\"><thead><tr>");
        for (String heading : List.of("paper", "claim", "on", "figure", "verdict")) {
            out.append("<th scope=\"col\">").append(heading).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        findings.findings().forEach(this::writeRow);
        out.append("</tbody></table></div><p class=\"caption\">Holm's correction is over ")
                .append(findings.run().tests())
                .append(" tests.</p></section>\n");
        for (String paper : findings.papers()) {
            out.append("<section id=\"")
                    .append(escape(paper))
                    .append("\"><h2>")
                    .append(escape(paper))
                    .append("</h2><p>")
                    .append(escape(findings.of(paper).get(0).title()))
                    .append("</p>");
            findings.of(paper).forEach(this::writeFinding);
            out.append("</section>\n");
        }
        out.append("<section><h2>Repeat it</h2><pre><code>")
                .append(escape(findings.run().command()))
                .append("</code></pre></section></main></body></html>\n");
    }

    private void writeRow(ClaimFinding finding) {
        out.append("<tr><th scope=\"row\"><a href=\"#")
                .append(escape(finding.paper()))
                .append("\">")
                .append(escape(finding.paper()))
                .append("</a></th><td class=\"prose\">")
                .append(escape(finding.statement()))
                .append("</td><td>")
                .append(escape(ReproductionsPage.place(finding)))
                .append("</td><td>")
                .append(escape(FindingText.figure(finding)))
                .append("</td><td>")
                .append(verdict(finding))
                .append("</td></tr>\n");
    }

    private void writeFinding(ClaimFinding finding) {
        out.append("<h3>")
                .append(escape(finding.claim()))
                .append(finding.dataset().isEmpty() ? "" : ", " + escape(finding.dataset()))
                .append(' ')
                .append(verdict(finding))
                .append("</h3><p>")
                .append(escape(finding.statement()))
                .append("</p><dl class=\"pairs\">");
        pair(
                finding.quantity(),
                FindingText.figure(finding)
                        + (finding.expectation().isEmpty() ? "" : "; claimed: " + finding.expectation()));
        pair("test", FindingText.test(finding));
        pair("from", FindingText.parts(finding));
        pair("note", finding.explanation());
        pair("paper reports", finding.reported());
        pair("differs", finding.differs());
        out.append("</dl><pre><code>").append(escape(finding.command())).append("</code></pre>");
    }

    private void pair(String name, String text) {
        if (!text.isEmpty()) {
            out.append("<dt>")
                    .append(escape(name))
                    .append("</dt><dd>")
                    .append(escape(text))
                    .append("</dd>");
        }
    }

    private static String verdict(ClaimFinding finding) {
        String tone =
                switch (finding.outcome()) {
                    case REPRODUCED, PASS -> "up";
                    case CONTRADICTED, FAIL -> "down";
                    case INCONCLUSIVE -> "open";
                    case NOT_RUN -> "none";
                };
        return "<span class=\"verdict " + tone + "\">" + finding.outcome().words() + "</span>";
    }
}
