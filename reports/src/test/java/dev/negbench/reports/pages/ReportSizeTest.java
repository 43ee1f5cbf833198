package dev.negbench.reports.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.results.ExperimentResults;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The report of a large experiment stays quick to make and to open. */
class ReportSizeTest {
    private static final double MOST_SECONDS = 10;
    private static final int MOST_BYTES = 15_000_000;

    @Test
    void twentyFiveStrategiesOnEightDatasetsOverTenSeeds() {
        List<Truth> truths = IntStream.range(0, 25)
                .mapToObj(i -> new Truth("strategy(" + i + ")", 0.002 * i, -0.3 + 0.01 * i, 0.1 + i))
                .toList();
        List<String> datasets =
                IntStream.range(0, 8).mapToObj(i -> "dataset-" + i).toList();
        ExperimentResults results = SyntheticResults.of(truths, datasets, List.of("drawn"), 10, 300, 5);
        // CPU time of this thread: what else the machine does must not fail the test.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        String html = HtmlReport.html(Report.of(results, ReportOptions.of(results)));
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        System.out.printf("report of 25 × 8 × 10: %.1f s of CPU time, %.1f MB%n", seconds, bytes / 1e6);
        assertTrue(seconds < MOST_SECONDS, seconds + " s of CPU time");
        assertTrue(bytes < MOST_BYTES, bytes + " bytes");
    }
}
