package dev.negbench.harness.cli;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategyCard;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one strategy: where it comes from, what it changes, what can be set. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a strategy: citation, stages, parameters with units and sources, deviations.",
        footer = {"", "Examples:", "  ./bench show simans", "  ./bench show ance --json"})
final class ShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ID",
            completionCandidates = StrategyNames.class,
            description = "The strategy's id, see './bench list strategies'.")
    private String id;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StrategyCard card = Strategies.load().get(id).card();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(json(card)));
        } else {
            print(card, out);
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> json(StrategyCard card) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", card.id());
        all.put("paper", card.paper().citation());
        all.put("summary", card.summary());
        all.put("stages", names(card.essential()));
        all.put("accompanying", names(card.accompanying()));
        all.put("parameters", card.parameters().stream().map(ShowCommand::json).toList());
        all.put("presets", new TreeMap<>(card.presets()));
        all.put("deviations", card.deviations());
        return all;
    }

    private static Map<String, Object> json(ParameterSpec parameter) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", parameter.name());
        all.put("default", parameter.defaultValue());
        all.put("range", parameter.range());
        all.put("unit", parameter.unit());
        all.put("meaning", parameter.meaning());
        all.put("source", parameter.source());
        return all;
    }

    private static List<String> names(Set<Stage> stages) {
        return stages.stream().sorted().map(Stage::toString).toList();
    }

    private static void print(StrategyCard card, PrintWriter out) {
        out.println(card.id() + ": " + card.summary());
        out.println();
        out.println("Paper:  "
                + (card.paper().equals(Paper.NONE)
                        ? "none, a baseline"
                        : card.paper().citation()));
        out.println("Stages: " + String.join(", ", names(card.essential()))
                + (card.accompanying().isEmpty()
                        ? ""
                        : "; brings along " + String.join(", ", names(card.accompanying()))));
        if (!card.parameters().isEmpty()) {
            out.println();
            TextTable table = new TextTable("parameter", "default", "allowed", "unit", "meaning", "source");
            card.parameters()
                    .forEach(p -> table.add(p.name(), p.defaultValue(), p.range(), p.unit(), p.meaning(), p.source()));
            out.print(table);
        }
        if (!card.presets().isEmpty()) {
            out.println();
            out.println("Presets:");
            new TreeMap<>(card.presets())
                    .forEach((name, values) -> out.println("  " + card.id() + "(preset=" + name + ")  "
                            + new TreeMap<>(values)
                                    .entrySet().stream()
                                            .map(e -> e.getKey() + "=" + e.getValue())
                                            .collect(Collectors.joining(", "))));
        }
        if (!card.deviations().isEmpty()) {
            out.println();
            out.println("Deviations and reconstructions:");
            card.deviations().forEach(deviation -> out.println("  - " + deviation));
        }
    }
}
