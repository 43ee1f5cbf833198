package dev.negbench.reports.tables;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnNegatives.Example;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.DrawnRecords;
import dev.negbench.reports.results.DrawnRecords.Found;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.ShownTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For each of the most changed test queries, the training query nearest to it, and the negatives that every strategy
 * drew for that one in its last epoch. Test queries are not trained on, so no negatives are theirs.
 *
 * @param seed the first planned seed, which alone is recorded
 * @param rows datasets, in them modes, in them the most changed queries of the strategy with the highest mean
 * @param texts the texts of what is named in the rows, as far as they are stored
 */
public record NeighbourTable(long seed, List<Row> rows, ShownTexts texts) {
    private static final String UNRECORDED = "not recorded; results of an older version have no such records";
    private static final String NOT_NEAR = "nothing recorded: no training query has a word in common with it, or it is "
            + "beyond those test queries that neighbours are recorded of";

    /**
     * A test query.
     *
     * @param changed the strategy that changes it
     * @param place its place among that row's queries
     * @param neighbour id of the nearest training query; empty where no strategy recorded any
     * @param drawn one a planned strategy
     */
    public record Row(QueryChangeTable.Row changed, int place, String neighbour, List<Drawn> drawn) {
        /** Returns the test query's id. */
        public String query() {
            return changed.queryIds().get(place);
        }
    }

    /**
     * What a strategy drew for the neighbour.
     *
     * @param note why there are no negatives, or fewer than asked for; empty if there is nothing to say
     * @param epoch the epoch that they were drawn in, the last; 0 where nothing is recorded
     * @param chosenEpoch the epoch that the tested model is of; 0 where nothing is recorded
     * @param positive id of the positive that the neighbour was trained with then; empty for none
     * @param count negatives drawn
     * @param negatives the first of them
     */
    public record Drawn(
            String strategy,
            String note,
            int epoch,
            int chosenEpoch,
            String positive,
            int count,
            List<Negative> negatives) {
        private static Drawn none(String strategy, String note) {
            return new Drawn(strategy, note, 0, 0, "", 0, List.of());
        }
    }

    /** A strategy's cell of the first seed: its examples by the test queries they are nearest to, or why not. */
    private record Recorded(CellResult cell, String note, boolean drawing, int epoch, Map<String, Example> examples) {
        static Recorded none(String note) {
            return new Recorded(null, note, false, 0, Map.of());
        }
    }

    /**
     * Looks the queries up. Reads each cell's record of the first seed once, and holds one at a time.
     *
     * @param changes says which queries changed most
     */
    public static NeighbourTable of(ExperimentResults results, QueryChangeTable changes, DrawnRecords records) {
        long seed = results.plan().seeds().get(0);
        List<Row> rows = new ArrayList<>();
        for (String dataset : results.plan().datasets()) {
            for (String mode : results.plan().modes()) {
                changes.best(dataset, mode).ifPresent(best -> rows.addAll(rows(results, best, seed, records)));
            }
        }
        return new NeighbourTable(seed, List.copyOf(rows), records.texts());
    }

    private static List<Row> rows(
            ExperimentResults results, QueryChangeTable.Row best, long seed, DrawnRecords records) {
        List<Integer> places = best.mostChanged(QueryChangeTable.MOST);
        List<List<Drawn>> drawn = new ArrayList<>();
        String[] neighbours = new String[places.size()];
        places.forEach(place -> drawn.add(new ArrayList<>()));
        for (String strategy : results.plan().strategies()) {
            Recorded recorded = recorded(results.cell(strategy, best.dataset(), best.mode(), seed), seed, records);
            for (int i = 0; i < neighbours.length; i++) {
                Example example = recorded.examples().get(best.queryIds().get(places.get(i)));
                if (example != null && neighbours[i] == null) {
                    neighbours[i] = example.query();
                }
                drawn.get(i).add(drawn(strategy, recorded, example));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < neighbours.length; i++) {
            String neighbour = neighbours[i] == null ? "" : neighbours[i];
            rows.add(new Row(best, places.get(i), neighbour, List.copyOf(drawn.get(i))));
        }
        return rows;
    }

    private static Recorded recorded(Optional<CellResult> cell, long seed, DrawnRecords records) {
        if (cell.isEmpty()) {
            return Recorded.none("seed " + seed + " was not run");
        }
        if (cell.get().status() != CellStatus.FINISHED) {
            return Recorded.none("seed " + seed + " did not finish");
        }
        Found found = records.of(cell.get().key());
        if (found.record().isEmpty()) {
            return Recorded.none(found.fault().isEmpty() ? UNRECORDED : "the record is not used: " + found.fault());
        }
        DrawnNegatives record = found.record().get();
        Map<String, Example> byTestQuery = new HashMap<>();
        record.examples().forEach(example -> example.nearestTo().forEach(query -> byTestQuery.put(query, example)));
        return new Recorded(cell.get(), "", record.drawing(), record.epoch(), byTestQuery);
    }

    private static Drawn drawn(String strategy, Recorded recorded, Example example) {
        if (!recorded.note().isEmpty()) {
            return Drawn.none(strategy, recorded.note());
        }
        if (example == null) {
            return Drawn.none(strategy, NOT_NEAR);
        }
        String note = recorded.drawing() ? example.reason() : "draws no negatives of its own";
        return new Drawn(
                strategy,
                note,
                recorded.epoch(),
                recorded.cell().chosenEpoch(),
                example.positive(),
                example.drawn(),
                example.negatives());
    }

    /** Tells whether any strategy recorded anything for any of the queries. */
    public boolean isRecorded() {
        return rows.stream().anyMatch(row -> !row.neighbour().isEmpty());
    }

    /** Returns every reason for which nothing is recorded, each once, in the order of the rows. */
    public List<String> gaps() {
        return rows.stream()
                .flatMap(row -> row.drawn().stream())
                .filter(drawn -> drawn.epoch() == 0)
                .map(Drawn::note)
                .distinct()
                .toList();
    }
}
