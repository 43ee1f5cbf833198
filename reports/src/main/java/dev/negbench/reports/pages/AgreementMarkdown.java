package dev.negbench.reports.pages;

import static dev.negbench.reports.pages.MarkdownTable.escape;

import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.SvgFigure;
import java.nio.file.Path;
import java.util.List;

/** The page about agreement as Markdown, with its figures in SVG files beside it. */
public final class AgreementMarkdown {
    private AgreementMarkdown() {}

    /**
     * Writes the page and its figures, {@code <file>-<number>.svg}.
     *
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public static void write(AgreementReport report, Path file) {
        String prefix = file.getFileName().toString().replaceFirst("\\.md$", "") + "-";
        List<Chart> charts = report.charts();
        for (int i = 0; i < charts.size(); i++) {
            HtmlFrame.write(SvgFigure.standalone(charts.get(i)) + "\n", file.resolveSibling(prefix + (i + 1) + ".svg"));
        }
        HtmlFrame.write(markdown(report, prefix), file);
    }

    /**
     * Returns the page.
     *
     * @param figurePrefix how the names of its figures begin
     */
    static String markdown(AgreementReport report, String figurePrefix) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(escape(report.title())).append("\n\n");
        report.findings().forEach(finding -> out.append(escape(finding)).append("\n\n"));
        report.warnings().forEach(warning -> out.append("> **Warning.** ").append(escape(warning)).append("\n\n"));
        out.append("## What they differ in\n\n").append(MarkdownTable.of(AgreementTables.differing(report)));
        out.append("## Order\n\n").append(MarkdownTable.of(AgreementTables.ranks(report)));
        List<Chart> charts = report.charts();
        for (int i = 0; i < charts.size(); i++) {
            out.append("![")
                    .append(escape(charts.get(i).title()))
                    .append("](")
                    .append(figurePrefix)
                    .append(i + 1)
                    .append(".svg)\n\n");
        }
        out.append("## Strategies\n\n").append(MarkdownTable.of(AgreementTables.rows(report)));
        out.append("## How to read it\n\n");
        AgreementReport.howToRead().forEach((word, meaning) -> out.append("- **")
                .append(escape(word))
                .append("**: ")
                .append(escape(meaning))
                .append('\n'));
        out.append("\n## Repeat it\n\n```sh\n");
        report.commands().forEach(command -> out.append(command).append('\n'));
        out.append("```\n\n");
        report.machines().forEach((name, machine) ->
                out.append("- **").append(escape(name)).append("**: ").append(escape(machine)).append('\n'));
        return out.toString();
    }
}
