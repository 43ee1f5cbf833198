package dev.negbench.datasets.catalogue;

import dev.negbench.datasets.DatasetException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses catalogue entries that name files outside their directory, or downloads that cannot be trusted or placed. */
final class EntryCheck {
    private final String catalogue;
    private final CatalogueEntry entry;

    private EntryCheck(String catalogue, CatalogueEntry entry) {
        this.catalogue = catalogue;
        this.entry = entry;
    }

    /**
     * Checks an entry.
     *
     * @param catalogue what to call the catalogue in errors
     * @throws DatasetException if it is not sound
     */
    static void of(String catalogue, CatalogueEntry entry) {
        EntryCheck check = new EntryCheck(catalogue, entry);
        if (!entry.name().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw check.problem("the name is not usable", "use lower-case letters and digits, joined by '-'");
        }
        check.files();
        check.downloads();
    }

    private void files() {
        Set<String> paths = new HashSet<>();
        for (CataloguedFile file : entry.files()) {
            requirePlace(file.path(), paths);
            requirePositive(file.path(), file.bytes());
            if (file.checksum().kind() != Checksum.Kind.SHA256) {
                throw problem(file.path() + " has the checksum " + file.checksum(), "give its SHA-256");
            }
        }
    }

    private void downloads() {
        Set<String> paths = new HashSet<>();
        for (Download download : entry.downloads()) {
            requireAddress(download.url());
            requirePositive(download.url().toString(), download.bytes());
            if (download.members().isEmpty()) {
                throw problem("nothing is taken from " + download.url(), "name its members");
            }
            download.members().keySet().forEach(path -> requirePlace(path, paths));
            if (download.packing() == Packing.NONE
                    && !List.copyOf(download.members().values()).equals(List.of(download.fileName()))) {
                throw problem(download.url() + " is not packed but has the members " + download.members(),
                        "name one member, " + download.fileName());
            }
        }
    }

    private void requireAddress(URI url) {
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() != null) {
            throw problem("the address " + url + " cannot be trusted", "give an https address");
        }
    }

    private void requirePositive(String what, long bytes) {
        if (bytes <= 0) {
            throw problem(what + " has " + bytes + " bytes", "give its size");
        }
    }

    private void requirePlace(String path, Set<String> taken) {
        if (!path.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")) {
            throw problem("'" + path + "' is not a place in the collection's directory",
                    "use letters, digits, '.', '-' and '_', and '/' between directories");
        }
        if (!taken.add(path)) {
            throw problem("'" + path + "' is given twice", "keep one of them");
        }
    }

    private DatasetException problem(String problem, String remedy) {
        return new DatasetException(catalogue + ", entry '" + entry.name() + "': " + problem, remedy);
    }
}
