package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the collections that are known or were found. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists collections: whether they are here or can be fetched, size, terms, what must find what."
                + " On a terminal as much as fits a line, into a pipe or a file the whole.",
        footer = {
            "",
            "A word is looked for in names, descriptions and uses; uses are training,",
            "testing, smoke-test, graded, judged-negatives, hard-negatives,",
            "false-negatives, multi-positive, taxonomy, recommendation, long-documents.",
            "",
            "Examples:",
            "  ./bench data list",
            "  ./bench data list --here training taxonomy   those with both words",
            "  ./bench data list wikipedia | less -S",
            "  ./bench data list --json"
        })
final class DataListCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            completionCandidates = DatasetNames.class,
            description = "Only those that have every word in their name, description or uses.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private DataOptions data;

    @Option(names = "--here", description = "Only those that are on this machine.")
    private boolean onlyHere;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DatasetLocator locator = data.locator();
        Catalogue catalogue = Catalogue.load();
        List<String> found = new DatasetFilter(catalogue, words).of(locator.names());
        List<String> names = found.stream()
                .filter(name -> !onlyHere || locator.available(name))
                .toList();
        if (names.isEmpty()) {
            throw new UsageException("on this machine is none of " + String.join(", ", found) + "; leave --here out");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(
                    names.stream().map(name -> fields(name, catalogue, locator)).toList()));
            return ExitCode.DONE;
        }
        out.print(DatasetTable.of(names, catalogue, locator, Terminal.outputColumns()));
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(String name, Catalogue catalogue, DatasetLocator locator) {
        return catalogue.lookup(name)
                .map(entry -> new DatasetDescription(entry, locator.find(name)).fields())
                .orElseGet(() -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("id", name);
                    fields.put("available", true);
                    fields.put("place", locator.require(name).toString());
                    return fields;
                });
    }
}
