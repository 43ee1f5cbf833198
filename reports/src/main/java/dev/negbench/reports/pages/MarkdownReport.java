package dev.negbench.reports.pages;

import static dev.negbench.reports.pages.MarkdownTable.escape;

import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.SvgFigure;
import dev.negbench.reports.pages.Report.FigureSection;
import dev.negbench.reports.results.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report as Markdown, with its figures in SVG files beside it: the same tables and words as the HTML page. */
public final class MarkdownReport {
    private final Report report;
    private final String figurePrefix;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Chart> figures = new LinkedHashMap<>();

    private MarkdownReport(Report report, String figurePrefix) {
        this.report = report;
        this.figurePrefix = figurePrefix;
    }

    /**
     * Writes the report to {@code file} and its figures beside it, named {@code <file>-<section>-<number>.svg}.
     *
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void write(Report report, Path file) {
        String name = file.getFileName().toString();
        MarkdownReport markdown = new MarkdownReport(report, name.replaceFirst("\\.md$", "") + "-");
        String text = markdown.write();
        try {
            for (Map.Entry<String, Chart> figure : markdown.figures.entrySet()) {
                Files.writeString(file.resolveSibling(figure.getKey()), SvgFigure.standalone(figure.getValue()) + "\n");
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file
                    + ": the report cannot be written; check the directory and its disk", e);
        }
    }

    private String write() {
        Headline headline = Headline.of(report);
        out.append("# ").append(escape(report.options().title())).append("\n\n");
        headline.findings().forEach(finding -> out.append("**").append(escape(finding)).append("**\n\n"));
        out.append(escape(headline.tally())).append(' ').append(report.options().standing().label()).append(".\n\n");
        DataNotes.warnings(report.results()).forEach(warning -> out.append("> **Warning.** ").append(escape(warning))
                .append("\n\n"));
        writeList(PlanSummary.facts(report.results()));
        writeTable("## Comparison", PrintedTables.comparison(report));
        writeTable("### Not run, not applicable, failed", PrintedTables.unfinished(report));
        if (!report.options().planFacts().isEmpty()) {
            out.append("## Plan and ledger\n\n");
            writeList(report.options().planFacts());
        }
        for (FigureSection section : report.figures()) {
            out.append("## ").append(escape(section.title())).append("\n\n").append(escape(section.caption()))
                    .append("\n\n");
            for (int i = 0; i < section.charts().size(); i++) {
                String name = figurePrefix + section.id() + "-" + (i + 1) + ".svg";
                figures.put(name, section.charts().get(i));
                out.append("![").append(escape(section.charts().get(i).title())).append("](")
                        .append(name.replace(" ", "%20").replace("(", "%28").replace(")", "%29")).append(")\n\n");
            }
        }
        writeTable("## Most changed queries", PrintedTables.queryChanges(report));
        writeTable("## Cost of a draw", PrintedTables.drawCosts(report));
        writeTable("## What was drawn", PrintedTables.drawn(report));
        writeTable("## Labels corrected", PrintedTables.labels(report));
        writeTable("## What strategies measured about themselves", PrintedTables.diagnostics(report));
        writeTable("## Training", PrintedTables.training(report));
        writeTable("## Means over saved baselines", PrintedHistory.means(report));
        writeTable("## Timings of saved baselines", PrintedHistory.timings(report));
        out.append("## How to read the verdicts\n\n");
        writeList(HowToRead.verdicts(report.options().standing(), report.options().settings()));
        writeList(HowToRead.notes(report.options().standing()));
        out.append("## Repeat it\n\n");
        String command = report.results().plan().command();
        String fence = "`".repeat(Math.max(3, longestTicks(command) + 1));
        out.append(fence).append("sh\n").append(command).append('\n').append(fence).append("\n\n");
        writeList(PlanSummary.plan(report.results().plan()));
        out.append("### Environment\n\n");
        writeList(PlanSummary.environment(report.results().environment()));
        for (Environment later : report.results().laterEnvironments()) {
            out.append("### Went on in another environment\n\n");
            writeList(PlanSummary.environment(later));
        }
        return out.toString();
    }

    private void writeTable(String heading, PrintedTable table) {
        if (table.rows().isEmpty()) {
            return;
        }
        out.append(heading).append("\n\n").append(MarkdownTable.of(table));
    }

    private void writeList(Map<String, String> values) {
        values.forEach((name, value) ->
                out.append("- **").append(escape(name)).append("**: ").append(escape(value)).append('\n'));
        out.append('\n');
    }

    private static int longestTicks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
