package dev.negbench.harness.cli;

import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.speed.BenchmarkFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The draws and filters that {@code throughput} timed, for people and for scripts. */
final class TimedStages {
    /** Stands for the dataset of filters, which are timed on made-up pools. */
    static final String MADE_UP = "made-up";

    private record Stage(DrawCost cost, double cpuShare) {}

    private final List<Stage> stages = new ArrayList<>();

    /** Adds a draw. */
    void add(DrawCost cost, BenchmarkFigure figure) {
        stages.add(new Stage(cost, figure.cpuShare()));
    }

    /** Adds a filter that was measured: a cost with no draws. */
    void addFilter(BenchmarkFigure figure) {
        DrawCost cost = new DrawCost(
                figure.params().get("strategy"),
                MADE_UP,
                Integer.parseInt(figure.params().get("candidates")),
                0,
                figure.nanos() / 1000,
                figure.errorNanos() / 1000,
                figure.bytes(),
                Double.NaN);
        stages.add(new Stage(cost, figure.cpuShare()));
    }

    /** Returns the costs, filters included. */
    List<DrawCost> costs() {
        return stages.stream().map(Stage::cost).toList();
    }

    /** Returns the JSON array that {@link DrawCostJson} reads. */
    String json() {
        return JsonOutput.of(stages.stream()
                        .map(stage -> {
                            Map<String, Object> fields = new LinkedHashMap<>(DrawCostJson.fields(stage.cost));
                            fields.put(DrawCostJson.STAGE, stage.cost.draws() == 0 ? "filter" : "draw");
                            fields.put(DrawCostJson.CPU_SHARE, stage.cpuShare);
                            return fields;
                        })
                        .toList())
                + "\n";
    }

    /** Returns a table; a figure that others disturbed is marked. */
    String table() {
        TextTable table = new TextTable(
                "strategy", "stage", "candidates", "draws", "µs", "± 99.9 %", "bytes", "CPU/wall");
        for (Stage stage : stages) {
            DrawCost cost = stage.cost;
            table.add(
                    cost.strategy(),
                    cost.draws() == 0 ? "filter" : "draw",
                    Integer.toString(cost.candidates()),
                    cost.draws() == 0 ? "-" : Integer.toString(cost.draws()),
                    String.format(Locale.ROOT, "%.3f", cost.micros()),
                    String.format(Locale.ROOT, "%.3f", cost.error()),
                    String.format(Locale.ROOT, "%.0f", cost.bytes()),
                    FigureText.share(stage.cpuShare)
                            + (stage.cpuShare < BenchmarkFigure.DISTURBED_BELOW ? " disturbed" : ""));
        }
        return table.toString();
    }
}
