package dev.negbench.reports.pages;

import dev.negbench.reports.SyntheticHistory;
import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.tables.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Invented results with every kind of row in them, and the pages made of them, to look at. */
final class SampleReport {
    private static final long SEED = 20_240_901;
    private static final ComparisonSettings SETTINGS = ComparisonSettings.DEFAULT.withSignFlips(10_000);

    private SampleReport() {}

    /** Writes the pages into a directory. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        Report report = of(results(500));
        HtmlReport.write(report, directory.resolve("live.html"));
        HtmlReport.write(
                Report.of(report.results(), report.options().withLive(false)), directory.resolve("still.html"));
        MarkdownReport.write(report, directory.resolve("report.md"));
        HtmlReport.write(withHistory(500), directory.resolve("history.html"));
        List<String> five = List.of("scifact", "wordnet-senses", "nfcorpus", "fiqa", "adi");
        HtmlReport.write(
                of(SyntheticResults.of(SyntheticResults.SIX, five, List.of("in-batch+drawn"), 5, 300, 20_240_901)),
                directory.resolve("ranks.html"));
    }

    static Report of(ExperimentResults results) {
        return of(results, List.of());
    }

    static Report of(ExperimentResults results, List<NamedBaseline> history) {
        return Report.of(
                results,
                ReportOptions.of(results)
                        .withSettings(SETTINGS)
                        .withStanding(Standing.CONFIRMATORY)
                        .withHistory(history));
    }

    /** Returns the sample with four baselines, of which the first has other settings and the last another dataset. */
    static Report withHistory(int queries) {
        List<String> datasets = List.of("scifact", "wordnet-senses");
        ExperimentResults first = saved(-0.06, datasets, 3, queries);
        ExperimentResults second = saved(-0.03, datasets, 5, queries);
        ExperimentResults third = saved(0.005, datasets.subList(0, 1), 5, queries);
        ExperimentResults elsewhere = saved(0, List.of("adi"), 2, queries);
        return of(
                results(queries),
                List.of(
                        SyntheticHistory.saved(
                                "v0.1", "2026-02-11", "", SyntheticHistory.with(first, "epochs", "3")),
                        SyntheticHistory.saved("v0.2", "2026-05-30", "pools are refreshed every epoch", second),
                        SyntheticHistory.saved("sampler-rewrite", "2026-09-02", "<b>new</b> sampler & more", third),
                        SyntheticHistory.saved("adi", "2026-09-03", "", elsewhere)));
    }

    private static ExperimentResults saved(double gain, List<String> datasets, int seeds, int queries) {
        return SyntheticResults.of(
                SyntheticHistory.gaining(gain, SyntheticResults.SIX), datasets, List.of("in-batch+drawn"), seeds,
                queries, SEED);
    }

    /** Returns 9 strategies × 2 datasets × 5 seeds: 6 measured, one failed, one not applicable, one not run. */
    static ExperimentResults results(int queries) {
        List<Truth> truths = new ArrayList<>(SyntheticResults.SIX);
        truths.add(new Truth("ar2(companion=interaction)", 0.02, -0.1, 0.4));
        truths.add(new Truth("skill-extraction(related=taxonomy)", 0.01, -0.1, 0.4));
        truths.add(new Truth("knn-embed(clusters=64)", 0.01, -0.1, 0.4));
        ExperimentResults all = SyntheticResults.of(
                truths, List.of("scifact", "wordnet-senses"), List.of("in-batch+drawn"), 5, queries, SEED);
        List<CellResult> cells = new ArrayList<>();
        for (CellResult cell : all.cells()) {
            switch (cell.strategy()) {
                case "ar2(companion=interaction)" -> cells.add(unfinished(
                        cell, CellStatus.FAILED, "OutOfMemoryError: Java heap space; give it more with -Xmx"));
                case "skill-extraction(related=taxonomy)" -> cells.add(unfinished(
                        cell, CellStatus.NOT_APPLICABLE, "the dataset has no taxonomy"));
                case "knn-embed(clusters=64)" -> { }
                case "rrra(temperature=0.1,resample=64)" -> {
                    if (cell.seed() != 3 || cell.dataset().equals("scifact")) {
                        cells.add(cell);
                    }
                }
                default -> cells.add(cell);
            }
        }
        return new ExperimentResults(all.plan(), all.environment(), cells, all.queryScores(), all.drawCosts());
    }

    private static CellResult unfinished(CellResult cell, CellStatus status, String reason) {
        return SyntheticResults.unfinished(cell.strategy(), cell.dataset(), cell.mode(), cell.seed(), status, reason);
    }
}
