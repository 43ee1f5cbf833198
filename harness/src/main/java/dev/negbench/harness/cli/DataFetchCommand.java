package dev.negbench.harness.cli;

import dev.negbench.datasets.acquire.Acquired;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.datasets.catalogue.Place;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gets collections: the one verb that goes to the network by itself. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Downloads collections, or takes your copy, verified. Started again, it goes on where it"
                + " stopped.",
        footer = {
            "",
            "The terms are shown before a download. Behind a proxy, set",
            "NEGBENCH_JAVA_OPTS='-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT'.",
            "",
            "Examples:",
            "  ./bench data fetch fiqa",
            "  ./bench data fetch cqadupstack-android cqadupstack-english   one download for both",
            "  ./bench data fetch scifact --from ~/Downloads/scifact.zip",
            "  ./bench data fetch adi --from ~/collections/adi"
        })
final class DataFetchCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "Collections, see './bench data list'.")
    private List<String> names;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "Take this copy instead of downloading: a folder with the files that './bench data show'"
                    + " lists, or what the publisher offers.")
    private Path from;

    @Option(names = "--anyway", description = "Download even if another copy is on this machine.")
    private boolean anyway;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        List<CatalogueEntry> entries =
                new LinkedHashSet<>(names).stream().map(catalogue::find).toList();
        if (from != null && entries.size() > 1) {
            throw new UsageException("--from takes one collection at a time, not " + entries.size());
        }
        PrintStream err = System.err;
        List<Map<String, Object>> results = new ArrayList<>();
        List<CatalogueEntry> wanted = new ArrayList<>();
        DatasetLocator locator = data.locator();
        for (CatalogueEntry entry : entries) {
            Optional<Place> elsewhere = from != null ? Optional.empty() : elsewhere(entry, locator);
            if (elsewhere.isPresent()) {
                results.add(result(entry.name(), "here", elsewhere.get().toString()));
            } else {
                wanted.add(entry);
            }
        }
        List<Acquired> acquired =
                from == null ? Acquisitions.download(wanted, err) : Acquisitions.take(wanted.get(0), from, err);
        acquired.forEach(one -> results.add(result(
                one.name(), one.alreadyThere() ? "here" : "fetched", one.directory().toString())));
        print(results);
        return ExitCode.DONE;
    }

    /** Returns where a collection lies outside the cache, unless the user wants it fetched all the same. */
    private Optional<Place> elsewhere(CatalogueEntry entry, DatasetLocator locator) {
        Optional<Place> place = locator.find(entry.name());
        Place cached = new Place.Directory(DataOptions.cache().directory(entry.name()));
        boolean counts = entry.loader().embedded() || !anyway;
        return place.filter(found -> counts && !found.equals(cached));
    }

    private static Map<String, Object> result(String name, String state, String place) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", name);
        fields.put("state", state);
        fields.put("place", place);
        return fields;
    }

    private void print(List<Map<String, Object>> results) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(results));
            return;
        }
        TextTable table = new TextTable("name", "state", "where");
        results.forEach(result -> table.add(
                (String) result.get("id"), (String) result.get("state"), (String) result.get("place")));
        out.print(table);
    }
}
