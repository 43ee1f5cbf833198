package dev.negbench.reports.pages;

import static dev.negbench.reports.figures.Markup.escape;

import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.PlotlyFigure;
import dev.negbench.reports.figures.SvgFigure;
import dev.negbench.reports.pages.Report.FigureSection;
import dev.negbench.reports.results.Environment;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report as one HTML file that loads nothing, from anywhere: its content policy forbids it to. Figures are still
 * ones in SVG; where plotly.js was there at build time, live ones take their place on screen, and the still ones are
 * printed.
 */
public final class HtmlReport {
    private static final int OPEN_FINDINGS = 6;

    private final Report report;
    private final Optional<PlotlyLibrary> plotly;
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final List<String> live = new ArrayList<>();

    private HtmlReport(Report report) {
        this.report = report;
        this.plotly = report.options().live() ? PlotlyLibrary.find() : Optional.empty();
    }

    /** Returns the page. */
    public static String html(Report report) {
        return new HtmlReport(report).write();
    }

    /**
     * Writes the page.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Report report, Path file) {
        HtmlFrame.write(html(report), file);
    }

    private String write() {
        Headline headline = Headline.of(report);
        List<FigureSection> figures = report.figures();
        out.append(HtmlFrame.head(report.options().title(), HtmlFrame.SCRIPTED, SvgFigure.css()));
        writeHead(headline);
        writeNavigation(figures);
        out.append("<main>");
        writeComparison();
        writePlan();
        writeFigures(figures);
        writeTables();
        writeReading();
        writeRepeat();
        out.append("</main>");
        writeScripts();
        return out.append("</body></html>\n").toString();
    }

    private void writeHead(Headline headline) {
        out.append("<header><p class=\"label\">negbench <span>").append(report.options().standing().label())
                .append("</span></p><h1>").append(escape(report.options().title())).append("</h1>");
        List<String> findings = headline.findings();
        int open = Math.min(findings.size(), OPEN_FINDINGS);
        findings.subList(0, open).forEach(this::writeFinding);
        if (open < findings.size()) {
            out.append("<details><summary>").append(findings.size() - open).append(" more</summary>");
            findings.subList(open, findings.size()).forEach(this::writeFinding);
            out.append("</details>");
        }
        out.append("<p class=\"tally\">").append(escape(headline.tally()))
                .append("</p>");
        DataNotes.warnings(report.results()).forEach(warning -> out.append("<p class=\"warning\" role=\"note\"><b>")
                .append("Warning.</b> ").append(escape(warning)).append("</p>"));
        out.append("<dl class=\"facts\">");
        PlanSummary.facts(report.results()).forEach((name, value) -> out.append("<div><dt>").append(escape(name))
                .append("</dt><dd>").append(escape(value)).append("</dd></div>"));
        out.append("</dl></header>");
    }

    private void writeFinding(String finding) {
        out.append("<p class=\"finding\">").append(escape(finding)).append("</p>");
    }

    private void writeNavigation(List<FigureSection> figures) {
        out.append("<nav aria-label=\"Sections\"><a href=\"#comparison\">Comparison</a>");
        figures.forEach(section -> out.append("<a href=\"#").append(section.id()).append("\">")
                .append(escape(section.shortTitle())).append("</a>"));
        out.append("<a href=\"#numbers\">More numbers</a><a href=\"#reading\">How to read</a>")
                .append("<a href=\"#repeat\">Repeat it</a></nav>");
    }

    private void writeComparison() {
        out.append("<section id=\"comparison\"><h2>Comparison</h2>")
                .append(HtmlTable.of(PrintedTables.comparison(report), report.palette()));
        PrintedTable unfinished = PrintedTables.unfinished(report);
        if (!unfinished.rows().isEmpty()) {
            out.append("<h3 id=\"unfinished\">Not run, not applicable, failed</h3>")
                    .append(HtmlTable.of(unfinished, report.palette()));
        }
        out.append("</section>");
    }

    private void writePlan() {
        if (!report.options().planFacts().isEmpty()) {
            out.append("<section id=\"plan\"><h2>Plan and ledger</h2>");
            writeList(report.options().planFacts());
            out.append("</section>");
        }
    }

    private void writeFigures(List<FigureSection> sections) {
        if (sections.isEmpty()) {
            return;
        }
        out.append("<div class=\"figures\"><div class=\"legend\" role=\"group\" aria-label=\"Strategies in figures\">");
        for (String strategy : report.results().plan().strategies()) {
            out.append("<button type=\"button\" aria-pressed=\"true\" data-strategy=\"")
                    .append(report.palette().look(strategy).strategy()).append("\">")
                    .append(SvgFigure.mark(report.palette().look(strategy))).append(escape(strategy))
                    .append("</button>");
        }
        out.append("</div>");
        for (FigureSection section : sections) {
            out.append("<section id=\"").append(section.id()).append("\"><h2>").append(escape(section.title()))
                    .append("</h2><p>").append(escape(section.caption())).append("</p><div class=\"charts\">");
            section.charts().forEach(this::writeChart);
            out.append("</div></section>");
        }
        out.append("</div>");
    }

    private void writeChart(Chart chart) {
        out.append("<figure><figcaption>").append(escape(chart.title())).append("</figcaption><div class=\"still\">")
                .append(SvgFigure.inPage(chart)).append("</div>");
        if (plotly.isPresent()) {
            String div = "plot" + live.size();
            live.add(PlotlyFigure.script(chart, div));
            out.append("<div class=\"live\" id=\"").append(div).append("\" role=\"img\" aria-label=\"")
                    .append(escape(chart.title() + ". " + String.join("; ", chart.facts()))).append("\"></div>");
        }
        out.append("<details><summary>In words</summary><ul>");
        for (String sentence : chart.facts()) {
            out.append("<li>").append(escape(sentence)).append("</li>");
        }
        out.append("</ul></details></figure>");
    }

    private void writeTables() {
        out.append("<section id=\"numbers\"><h2>More numbers</h2>");
        writeTableIfAny("Most changed queries", PrintedTables.queryChanges(report));
        out.append(NeighboursHtml.of(report));
        writeTable("Cost of a draw", PrintedTables.drawCosts(report));
        writeTable("What was drawn", PrintedTables.drawn(report));
        writeTableIfAny("Labels corrected", PrintedTables.labels(report));
        writeTableIfAny("What strategies measured about themselves", PrintedTables.diagnostics(report));
        writeTable("Training", PrintedTables.training(report));
        writeTableIfAny("Means over saved baselines", PrintedHistory.means(report));
        writeTableIfAny("Timings of saved baselines", PrintedHistory.timings(report));
        out.append("</section>");
    }

    private void writeTableIfAny(String title, PrintedTable table) {
        if (!table.rows().isEmpty()) {
            writeTable(title, table);
        }
    }

    private void writeTable(String title, PrintedTable table) {
        out.append("<h3>").append(escape(title)).append("</h3>")
                .append(table.rows().isEmpty() ? "<p>Not measured.</p>" : HtmlTable.of(table, report.palette()));
    }

    private void writeReading() {
        out.append("<section id=\"reading\"><h2>How to read the verdicts</h2>");
        writeList(HowToRead.verdicts(report.options().standing(), report.options().settings()));
        writeList(HowToRead.notes(report.options().standing()));
        out.append("</section>");
    }

    private void writeRepeat() {
        out.append("<section id=\"repeat\"><h2>Repeat it</h2><div class=\"command\"><pre><code>")
                .append(escape(report.results().plan().command()))
                .append("</code></pre><button type=\"button\" hidden>Copy</button></div><h3>Plan</h3>");
        writeList(PlanSummary.plan(report.results().plan()));
        out.append("<h3>Environment</h3>");
        writeList(PlanSummary.environment(report.results().environment()));
        for (Environment later : report.results().laterEnvironments()) {
            out.append("<h3>Went on in another environment</h3>");
            writeList(PlanSummary.environment(later));
        }
        plotly.ifPresent(library -> out.append("<details><summary>Licence of plotly.js, which draws the live figures")
                .append("</summary><pre>").append(escape(library.licence())).append("</pre></details>"));
        out.append("</section>");
    }

    private void writeList(Map<String, String> values) {
        out.append("<dl class=\"pairs\">");
        values.forEach((name, value) -> out.append("<dt>").append(escape(name)).append("</dt><dd>")
                .append(escape(value)).append("</dd>"));
        out.append("</dl>");
    }

    private void writeScripts() {
        plotly.ifPresent(library -> out.append("<script>").append(library.inline()).append("</script>\n"));
        out.append("<script>\nconst negbenchFigures=[").append(String.join(",\n", live)).append("];\n")
                .append(HtmlFrame.resource("report.js")).append("</script>\n");
    }
}
