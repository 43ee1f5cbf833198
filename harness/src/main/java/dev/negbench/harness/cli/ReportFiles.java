package dev.negbench.harness.cli;

import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.pages.CsvTables;
import dev.negbench.reports.pages.HtmlReport;
import dev.negbench.reports.pages.LatexTable;
import dev.negbench.reports.pages.MarkdownReport;
import dev.negbench.reports.pages.Report;
import dev.negbench.reports.pages.ReportOptions;
import dev.negbench.reports.results.ExperimentResults;
import java.nio.file.Path;

/** Writes the pages of an experiment into its results directory. */
final class ReportFiles {
    private ReportFiles() {}

    /**
     * Where the pages are.
     *
     * @param html the self-contained page
     * @param markdown the Markdown page
     */
    record Written(Path html, Path markdown) {}

    /**
     * Writes the report of results without a plan.
     *
     * @param baseline the strategy that the others are tested against
     */
    static Written write(ExperimentResults results, Path directory, String baseline) {
        return write(results, directory, ReportOptions.of(results).withBaseline(baseline));
    }

    /** Writes HTML and Markdown, and for papers the comparison in LaTeX and every table as CSV. */
    static Written write(ExperimentResults results, Path directory, ReportOptions options) {
        Path html = directory.resolve("report.html");
        Path markdown = directory.resolve("report.md");
        Report report = Report.of(results, options, Journal.drawnRecords(directory));
        HtmlReport.write(report, html);
        MarkdownReport.write(report, markdown);
        LatexTable.write(report, directory.resolve("comparison.tex"));
        CsvTables.write(report, directory.resolve("tables"));
        return new Written(html, markdown);
    }
}
