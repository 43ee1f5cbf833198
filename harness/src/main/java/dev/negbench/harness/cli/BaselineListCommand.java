package dev.negbench.harness.cli;

import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.speed.BenchmarkFigure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The baselines that were saved, oldest first: the history of what this project measured. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the baselines, oldest first, each with date, revision and means.",
        footer = {
            "",
            "Examples:",
            "  ./bench baseline list",
            "  ./bench baseline list --json > history.json",
            "  ./bench report results/compare-1a2b3c4d5e --history baselines     draws them, with these results"
        })
final class BaselineListCommand implements Callable<Integer> {
    @Mixin
    private BaselineOptions baselines;

    @Option(names = "--json", description = "Print JSON: an array with an object a baseline.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<NamedBaseline> all = baselines.history();
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? JsonOutput.of(all.stream()
                                                .map(BaselineListCommand::fields)
                                                .toList())
                                        + "\n"
                                : table(all));
        if (!json && !all.isEmpty()) {
            System.err.println("To draw them: ./bench report RESULTS --history " + baselines.folder());
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(NamedBaseline named) {
        Baseline baseline = named.baseline();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", named.name());
        all.put("savedAt", baseline.savedAt());
        all.put("revision", baseline.revision());
        all.put("note", baseline.note());
        all.put("code", baseline.environment().negbench());
        all.put("cpu", baseline.environment().cpu());
        all.put("java", baseline.environment().java());
        all.put("measure", baseline.measure());
        all.put("seeds", baseline.plan().seeds().size());
        all.put("means", baseline.means().stream().map(BaselineListCommand::fields).toList());
        all.put(
                "speed",
                BenchmarkFigure.of(baseline.speed().runs(), BenchmarkRun.THIS).stream()
                        .map(figure -> Map.of("benchmark", figure.name(), "nanos", figure.nanos()))
                        .toList());
        return all;
    }

    private static Map<String, Object> fields(Baseline.Mean mean) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("strategy", mean.strategy());
        all.put("dataset", mean.dataset());
        all.put("mode", mean.mode());
        all.put("mean", mean.interval().mean());
        all.put("low", mean.interval().interval().lower());
        all.put("high", mean.interval().interval().upper());
        return all;
    }

    private static String table(List<NamedBaseline> all) {
        TextTable table = new TextTable(
                "baseline", "saved", "revision", "code", "strategy", "dataset", "mode", "seeds", "measure", "mean",
                "note");
        for (NamedBaseline named : all) {
            Baseline baseline = named.baseline();
            for (Baseline.Mean mean : baseline.means()) {
                table.add(
                        named.name(),
                        baseline.savedAt(),
                        baseline.revision(),
                        baseline.environment().negbench(),
                        mean.strategy(),
                        mean.dataset(),
                        mean.mode(),
                        Integer.toString(mean.interval().seeds()),
                        baseline.measure(),
                        String.format(Locale.ROOT, "%.4f", mean.interval().mean()),
                        baseline.note());
            }
        }
        return table.toString();
    }
}
