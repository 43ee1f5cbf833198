package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import java.util.Iterator;

/** The names of catalogued collections, for the shell to complete. */
final class DatasetNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.load().names().iterator();
    }
}
