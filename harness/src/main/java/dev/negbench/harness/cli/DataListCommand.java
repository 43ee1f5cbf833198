package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.DatasetLocator;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the collections that are known or were found. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists collections: size, terms, and whether they are here or can be fetched.",
        footer = {"", "Examples:", "  ./bench data list", "  ./bench data list --here", "  ./bench data list --json"})
final class DataListCommand implements Callable<Integer> {
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
        List<String> names = locator.names().stream()
                .filter(name -> !onlyHere || locator.available(name))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(
                    names.stream().map(name -> fields(name, catalogue, locator)).toList()));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("name", "documents", "queries", "here", "licence", "what must find what");
        for (String name : names) {
            CatalogueEntry entry = catalogue.lookup(name).orElse(null);
            if (entry == null) {
                table.add(name, "?", "?", "yes", "yours", "not in the catalogue");
                continue;
            }
            DatasetDescription description = new DatasetDescription(entry, locator.find(name));
            table.add(
                    name, Integer.toString(entry.documents()), description.queries(), description.here(),
                    licence(entry), entry.description());
        }
        out.print(table);
        return ExitCode.DONE;
    }

    private static String licence(CatalogueEntry entry) {
        String spdx = entry.licence().spdx().isEmpty() ? "see show" : String.join(", ", entry.licence().spdx());
        return entry.licence().nonCommercial() ? "non-commercial" : spdx;
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
