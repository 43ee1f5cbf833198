package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.CataloguedFile;
import dev.negbench.datasets.catalogue.Download;
import dev.negbench.datasets.catalogue.Place;
import dev.negbench.datasets.catalogue.SplitSize;
import dev.negbench.reports.tables.Numerals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a collection, as JSON and as text. */
final class DatasetDescription {
    private static final List<String> USUAL_SPLITS = List.of("train", "dev", "test");

    private final CatalogueEntry entry;
    private final Optional<Place> place;

    /**
     * @param entry the catalogue's entry
     * @param place where it lies on this machine, empty if nowhere
     */
    DatasetDescription(CatalogueEntry entry, Optional<Place> place) {
        this.entry = entry;
        this.place = place;
    }

    /** Returns where it is, or what it takes to get it, in a few words. */
    String here() {
        if (place.isPresent()) {
            return place.get() instanceof Place.Artifact ? "built in" : "yes";
        }
        return entry.downloads().isEmpty() ? "no" : "fetch " + ByteCount.text(entry.downloadBytes());
    }

    /** Returns how many queries the splits that every collection may have hold, a dash for one that is missing. */
    String sizes() {
        return USUAL_SPLITS.stream()
                .map(split -> Optional.ofNullable(entry.splits().get(split))
                        .map(size -> Numerals.count(size.queries()))
                        .orElse("–"))
                .collect(Collectors.joining(" / "));
    }

    /** Returns how many splits there are besides, empty if none. */
    String otherSplits() {
        long others = entry.splits().keySet().stream()
                .filter(split -> !USUAL_SPLITS.contains(split))
                .count();
        return others == 0 ? "" : "+" + others + (others == 1 ? " split" : " splits");
    }

    /** Returns everything for scripts. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.name());
        fields.put("description", entry.description());
        fields.put("layout", entry.loader().toString());
        fields.put("spdx", entry.licence().spdx());
        fields.put("terms", entry.licence().terms());
        fields.put("nonCommercial", entry.licence().nonCommercial());
        fields.put("source", entry.source());
        fields.put("citation", entry.citation());
        fields.put("documents", entry.documents());
        Map<String, Object> splits = new LinkedHashMap<>();
        entry.splits().forEach((name, size) -> splits.put(name, fields(size)));
        fields.put("splits", splits);
        fields.put("countsFrom", entry.countsFrom().name().toLowerCase(Locale.ROOT));
        fields.put("suitedFor", uses(entry));
        fields.put("files", entry.files().stream().map(DatasetDescription::fields).toList());
        fields.put("downloads", entry.downloads().stream().map(DatasetDescription::fields).toList());
        fields.put("available", place.isPresent());
        fields.put("place", place.map(Place::toString).orElse(null));
        return fields;
    }

    private static Map<String, Object> fields(SplitSize size) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("queries", size.queries());
        fields.put("pairs", size.pairs());
        return fields;
    }

    private static Map<String, Object> fields(CataloguedFile file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", file.path());
        fields.put("bytes", file.bytes());
        fields.put("checksum", file.checksum().toString());
        return fields;
    }

    private static Map<String, Object> fields(Download download) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", download.url().toString());
        fields.put("bytes", download.bytes());
        fields.put("checksum", download.checksum().toString());
        fields.put("members", download.members());
        return fields;
    }

    /** Returns what a collection is suited for, in the words of the catalogue. */
    static List<String> uses(CatalogueEntry entry) {
        return entry.suitedFor().stream()
                .map(use -> use.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** Returns the terms in one line. */
    String terms() {
        String spdx = entry.licence().spdx().isEmpty() ? "" : String.join(", ", entry.licence().spdx()) + "; ";
        return spdx + entry.licence().terms() + (entry.licence().nonCommercial() ? " NOT FOR COMMERCIAL USE." : "");
    }

    /** Returns everything for people. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(entry.name()).append(": ").append(entry.description()).append("\n\n");
        text.append("Licence:    ").append(terms()).append('\n');
        text.append("Source:     ").append(entry.source()).append('\n');
        text.append("Cite:       ").append(entry.citation()).append('\n');
        text.append("Suited for: ").append(String.join(", ", uses(entry))).append('\n');
        text.append("Layout:     ").append(entry.loader()).append('\n');
        text.append("Here:       ").append(place.map(Place::toString).orElseGet(this::howToGet)).append("\n\n");
        text.append(counts());
        if (!entry.files().isEmpty()) {
            TextTable table = new TextTable("file", "bytes", "checksum").alignRight(1, 1);
            entry.files().forEach(file -> table.add(
                    file.path(), Numerals.count(file.bytes()), file.checksum().toString()));
            text.append('\n').append(table);
        }
        if (!entry.downloads().isEmpty()) {
            TextTable table = new TextTable("download", "size", "checksum").alignRight(1, 1);
            entry.downloads().forEach(download -> table.add(
                    download.url().toString(), ByteCount.text(download.bytes()), download.checksum().toString()));
            text.append('\n').append(table);
        }
        return text.toString();
    }

    private String howToGet() {
        return entry.downloads().isEmpty()
                ? "no; './bench data fetch " + entry.name() + " --from DIR' takes your copy"
                : "no; './bench data fetch " + entry.name() + "' downloads " + ByteCount.text(entry.downloadBytes());
    }

    private String counts() {
        TextTable table = new TextTable("split", "queries with a positive", "judged pairs").alignRight(1, 2);
        entry.splits().forEach((name, size) ->
                table.add(name, Numerals.count(size.queries()), Numerals.count(size.pairs())));
        String origin = switch (entry.countsFrom()) {
            case FILES -> "counted from the files";
            case PUBLICATION -> "as published";
        };
        return Numerals.count(entry.documents()) + " documents (" + origin + ")\n" + table;
    }
}
