package dev.negbench.datasets.catalogue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a collection before it is loaded.
 *
 * @param name the name it is used by, also that of its directory
 * @param description what must find what, in a sentence or two
 * @param loader what reads it
 * @param licence the terms it may be used under
 * @param source where it comes from
 * @param citation the work to cite
 * @param documents number of documents
 * @param splits split sizes, in the order train, dev, test, others
 * @param suitedFor what it is good for, not empty
 * @param published what others report on the same data, empty where nothing is known
 * @param countsFrom where the counts come from
 * @param files the files of the copy that the counts were taken from, with their checksums; empty where there is none
 * @param downloads what its publisher offers in a layout that the loader reads, together the whole collection; empty
 *     where there is nothing of the kind
 */
public record CatalogueEntry(
        String name,
        String description,
        Loader loader,
        Licence licence,
        String source,
        String citation,
        int documents,
        Map<String, SplitSize> splits,
        List<Suitability> suitedFor,
        List<PublishedFigure> published,
        CountsFrom countsFrom,
        List<CataloguedFile> files,
        List<Download> downloads) {
    public CatalogueEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(citation, "citation");
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
        suitedFor = List.copyOf(suitedFor);
        published = List.copyOf(published);
        Objects.requireNonNull(countsFrom, "countsFrom");
        files = List.copyOf(files);
        downloads = List.copyOf(downloads);
    }

    /** Returns how many bytes a download of the whole collection takes, as published; 0 if there is none. */
    public long downloadBytes() {
        return downloads.stream().mapToLong(Download::bytes).sum();
    }

    /**
     * Compares a loaded dataset with the catalogue: number of documents and sizes of the catalogued splits. Splits
     * that the dataset has in addition are its own affair.
     *
     * @return one phrase a difference, empty if there is none
     */
    public List<String> differences(Dataset dataset) {
        List<String> differences = new ArrayList<>();
        if (dataset.corpus().size() != documents) {
            differences.add(dataset.corpus().size() + " documents instead of " + documents);
        }
        splits.forEach((split, expected) -> {
            Judgements judgements = dataset.splits().get(split);
            if (judgements == null) {
                differences.add("no " + split + " split");
                return;
            }
            SplitSize size = new SplitSize(judgements.queryCount(), judgements.pairCount());
            if (!size.equals(expected)) {
                differences.add(size + " in the " + split + " split instead of " + expected);
            }
        });
        return differences;
    }
}
