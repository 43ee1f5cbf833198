package dev.negbench.reports.tables;

import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.NamedResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.ComparisonVerdict;
import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.TwoWayTest;
import dev.negbench.reports.statistics.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Whether experiments agree: the same strategies on the same data, under other conditions, such as with another
 * encoder. Each keeps the verdicts of its own comparison table. Beside them stands the test of whether the difference
 * to the baseline itself is another one than in the first experiment; one family over the whole table, corrected by
 * Holm.
 *
 * @param measure the primary measure of all
 * @param baseline the strategy that the others are compared with, in all
 * @param settings level, smallest effect of interest, sign-flip draws
 * @param names of the experiments, in their order
 * @param rows datasets, in them modes, in them strategies, as planned; what only later experiments planned comes last
 */
public record AgreementTable(
        String measure,
        String baseline,
        ComparisonSettings settings,
        List<String> names,
        List<AgreementRow> rows) {
    /** Experiments that were not planned together confirm nothing together. */
    public static final Standing STANDING = Standing.exploratory(List.of("the experiments were not planned together"));

    private record Place(String dataset, String mode, String strategy) {}

    private record Side(ExperimentResults results, List<CellGroup> groups) {
        static Side of(NamedResults experiment) {
            return new Side(experiment.results(), CellGroup.all(experiment.results()));
        }

        boolean has(Place place) {
            return groups.stream().anyMatch(group -> group.isOf(place.dataset(), place.mode()));
        }

        Optional<CellGroup> group(Place place, String strategy) {
            return groups.stream()
                    .filter(group -> group.isOf(place.dataset(), place.mode()))
                    .filter(group -> group.strategy().equals(strategy))
                    .findFirst();
        }
    }

    /**
     * Holds experiments against each other. Costs as much as their comparison tables, and O(rows × seeds × queries).
     *
     * @param experiments at least two, whose names differ
     * @param baseline a strategy of all
     * @throws IllegalArgumentException if there are fewer than two, names are the same, a baseline is missing, the
     *     primary measures differ, they share no dataset and mode, or a finished cell lacks its scores
     */
    public static AgreementTable of(List<NamedResults> experiments, String baseline, ComparisonSettings settings) {
        List<String> names = experiments.stream().map(NamedResults::name).toList();
        if (names.size() < 2 || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("experiments " + names + ": give at least two, under different names");
        }
        String measure = requireSameMeasure(experiments);
        List<ComparisonTable> tables = experiments.stream()
                .map(experiment -> ComparisonTable.of(experiment.results(), baseline, settings))
                .toList();
        List<Side> sides = experiments.stream().map(Side::of).toList();
        List<AgreementRow> raw = new ArrayList<>();
        rowsByPlace(tables).forEach((place, rows) -> {
            if (sides.stream().filter(side -> side.has(place)).count() >= 2) {
                raw.add(row(place, rows, sides, baseline, measure));
            }
        });
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("experiments " + names + " have no dataset and mode in common");
        }
        return new AgreementTable(measure, baseline, settings, names, corrected(raw));
    }

    private static Map<Place, List<Optional<ComparisonRow>>> rowsByPlace(List<ComparisonTable> tables) {
        Map<Place, List<Optional<ComparisonRow>>> places = new LinkedHashMap<>();
        for (int e = 0; e < tables.size(); e++) {
            for (ComparisonRow row : tables.get(e).rows()) {
                if (!row.isBaseline()) {
                    places.computeIfAbsent(
                                    new Place(row.dataset(), row.mode(), row.strategy()),
                                    place -> new ArrayList<>(Collections.nCopies(tables.size(), Optional.empty())))
                            .set(e, Optional.of(row));
                }
            }
        }
        return places;
    }

    private static String requireSameMeasure(List<NamedResults> experiments) {
        String measure = experiments.get(0).results().plan().measures().get(0);
        for (NamedResults experiment : experiments) {
            String other = experiment.results().plan().measures().get(0);
            if (!other.equals(measure)) {
                throw new IllegalArgumentException("the primary measure of " + experiments.get(0).name() + " is "
                        + measure + ", that of " + experiment.name() + " is " + other);
            }
        }
        return measure;
    }

    private static AgreementRow row(
            Place place, List<Optional<ComparisonRow>> rows, List<Side> sides, String baseline, String measure) {
        List<Verdict> verdicts = rows.stream()
                .map(row -> row.flatMap(ComparisonRow::verdict)
                        .map(ComparisonVerdict::verdict)
                        .orElse(Verdict.NOT_RUN))
                .toList();
        List<AgreementRow.Change> changes = sides.stream()
                .skip(1)
                .map(side -> change(place, baseline, measure, sides.get(0), side))
                .map(test -> new AgreementRow.Change(test, Double.NaN))
                .toList();
        return new AgreementRow(
                place.dataset(),
                place.mode(),
                place.strategy(),
                List.copyOf(rows),
                Agreement.of(verdicts),
                changes);
    }

    private static Optional<TwoWayTest> change(
            Place place, String baseline, String measure, Side first, Side second) {
        List<CellGroup> groups = Stream.of(first, second)
                .flatMap(side -> Stream.of(baseline, place.strategy()).map(strategy -> side.group(place, strategy)))
                .flatMap(Optional::stream)
                .toList();
        if (groups.size() < 4) {
            return Optional.empty();
        }
        List<Long> seeds = groups.get(0).finishedSeeds().stream()
                .filter(seed -> groups.stream().allMatch(group -> group.finishedSeeds().contains(seed)))
                .toList();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        List<String> queries = groups.get(0).queryIds(first.results());
        return Optional.of(TwoWayTest.ofInteraction(
                new TwoWayTest.Pair(
                        groups.get(0).scores(first.results(), measure, seeds, queries),
                        groups.get(2).scores(second.results(), measure, seeds, queries)),
                new TwoWayTest.Pair(
                        groups.get(1).scores(first.results(), measure, seeds, queries),
                        groups.get(3).scores(second.results(), measure, seeds, queries))));
    }

    private static List<AgreementRow> corrected(List<AgreementRow> raw) {
        double[] adjusted = MultipleTesting.HOLM.adjust(raw.stream()
                .flatMap(row -> row.changes().stream())
                .mapToDouble(AgreementRow.Change::p)
                .toArray());
        List<AgreementRow> rows = new ArrayList<>();
        int next = 0;
        for (AgreementRow row : raw) {
            List<AgreementRow.Change> changes = new ArrayList<>();
            for (AgreementRow.Change change : row.changes()) {
                changes.add(new AgreementRow.Change(change.test(), adjusted[next++]));
            }
            rows.add(new AgreementRow(
                    row.dataset(), row.mode(), row.strategy(), row.rows(), row.agreement(), List.copyOf(changes)));
        }
        return List.copyOf(rows);
    }

    /** Returns how many rows agree in a way. */
    public long count(Agreement agreement) {
        return rows.stream().filter(row -> row.agreement() == agreement).count();
    }

    /** Returns how many differences to the baseline are significantly other ones than in the first experiment. */
    public long changed() {
        return rows.stream()
                .flatMap(row -> row.changes().stream())
                .filter(change -> change.adjustedP() < settings.alpha())
                .count();
    }

    /** Returns how many differences were held against those of the first experiment. */
    public long changesTested() {
        return rows.stream()
                .flatMap(row -> row.changes().stream())
                .filter(change -> change.test().isPresent())
                .count();
    }

    /** Returns how alike each pair of experiments orders the strategies, by dataset and mode. */
    public List<RankAgreement> ranks() {
        Map<List<String>, List<AgreementRow>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(List.of(row.dataset(), row.mode()), key -> new ArrayList<>())
                .add(row));
        List<RankAgreement> ranks = new ArrayList<>();
        groups.values().forEach(group -> {
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < names.size(); j++) {
                    ranks.add(RankAgreement.of(group, i, j));
                }
            }
        });
        return List.copyOf(ranks);
    }

    /** Returns the numbers at full precision, one line a row and experiment. */
    public Table table() {
        StringColumn dataset = StringColumn.create("dataset");
        StringColumn mode = StringColumn.create("mode");
        StringColumn strategy = StringColumn.create("strategy");
        StringColumn agreement = StringColumn.create("agreement");
        StringColumn experiment = StringColumn.create("experiment");
        StringColumn verdict = StringColumn.create("verdict");
        DoubleColumn[] numbers = {
            DoubleColumn.create(measure),
            DoubleColumn.create("difference"),
            DoubleColumn.create("difference ci_lower"),
            DoubleColumn.create("difference ci_upper"),
            DoubleColumn.create("p_holm"),
            DoubleColumn.create("change"),
            DoubleColumn.create("change p"),
            DoubleColumn.create("change p_holm")
        };
        for (AgreementRow row : rows) {
            for (int e = 0; e < names.size(); e++) {
                dataset.append(row.dataset());
                mode.append(row.mode());
                strategy.append(row.strategy());
                agreement.append(row.agreement().words());
                experiment.append(names.get(e));
                verdict.append(row.words(e, STANDING));
                double[] values = values(row, e);
                for (int i = 0; i < values.length; i++) {
                    numbers[i].append(values[i]);
                }
            }
        }
        Table table = Table.create("agreement", dataset, mode, strategy, agreement, experiment, verdict);
        table.addColumns(numbers);
        return table;
    }

    private double[] values(AgreementRow row, int experiment) {
        Optional<ComparisonRow> own = row.rows().get(experiment);
        Optional<AgreementRow.Change> change = experiment == 0
                ? Optional.empty()
                : Optional.of(row.changes().get(experiment - 1));
        return new double[] {
            of(own, r -> r.mean(measure)),
            row.meanDifference(experiment),
            of(own.flatMap(ComparisonRow::comparison), c -> c.interval().lower()),
            of(own.flatMap(ComparisonRow::comparison), c -> c.interval().upper()),
            of(own.flatMap(ComparisonRow::verdict), ComparisonVerdict::adjustedP),
            of(change, AgreementRow.Change::mean),
            of(change, AgreementRow.Change::p),
            of(change, AgreementRow.Change::adjustedP)
        };
    }

    private static <T> double of(Optional<T> from, ToDoubleFunction<T> value) {
        return from.isPresent() ? value.applyAsDouble(from.get()) : Double.NaN;
    }
}
