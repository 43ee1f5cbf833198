package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.DatasetLocator;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether a run may download what it lacks. */
final class DownloadOption {
    @Option(
            names = "--download",
            description = "Download collections that are not on this machine, as './bench data fetch' does.")
    private boolean allowed;

    /** Downloads those of the named collections that are not here and can be had, if the user allows it. */
    void fetchMissing(List<String> names, DatasetLocator locator, PrintStream err) {
        if (!allowed) {
            return;
        }
        Catalogue catalogue = Catalogue.load();
        List<CatalogueEntry> missing = names.stream()
                .filter(name -> !locator.available(name))
                .flatMap(name -> catalogue.lookup(name).stream())
                .filter(entry -> !entry.downloads().isEmpty())
                .toList();
        Acquisitions.download(missing, err);
    }
}
