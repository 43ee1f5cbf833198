package dev.negbench.harness.cli;

import dev.negbench.reports.pages.HtmlReport;
import dev.negbench.reports.pages.MarkdownReport;
import dev.negbench.reports.results.ExperimentResults;
import java.io.IOException;
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
     * Writes HTML and Markdown.
     *
     * @param baseline the strategy that the others are tested against
     */
    static Written write(ExperimentResults results, Path directory, String baseline) {
        Path html = directory.resolve("report.html");
        Path markdown = directory.resolve("report.md");
        try {
            HtmlReport.write(results, baseline, html);
            MarkdownReport.write(results, baseline, markdown);
        } catch (IOException e) {
            throw new EnvironmentException("cannot write the report in " + directory + ": " + e.getMessage() + "; free space or choose another --out", e);
        }
        return new Written(html, markdown);
    }
}
