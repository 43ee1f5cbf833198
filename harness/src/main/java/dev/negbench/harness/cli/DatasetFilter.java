package dev.negbench.harness.cli;

import dev.negbench.datasets.NearestName;
import dev.negbench.datasets.catalogue.Catalogue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Collections by words: those that have each of them in name, description or use, whatever the case. */
final class DatasetFilter {
    private final Catalogue catalogue;
    private final List<String> words;

    /**
     * @param words what is looked for, possibly nothing
     */
    DatasetFilter(Catalogue catalogue, List<String> words) {
        this.catalogue = catalogue;
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Returns those of some collections that have every word.
     *
     * @throws UsageException if none has; it says which word is at fault and what it may have been meant to be
     */
    List<String> of(List<String> names) {
        List<String> found = names.stream()
                .filter(name -> words.stream().allMatch(text(name)::contains))
                .toList();
        if (!found.isEmpty() || words.isEmpty()) {
            return found;
        }
        Optional<String> strange = words.stream()
                .filter(word -> names.stream().noneMatch(name -> text(name).contains(word)))
                .findFirst();
        throw new UsageException(strange.map(word -> "no collection has '" + word + "' in its name, description or"
                        + " use; "
                        + NearestName.among(vocabulary(names), word)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("'./bench data list' lists all"))
                .orElse("no collection has all of '" + String.join("', '", words) + "'; leave one of them out"));
    }

    private Set<String> vocabulary(List<String> names) {
        Set<String> vocabulary = new TreeSet<>(names);
        names.forEach(name -> Stream.of(text(name).split("[^\\p{L}\\p{N}-]+")).forEach(vocabulary::add));
        names.forEach(name -> Stream.of(text(name).split("[^\\p{L}\\p{N}]+")).forEach(vocabulary::add));
        return vocabulary;
    }

    private String text(String name) {
        String known = catalogue
                .lookup(name)
                .map(entry -> entry.description() + " " + String.join(" ", DatasetDescription.uses(entry)))
                .orElse("");
        return (name + " " + known).toLowerCase(Locale.ROOT);
    }
}
