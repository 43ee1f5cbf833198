package dev.negbench.reports.gate;

import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.QueryScores;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.statistics.MeanInterval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What later code is held against: settings, data fingerprints, the primary measure of every test query by seed, and
 * perhaps timings. Free of paths, so that it can be committed.
 *
 * @param savedAt when it was saved, ISO 8601, UTC, to the second
 * @param revision the source revision it was made with; empty if unknown
 * @param note what whoever saved it wants later readers to know, one line; empty for nothing
 * @param environment code version, machine and software
 * @param plan what was run; without a command
 * @param strategiesInFull each strategy of the plan with every parameter
 * @param rules what was fixed for checks against it
 * @param scores by dataset: one column a cell, named by {@link #column}, to six decimals
 * @param speed forks and their circumstances; none if no speed is held
 */
public record Baseline(
        String savedAt,
        String revision,
        String note,
        Environment environment,
        ExperimentPlan plan,
        Map<String, String> strategiesInFull,
        GateRules rules,
        Map<String, QueryScores> scores,
        SpeedResults speed) {
    private static final double DECIMALS = 1e6;
    private static final int LONGEST_NOTE = 200;

    /**
     * A mean of the baseline, over seeds × queries.
     *
     * @param interval 95 %, of the primary measure
     */
    public record Mean(String strategy, String dataset, String mode, MeanInterval interval) {}

    /**
     * Makes a baseline of results, without a note.
     *
     * @param revision source revision, or empty
     * @param speed timings to hold, or {@link SpeedResults#NONE}
     * @throws IllegalArgumentException if a planned cell did not finish, or cells come from different code
     */
    public static Baseline of(
            ExperimentResults results, Instant savedAt, String revision, GateRules rules, SpeedResults speed) {
        ExperimentPlan plan = results.plan();
        requireOneCode(results);
        Map<String, String> inFull = new LinkedHashMap<>();
        Map<String, QueryScores> scores = new LinkedHashMap<>();
        for (String dataset : plan.datasets()) {
            String[] queryIds = null;
            Map<String, double[]> columns = new LinkedHashMap<>();
            for (String mode : plan.modes()) {
                for (String strategy : plan.strategies()) {
                    for (long seed : plan.seeds()) {
                        CellResult cell = finished(results, strategy, dataset, mode, seed);
                        QueryScores stored = results.queryScores().get(cell.key());
                        queryIds = queryIds == null ? stored.queryIds() : queryIds;
                        inFull.put(strategy, cell.strategyFull());
                        double[] values = aligned(stored, primary(plan), queryIds);
                        columns.put(column(strategy, mode, seed), Arrays.stream(values).map(Baseline::round).toArray());
                    }
                }
            }
            scores.put(dataset, new QueryScores(dataset, queryIds, columns));
        }
        return new Baseline(
                savedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                revision,
                "",
                results.environment(),
                withoutCommand(plan),
                inFull,
                rules,
                scores,
                withoutCommands(speed));
    }

    /**
     * Returns this baseline with a note for those who read its history later.
     *
     * @param text see {@link #requireNote}
     */
    public Baseline withNote(String text) {
        return new Baseline(
                savedAt, revision, requireNote(text), environment, plan, strategiesInFull, rules, scores, speed);
    }

    /**
     * Returns a note as it is stored, without white space around it.
     *
     * @throws IllegalArgumentException if it is longer than a line, or than 200 characters
     */
    public static String requireNote(String text) {
        String line = text.strip();
        if (line.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a note is one line without tabs, this one is: \"" + line + "\"");
        }
        int length = line.codePointCount(0, line.length());
        if (length > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note has at most " + LONGEST_NOTE + " characters, this one has "
                    + length + "; say the rest in the commit that adds the baseline");
        }
        return line;
    }

    /** Returns the measure that is held: the plan's first. */
    public String measure() {
        return primary(plan);
    }

    /** Returns the name of a cell's column. */
    public static String column(String strategy, String mode, long seed) {
        return strategy + " / " + mode + " / seed " + seed;
    }

    /**
     * Pairs every row with the scores of later code on the same plan.
     *
     * @param later finished results of the same plan
     * @throws IllegalArgumentException if a cell did not finish, or its queries are others
     */
    public List<Retraining> against(ExperimentResults later) {
        List<Retraining> rows = new ArrayList<>();
        for (String dataset : plan.datasets()) {
            String[] queryIds = scores.get(dataset).queryIds();
            for (String mode : plan.modes()) {
                for (String strategy : plan.strategies()) {
                    List<double[]> after = new ArrayList<>();
                    for (long seed : plan.seeds()) {
                        CellResult cell = finished(later, strategy, dataset, mode, seed);
                        QueryScores stored = later.queryScores().get(cell.key());
                        if (stored.queryIds().length != queryIds.length) {
                            throw new IllegalArgumentException(strategy + ", " + dataset + ", " + mode + ", seed "
                                    + seed + ": " + stored.queryIds().length + " test queries, the baseline has "
                                    + queryIds.length + "; save a new baseline");
                        }
                        double[] values = aligned(stored, measure(), queryIds);
                        after.add(Arrays.stream(values).map(Baseline::round).toArray());
                    }
                    double[][] before = scores(strategy, dataset, mode);
                    rows.add(new Retraining(strategy, dataset, mode, before, after.toArray(double[][]::new)));
                }
            }
        }
        return List.copyOf(rows);
    }

    /** Returns the mean of every row, in table order. */
    public List<Mean> means() {
        List<Mean> means = new ArrayList<>();
        for (String dataset : plan.datasets()) {
            for (String mode : plan.modes()) {
                for (String strategy : plan.strategies()) {
                    means.add(new Mean(
                            strategy, dataset, mode, MeanInterval.of(scores(strategy, dataset, mode))));
                }
            }
        }
        return List.copyOf(means);
    }

    /**
     * Returns the scores of a row of the plan.
     *
     * @return one row a seed, one column a query, both as the plan and the scores of the dataset have them
     */
    public double[][] scores(String strategy, String dataset, String mode) {
        Map<String, double[]> columns = scores.get(dataset).scores();
        return plan.seeds().stream()
                .map(seed -> columns.get(column(strategy, mode, seed)))
                .toArray(double[][]::new);
    }

    private static String primary(ExperimentPlan plan) {
        return plan.measures().get(0);
    }

    private static void requireOneCode(ExperimentResults results) {
        results.laterEnvironments().stream()
                .filter(later -> !later.negbench().equals(results.environment().negbench()))
                .findFirst()
                .ifPresent(later -> {
                    throw new IllegalArgumentException("these results come from two versions of the code, "
                            + results.environment().negbench() + " and " + later.negbench()
                            + ": a baseline is of one; run the comparison again with --fresh");
                });
    }

    private static CellResult finished(
            ExperimentResults results, String strategy, String dataset, String mode, long seed) {
        String name = strategy + ", " + dataset + ", " + mode + ", seed " + seed;
        CellResult cell = results.cell(strategy, dataset, mode, seed)
                .orElseThrow(() -> new IllegalArgumentException(name + " was not run; finish the comparison first: "
                        + results.plan().command()));
        if (cell.status() != CellStatus.FINISHED) {
            throw new IllegalArgumentException(name + " did not finish (" + cell.reason() + "); a baseline needs every"
                    + " cell: leave the strategy out, or mend it");
        }
        return cell;
    }

    private static double[] aligned(QueryScores stored, String measure, String[] queryIds) {
        double[] values = stored.scores().get(measure);
        if (Arrays.equals(stored.queryIds(), queryIds)) {
            return values;
        }
        Map<String, Double> byId = new HashMap<>();
        for (int q = 0; q < values.length; q++) {
            byId.put(stored.queryIds()[q], values[q]);
        }
        return Arrays.stream(queryIds)
                .mapToDouble(id -> {
                    if (!byId.containsKey(id)) {
                        throw new IllegalArgumentException("test query " + id + " has no score any more; the test split"
                                + " is another one: save a new baseline");
                    }
                    return byId.get(id);
                })
                .toArray();
    }

    private static double round(double score) {
        return Double.isNaN(score) ? score : Math.rint(score * DECIMALS) / DECIMALS;
    }

    private static ExperimentPlan withoutCommand(ExperimentPlan plan) {
        return new ExperimentPlan(
                plan.schema(), plan.strategies(), plan.baseline(), plan.datasets(), plan.fingerprints(),
                plan.encoder(), plan.modes(), plan.seeds(), plan.negatives(), plan.measures(), plan.settings(), "");
    }

    private static SpeedResults withoutCommands(SpeedResults speed) {
        return new SpeedResults(
                speed.sittings().stream()
                        .map(sitting -> new Sitting(
                                sitting.fitness(), sitting.reasons(), sitting.measured(), sitting.environment(),
                                sitting.questions(), sitting.settings(), ""))
                        .toList(),
                speed.runs());
    }
}
