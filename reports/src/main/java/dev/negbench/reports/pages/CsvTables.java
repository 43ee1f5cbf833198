package dev.negbench.reports.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** The tables of a report as CSV, at full precision and with plain numbers; empty where there is none. */
public final class CsvTables {
    private CsvTables() {}

    /**
     * Writes {@code comparison.csv}, {@code pairs.csv}, {@code ranks.csv}, {@code query-changes.csv}, {@code
     * draw-cost.csv}, {@code learning-curves.csv}, {@code drawn.csv}, {@code cell-cost.csv}, {@code diagnostics.csv},
     * {@code history.csv} and {@code baseline-timings.csv}.
     *
     * @param directory where to; created if need be
     * @return the files
     * @throws UncheckedIOException if one cannot be written
     */
    public static List<Path> write(Report report, Path directory) {
        List<Table> tables = List.of(
                report.comparison().table(report.options().standing()),
                report.pairs().table(),
                report.ranks().table(),
                report.queryChanges().table(),
                report.drawCosts().table(),
                report.curves().table(),
                report.drawn().table(),
                report.cellCosts().table(),
                report.diagnostics().table(),
                report.history().table(),
                report.baselineTimings().table());
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": cannot be created; check the path and its disk", e);
        }
        return tables.stream().map(table -> write(table, directory)).toList();
    }

    /** Writes {@code agreement.csv} into a directory that exists. */
    public static Path write(AgreementReport report, Path directory) {
        return write(report.table().table(), directory);
    }

    private static Path write(Table table, Path directory) {
        Path file = directory.resolve(table.name() + ".csv");
        table.write().usingOptions(CsvWriteOptions.builder(file.toFile()).build());
        return file;
    }
}
