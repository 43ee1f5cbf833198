package dev.negbench.reports.pages;

import static dev.negbench.reports.figures.Markup.escape;

import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.Palette;
import dev.negbench.reports.figures.SvgFigure;
import java.nio.file.Path;

/** The page about agreement as one HTML file that loads nothing. */
public final class AgreementHtml {
    private final AgreementReport report;
    private final Palette palette;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private AgreementHtml(AgreementReport report) {
        this.report = report;
        this.palette = report.palette();
    }

    /**
     * Writes the page.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static void write(AgreementReport report, Path file) {
        HtmlFrame.write(html(report), file);
    }

    /** Returns the page. */
    static String html(AgreementReport report) {
        AgreementHtml page = new AgreementHtml(report);
        page.write();
        return page.out.toString();
    }

    private void write() {
        out.append(HtmlFrame.head(report.title(), HtmlFrame.SCRIPTED, SvgFigure.css()))
                .append("<header><p class=\"label\">negbench</p><h1>")
                .append(escape(report.title()))
                .append("</h1>");
        report.findings().forEach(finding -> out.append("<p class=\"finding\">")
                .append(escape(finding))
                .append("</p>"));
        report.warnings()
                .forEach(warning -> out.append("<p class=\"warning\" role=\"note\"><b>Warning.</b> ")
                        .append(escape(warning))
                        .append("</p>"));
        out.append("</header><nav aria-label=\"Sections\"><a href=\"#differing\">What they differ in</a>")
                .append("<a href=\"#order\">Order</a><a href=\"#strategies\">Strategies</a>")
                .append("<a href=\"#reading\">How to read it</a><a href=\"#repeat\">Repeat it</a></nav><main>");
        section("differing", "What they differ in", AgreementTables.differing(report));
        section("order", "Order", AgreementTables.ranks(report));
        out.append("<div class=\"figures\"><section><div class=\"charts\">");
        report.charts().forEach(this::writeChart);
        out.append("</div></section></div>");
        section("strategies", "Strategies", AgreementTables.rows(report));
        out.append("<section id=\"reading\"><h2>How to read it</h2><dl class=\"pairs\">");
        AgreementReport.howToRead().forEach((word, meaning) -> out.append("<dt>")
                .append(escape(word))
                .append("</dt><dd>")
                .append(escape(meaning))
                .append("</dd>"));
        out.append("</dl></section><section id=\"repeat\"><h2>Repeat it</h2>");
        report.commands().forEach(this::command);
        out.append("<dl class=\"pairs\">");
        report.machines().forEach((name, machine) -> out.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(machine))
                .append("</dd>"));
        out.append("</dl></section></main><script>\nconst negbenchFigures=[];\n")
                .append(HtmlFrame.resource("report.js"))
                .append("</script>\n</body></html>\n");
    }

    private void section(String id, String title, PrintedTable table) {
        out.append("<section id=\"")
                .append(id)
                .append("\"><h2>")
                .append(title)
                .append("</h2>")
                .append(HtmlTable.of(table, palette))
                .append("</section>");
    }

    private void writeChart(Chart chart) {
        out.append("<figure><figcaption>")
                .append(escape(chart.title()))
                .append("</figcaption><div class=\"still\">")
                .append(SvgFigure.inPage(chart))
                .append("</div><details><summary>In words</summary><ul>");
        chart.facts().forEach(fact -> out.append("<li>").append(escape(fact)).append("</li>"));
        out.append("</ul></details></figure>");
    }

    private void command(String command) {
        out.append("<div class=\"command\"><pre><code>")
                .append(escape(command))
                .append("</code></pre><button type=\"button\" hidden>Copy</button></div>");
    }
}
