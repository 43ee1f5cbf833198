package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds collections on this machine against what they should be. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks collections: checksums of their files, that they load, counts. Exit code 3 if one is not"
                + " what it should be.",
        footer = {
            "",
            "Examples:",
            "  ./bench data verify                   all that are here",
            "  ./bench data verify scifact nfcorpus",
            "  ./bench data verify --files-only --json"
        })
final class DataVerifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "Collections. Default: all on this machine")
    private List<String> names = new ArrayList<>();

    @Option(names = "--files-only", description = "Checksums only: do not load the collections.")
    private boolean filesOnly;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DatasetLocator locator = data.locator();
        List<String> chosen = DataOptions.chosen(names, locator);
        PrintStream err = System.err;
        DatasetCheck check = new DatasetCheck(Catalogue.load(), locator, !filesOnly);
        List<DatasetCheck.Result> results = new ArrayList<>();
        try (TransferProgress progress = new TransferProgress(err)) {
            for (int i = 0; i < chosen.size(); i++) {
                err.println("[" + (i + 1) + "/" + chosen.size() + "] verifying " + chosen.get(i));
                results.add(check.of(chosen.get(i), progress));
            }
        }
        print(results);
        return results.stream().allMatch(DatasetCheck.Result::sound) ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    private void print(List<DatasetCheck.Result> results) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(results.stream().map(DatasetCheck.Result::fields).toList()));
            return;
        }
        TextTable table = new TextTable("name", "verdict", "files", "counts", "where");
        results.forEach(result ->
                table.add(result.name(), result.verdict(), result.filesText(), result.counts(), result.place()));
        out.print(table);
        results.forEach(result -> result.details().forEach(detail -> out.println(result.name() + ": " + detail)));
    }
}
