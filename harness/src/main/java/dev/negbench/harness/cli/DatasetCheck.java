package dev.negbench.harness.cli;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.acquire.AcquisitionProgress;
import dev.negbench.datasets.acquire.DatasetVerifier;
import dev.negbench.datasets.acquire.Verification;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.datasets.catalogue.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks a collection in full: its files, that it loads, its counts. */
final class DatasetCheck {
    private final Catalogue catalogue;
    private final DatasetLocator locator;
    private final boolean load;

    /**
     * @param load whether to load collections and count
     */
    DatasetCheck(Catalogue catalogue, DatasetLocator locator, boolean load) {
        this.catalogue = catalogue;
        this.locator = locator;
        this.load = load;
    }

    /** Checks a collection that is on this machine. */
    Result of(String name, AcquisitionProgress progress) {
        Place place = locator.require(name);
        Optional<CatalogueEntry> entry = catalogue.lookup(name);
        Verification files = entry.map(known -> new DatasetVerifier(DataOptions.cache(), progress).verify(known, place))
                .orElse(new Verification(Verification.Basis.NONE, List.of()));
        List<String> problems = new ArrayList<>();
        for (Verification.FileCheck file : files.files()) {
            switch (file.state()) {
                case SOUND -> {}
                case MISSING -> problems.add(file.path() + " is missing");
                case DIFFERENT -> problems.add(file.path() + " has the SHA-256 " + file.actualSha256() + " instead of "
                        + file.expectedSha256());
            }
        }
        if (!problems.isEmpty()) {
            problems.add(remedy(name, place, entry));
        }
        List<String> notes = new ArrayList<>();
        String counts = load ? counts(name, entry, problems, notes) : "not counted";
        return new Result(name, place.toString(), files, counts, problems, notes);
    }

    private String counts(
            String name, Optional<CatalogueEntry> entry, List<String> problems, List<String> notes) {
        try {
            Dataset dataset = locator.load(name);
            List<String> differences = entry.map(known -> known.differences(dataset)).orElse(List.of());
            if (!differences.isEmpty()) {
                notes.add("the catalogue, which has its counts from a publication, differs: "
                        + String.join(", ", differences));
                return "not as published";
            }
            return entry.isPresent() ? "as catalogued" : "loads, " + dataset.corpus().size() + " documents";
        } catch (DatasetException e) {
            problems.add(e.getMessage());
            return "cannot be used";
        }
    }

    private static String remedy(String name, Place place, Optional<CatalogueEntry> entry) {
        if (place instanceof Place.Artifact artifact) {
            return "delete " + artifact.coordinates() + " in Maven's local repository, and './bench --rebuild' gets it"
                    + " again";
        }
        boolean offered = entry.filter(known -> !known.downloads().isEmpty()).isPresent();
        return offered
                ? "'./bench data fetch " + name + " --anyway' gets a sound copy"
                : "'./bench data fetch " + name + " --from DIR' takes a sound copy of yours";
    }

    /**
     * What was found.
     *
     * @param name the collection
     * @param place where it lies
     * @param files its files against their checksums
     * @param counts its counts, in two or three words
     * @param problems what is wrong, empty if nothing is
     * @param notes what is worth knowing besides
     */
    record Result(
            String name,
            String place,
            Verification files,
            String counts,
            List<String> problems,
            List<String> notes) {
        boolean sound() {
            return problems.isEmpty();
        }

        String verdict() {
            return sound() ? "ok" : "DAMAGED";
        }

        String filesText() {
            long sound = files.files().stream()
                    .filter(file -> file.state() == Verification.State.SOUND)
                    .count();
            return switch (files.basis()) {
                case RECORD -> sound + " of " + files.files().size() + " as fetched";
                case CATALOGUE -> sound + " of " + files.files().size() + " as catalogued";
                case NONE -> "no checksums";
            };
        }

        List<String> details() {
            List<String> details = new ArrayList<>(problems);
            details.addAll(notes);
            return details;
        }

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", name);
            fields.put("place", place);
            fields.put("sound", sound());
            fields.put("basis", files.basis().name().toLowerCase(Locale.ROOT));
            List<Object> checks = new ArrayList<>();
            for (Verification.FileCheck file : files.files()) {
                Map<String, Object> check = new LinkedHashMap<>();
                check.put("path", file.path());
                check.put("state", file.state().name().toLowerCase(Locale.ROOT));
                check.put("expectedSha256", file.expectedSha256());
                check.put("actualSha256", file.actualSha256());
                checks.add(check);
            }
            fields.put("files", checks);
            fields.put("counts", counts);
            fields.put("problems", problems);
            fields.put("notes", notes);
            return fields;
        }
    }
}
