package dev.negbench.harness.cli;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.NearestName;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.DatasetLocator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one collection of the catalogue. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a collection: terms, source, citation, counts, checksums, where it is.",
        footer = {"", "Examples:", "  ./bench data show scifact", "  ./bench data show msmarco-passage --json"})
final class DataShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "The collection's name, see './bench data list'.")
    private String name;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DatasetLocator locator = data.locator();
        CatalogueEntry entry = Catalogue.load().lookup(name).orElseThrow(() -> unknown(locator));
        DatasetDescription description = new DatasetDescription(entry, locator.find(name));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(description.fields()));
        } else {
            out.print(description.text());
        }
        return ExitCode.DONE;
    }

    private DatasetException unknown(DatasetLocator locator) {
        return locator.find(name)
                .map(place -> new DatasetException(
                        "'" + name + "' in " + place + " is not in the catalogue", "there is nothing to show of it"))
                .orElseGet(() -> new DatasetException(
                        "there is no dataset '" + name + "'", NearestName.remedy(locator.names(), name)));
    }
}
