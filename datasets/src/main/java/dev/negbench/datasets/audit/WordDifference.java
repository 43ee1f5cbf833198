package dev.negbench.datasets.audit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The words that only one of two texts has.
 *
 * @param first those of the first alone
 * @param second those of the second alone
 */
record WordDifference(Set<String> first, Set<String> second) {
    /** Compares two texts as {@link PlainText} makes them. */
    static WordDifference between(String plain, String otherPlain) {
        List<String> words = PlainText.words(plain);
        List<String> otherWords = PlainText.words(otherPlain);
        Set<String> first = new TreeSet<>(words);
        Set<String> second = new TreeSet<>(otherWords);
        otherWords.forEach(first::remove);
        words.forEach(second::remove);
        return new WordDifference(first, second);
    }

    /** Tells whether words differ, and all that do have a digit. */
    boolean isOfNumbers() {
        return !(first.isEmpty() && second.isEmpty())
                && Stream.concat(first.stream(), second.stream()).allMatch(word -> word.chars()
                        .anyMatch(Character::isDigit));
    }
}
