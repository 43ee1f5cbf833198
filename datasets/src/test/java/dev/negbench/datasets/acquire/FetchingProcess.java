package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.Checksum;
import dev.negbench.datasets.catalogue.Download;
import dev.negbench.datasets.catalogue.Packing;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process that fetches one collection; arguments: cache, address, checksum, bytes. */
final class FetchingProcess {
    private FetchingProcess() {}

    public static void main(String[] arguments) {
        Map<String, String> members = new LinkedHashMap<>();
        Samples.collection().keySet().forEach(path -> members.put(path, "tiny/" + path));
        Download download = new Download(
                URI.create(arguments[1]), Long.parseLong(arguments[3]), Checksum.parse(arguments[2]), Packing.ZIP,
                members);
        DatasetFetcher fetcher =
                new DatasetFetcher(new DatasetCache(Path.of(arguments[0])), AcquisitionProgress.SILENT);
        Acquired acquired =
                fetcher.fetch(List.of(Samples.entry("tiny", List.of(), List.of(download)))).get(0);
        System.out.println("alreadyThere=" + acquired.alreadyThere());
    }
}
