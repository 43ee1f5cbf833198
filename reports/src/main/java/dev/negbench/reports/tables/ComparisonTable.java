package dev.negbench.reports.tables;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.Comparison;
import dev.negbench.reports.statistics.ComparisonFamily;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.ComparisonVerdict;
import dev.negbench.reports.statistics.MeanInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The main table: every planned strategy × dataset × mode with its mean and its test against the baseline. One family
 * of comparisons over the whole table, what was not run included.
 *
 * @param measure the primary measure, which is tested
 * @param otherMeasures the measures shown beside it
 * @param baseline the strategy that the others are compared with
 * @param settings level, smallest effect of interest, sign-flip draws
 * @param family the comparisons, corrected
 * @param rows datasets, in them modes, in them strategies, as planned
 */
public record ComparisonTable(
        String measure,
        List<String> otherMeasures,
        String baseline,
        ComparisonSettings settings,
        ComparisonFamily family,
        List<ComparisonRow> rows) {

    /** Compares with the plan's baseline at the default settings; see the longer form. */
    public static ComparisonTable of(ExperimentResults results) {
        return of(results, results.plan().baseline(), ComparisonSettings.DEFAULT);
    }

    /**
     * Compares every strategy with a baseline, on the seeds and queries that both have. The sign-flip checks take most
     * of the time: about draws × queries / 64 additions a comparison.
     *
     * @param baseline one of the plan's strategies
     * @throws IllegalArgumentException if the baseline is not in the plan, the plan names no measure, or a finished
     *     cell lacks its scores
     */
    public static ComparisonTable of(ExperimentResults results, String baseline, ComparisonSettings settings) {
        ExperimentPlan plan = results.plan();
        if (!plan.strategies().contains(baseline)) {
            throw new IllegalArgumentException("baseline \"" + baseline + "\" is not in the plan; it has "
                    + plan.strategies());
        }
        if (plan.measures().isEmpty()) {
            throw new IllegalArgumentException("the plan names no measure; it needs at least the primary one");
        }
        String measure = plan.measures().get(0);
        List<String> others = plan.measures().subList(1, plan.measures().size());
        List<CellGroup> groups = CellGroup.all(results);
        List<String> planned = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (CellGroup group : groups) {
            if (!group.strategy().equals(baseline)) {
                planned.add(name(group, baseline, measure));
                compare(results, group, baselineOf(group, groups, baseline), measure, settings)
                        .ifPresent(comparisons::add);
            }
        }
        ComparisonFamily family = ComparisonFamily.of(planned, comparisons);
        List<ComparisonRow> rows = new ArrayList<>();
        for (CellGroup group : groups) {
            Optional<ComparisonVerdict> verdict = group.strategy().equals(baseline)
                    ? Optional.empty()
                    : Optional.of(family.row(name(group, baseline, measure)));
            rows.add(row(results, group, baselineOf(group, groups, baseline), measure, others, verdict));
        }
        return new ComparisonTable(measure, List.copyOf(others), baseline, settings, family, List.copyOf(rows));
    }

    private static String name(CellGroup group, String baseline, String measure) {
        return group.strategy() + " vs " + baseline + ", " + group.dataset() + ", " + group.mode() + ", " + measure;
    }

    private static CellGroup baselineOf(CellGroup group, List<CellGroup> groups, String baseline) {
        return groups.stream()
                .filter(other -> other.strategy().equals(baseline) && other.isOf(group.dataset(), group.mode()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> commonSeeds(CellGroup group, CellGroup baseline) {
        return baseline.finishedSeeds().stream().filter(group.finishedSeeds()::contains).toList();
    }

    private static Optional<Comparison> compare(
            ExperimentResults results, CellGroup group, CellGroup baseline, String measure,
            ComparisonSettings settings) {
        List<Long> seeds = commonSeeds(group, baseline);
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        List<String> queries = baseline.queryIds(results);
        return Optional.of(Comparison.of(
                name(group, baseline.strategy(), measure),
                baseline.scores(results, measure, seeds, queries),
                group.scores(results, measure, seeds, queries),
                settings));
    }

    private static ComparisonRow row(
            ExperimentResults results,
            CellGroup group,
            CellGroup baseline,
            String measure,
            List<String> others,
            Optional<ComparisonVerdict> verdict) {
        List<CellResult> finished = group.finished();
        Map<String, Double> otherMeans = new LinkedHashMap<>();
        Optional<MeanInterval> mean = Optional.empty();
        if (!finished.isEmpty()) {
            mean = Optional.of(MeanInterval.of(
                    group.scores(results, measure, group.finishedSeeds(), group.queryIds(results))));
            for (String other : others) {
                otherMeans.put(other, finished.stream()
                        .mapToDouble(cell -> cell.metrics().getOrDefault(other, Double.NaN))
                        .average()
                        .getAsDouble());
            }
        }
        List<String> notes = new ArrayList<>();
        if (verdict.isPresent() && !finished.isEmpty()) {
            int common = commonSeeds(group, baseline).size();
            if (common == 0) {
                notes.add("no seed in common with the baseline: not compared");
            } else if (common < finished.size()) {
                notes.add("compared on the " + common + " seeds that the baseline finished too");
            }
        }
        verdict.flatMap(ComparisonVerdict::comparison).ifPresent(comparison -> notes.addAll(comparison.notes()));
        return new ComparisonRow(
                group.strategy(), group.dataset(), group.mode(), group.outcome(), finished.size(),
                group.planned().size(),
                mean, otherMeans, verdict, group.gaps(), List.copyOf(notes));
    }

    /** Returns the rows of a dataset and mode, as planned. */
    public List<ComparisonRow> rows(String dataset, String mode) {
        return rows.stream().filter(row -> row.dataset().equals(dataset) && row.mode().equals(mode)).toList();
    }

    /** Returns whether a row has the highest mean of a measure in its dataset and mode; equal means share it. */
    public boolean isBest(ComparisonRow row, String of) {
        return rows(row.dataset(), row.mode()).stream().noneMatch(other -> other.mean(of) > row.mean(of))
                && !Double.isNaN(row.mean(of));
    }

    /** Returns the numbers at full precision, one line a row. */
    public Table table(Standings standings) {
        Table table = Table.create(
                "comparison",
                text("dataset", ComparisonRow::dataset),
                text("mode", ComparisonRow::mode),
                text("strategy", ComparisonRow::strategy),
                text("outcome", row -> row.outcome().words()),
                IntColumn.create("seeds", rows.stream().mapToInt(ComparisonRow::seeds).toArray()),
                number(measure, row -> row.mean(measure)),
                number(measure + " ci_lower", row -> ofMean(row, m -> m.interval().lower())),
                number(measure + " ci_upper", row -> ofMean(row, m -> m.interval().upper())));
        for (String other : otherMeasures) {
            table.addColumns(number(other, row -> row.mean(other)));
        }
        table.addColumns(
                number("queries", row -> ofComparison(row, Comparison::queries)),
                number("difference", row -> ofComparison(row, Comparison::meanDifference)),
                number("difference ci_lower", row -> ofComparison(row, c -> c.interval().lower())),
                number("difference ci_upper", row -> ofComparison(row, c -> c.interval().upper())),
                number("d_z", row -> ofComparison(row, c -> c.effect().dz())),
                number("df", row -> ofComparison(row, c -> c.test().estimate().df())),
                number("p", row -> ofComparison(row, Comparison::p)),
                number("p_holm", row -> row.verdict().map(ComparisonVerdict::adjustedP).orElse(Double.NaN)),
                number("p_sign_flip", row -> ofComparison(row, c -> c.signFlip().p())),
                text("verdict", row -> row.isBaseline() ? "baseline" : standings.words(row)),
                text("standing", row -> row.isBaseline() ? standings.label() : standings.of(row).label()),
                text("gaps", row -> String.join("; ", row.gaps())),
                text("notes", row -> String.join("; ", row.notes())));
        return table;
    }

    private interface Text {
        String of(ComparisonRow row);
    }

    private StringColumn text(String name, Text value) {
        return StringColumn.create(name, rows.stream().map(value::of).toArray(String[]::new));
    }

    private DoubleColumn number(String name, ToDoubleFunction<ComparisonRow> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }

    private static double ofMean(ComparisonRow row, ToDoubleFunction<MeanInterval> value) {
        return row.mean().isPresent() ? value.applyAsDouble(row.mean().get()) : Double.NaN;
    }

    private static double ofComparison(ComparisonRow row, ToDoubleFunction<Comparison> value) {
        return row.comparison().isPresent() ? value.applyAsDouble(row.comparison().get()) : Double.NaN;
    }
}
