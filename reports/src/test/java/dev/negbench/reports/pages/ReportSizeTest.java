package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticDraws;
import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.DrawnRecords;
import dev.negbench.reports.results.ExperimentResults;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a large experiment stays quick to make and to open. */
class ReportSizeTest {
    private static final double MOST_SECONDS = 10;
    private static final int MOST_BYTES = 15_000_000;

    private static final int QUERIES = 300;

    @TempDir
    private Path scratch;

    /** Stores what the cells of the first seed drew last. */
    private DrawnRecords draws(ExperimentResults results) {
        try (Journal journal = Journal.open(scratch, results.plan(), results.environment())) {
            results.cells().stream()
                    .filter(cell -> cell.seed() == 1)
                    .forEach(cell -> journal.putDrawn(SyntheticDraws.of(cell.key(), QUERIES, 10)));
            journal.putShownTexts(SyntheticDraws.texts(results.plan().datasets(), QUERIES));
        }
        return Journal.drawnRecords(scratch);
    }

    @Test
    void twentyFiveStrategiesOnEightDatasetsOverTenSeeds() {
        List<Truth> truths = IntStream.range(0, 25)
                .mapToObj(i -> new Truth("strategy(" + i + ")", 0.002 * i, -0.3 + 0.01 * i, 0.1 + i))
                .toList();
        List<String> datasets =
                IntStream.range(0, 8).mapToObj(i -> "dataset-" + i).toList();
        ExperimentResults results = SyntheticResults.of(truths, datasets, List.of("drawn"), 10, QUERIES, 5);
        DrawnRecords draws = draws(results);
        // CPU time of this thread: what else the machine does must not fail the test.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        String html = HtmlReport.html(Report.of(results, ReportOptions.of(results), draws));
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        System.out.printf("report of 25 × 8 × 10: %.1f s of CPU time, %.1f MB%n", seconds, bytes / 1e6);
        assertTrue(seconds < MOST_SECONDS, seconds + " s of CPU time");
        assertTrue(bytes < MOST_BYTES, bytes + " bytes");
        assertEquals(8 * 10 * 25, html.split("<p>Positive: document ", -1).length - 1);
    }
}
