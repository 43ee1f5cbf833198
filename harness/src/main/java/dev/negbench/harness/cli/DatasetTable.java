package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.reports.tables.Numerals;
import java.util.List;
import java.util.OptionalInt;

/** Collections for people, a row each: what must be known to choose one first, what is dispensable last. */
final class DatasetTable {
    private static final String UNKNOWN = "?";

    private DatasetTable() {}

    /**
     * Returns the table.
     *
     * @param names the collections
     * @param characters how wide a terminal is, empty where the whole is wanted
     */
    static String of(List<String> names, Catalogue catalogue, DatasetLocator locator, OptionalInt characters) {
        TextTable table = new TextTable(
                        "name", "here", "documents", "train / dev / test", "more", "licence", "what must find what")
                .alignRight(2, 3);
        for (String name : names) {
            CatalogueEntry entry = catalogue.lookup(name).orElse(null);
            if (entry == null) {
                table.add(name, "yes", UNKNOWN, UNKNOWN, "", "yours", "not in the catalogue");
                continue;
            }
            DatasetDescription description = new DatasetDescription(entry, locator.find(name));
            table.add(
                    name,
                    description.here(),
                    Numerals.count(entry.documents()),
                    description.sizes(),
                    description.otherSplits(),
                    licence(entry),
                    entry.description());
        }
        return characters.isPresent() ? table.within(characters.getAsInt()) : table.toString();
    }

    private static String licence(CatalogueEntry entry) {
        String spdx = entry.licence().spdx().isEmpty() ? "see show" : String.join(", ", entry.licence().spdx());
        return entry.licence().nonCommercial() ? "non-commercial" : spdx;
    }
}
