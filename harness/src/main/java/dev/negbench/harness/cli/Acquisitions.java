package dev.negbench.harness.cli;

import dev.negbench.datasets.acquire.Acquired;
import dev.negbench.datasets.acquire.DatasetFetcher;
import dev.negbench.datasets.acquire.UserCopy;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gets collections while the user looks on: the terms first, then the progress. */
final class Acquisitions {
    private Acquisitions() {}

    /** Downloads collections. */
    static List<Acquired> download(List<CatalogueEntry> entries, PrintStream err) {
        entries.forEach(entry -> showTerms(entry, err));
        try (TransferProgress progress = new TransferProgress(err);
                InterruptNotice notice = InterruptNotice.arm(
                        err, "parts of downloads", DataOptions.cache().root())) {
            return new DatasetFetcher(DataOptions.cache(), progress).fetch(entries);
        }
    }

    /** Takes the user's copy of a collection. */
    static List<Acquired> take(CatalogueEntry entry, Path from, PrintStream err) {
        showTerms(entry, err);
        try (TransferProgress progress = new TransferProgress(err)) {
            return List.of(new UserCopy(DataOptions.cache(), progress).take(entry, from));
        }
    }

    private static void showTerms(CatalogueEntry entry, PrintStream err) {
        err.println(entry.name() + ": " + new DatasetDescription(entry, Optional.empty()).terms());
        entry.downloads().forEach(
                download -> err.println("  from " + download.url() + ", " + ByteCount.text(download.bytes())));
    }
}
