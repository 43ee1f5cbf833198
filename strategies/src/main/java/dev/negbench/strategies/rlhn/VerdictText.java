package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.chat.Thoughts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a language model's answer that counts: between the first {@code <verdict>} and the next {@code
 * </verdict>}, the numbers of {@code Doc (i)} within {@code <better>} and within {@code <worse>}. Source: card,
 * "Parsing".
 *
 * <p>Hardened against what reasoning models and sloppy ones do: thoughts in {@code <think>} do not count, numbers
 * beyond the documents are left out, a number counts once, and one in both lists is better. O(length).
 */
public final class VerdictText {
    private static final Pattern DOCUMENT = Pattern.compile("Doc \\((\\d{1,9})\\)");

    private VerdictText() {}

    /**
     * Reads an answer.
     *
     * @param answer the whole text
     * @param documents how many documents were numbered, from 1
     * @return the verdict, places from 0; nothing if a tag is missing
     */
    public static Optional<Verdict> parse(String answer, int documents) {
        return inside(Thoughts.removed(answer), "<verdict>", "</verdict>").flatMap(verdict -> {
            Optional<String> better = inside(verdict, "<better>", "</better>");
            Optional<String> worse = inside(verdict, "<worse>", "</worse>");
            if (better.isEmpty() || worse.isEmpty()) {
                return Optional.empty();
            }
            boolean[] named = new boolean[documents];
            int[] first = numbers(better.get(), named);
            return Optional.of(Verdict.of(first, numbers(worse.get(), named)));
        });
    }

    private static Optional<String> inside(String text, String open, String close) {
        int from = text.indexOf(open);
        int to = from < 0 ? -1 : text.indexOf(close, from + open.length());
        return to < 0 ? Optional.empty() : Optional.of(text.substring(from + open.length(), to));
    }

    /** Returns the places of the numbers not named before, ascending, and marks them as named. */
    private static int[] numbers(String list, boolean[] named) {
        boolean[] here = new boolean[named.length];
        int count = 0;
        Matcher matcher = DOCUMENT.matcher(list);
        while (matcher.find()) {
            int number = Integer.parseInt(matcher.group(1));
            if (number >= 1 && number <= named.length && !named[number - 1]) {
                named[number - 1] = true;
                here[number - 1] = true;
                count++;
            }
        }
        int[] places = new int[count];
        for (int place = 0, to = 0; place < here.length; place++) {
            if (here[place]) {
                places[to++] = place;
            }
        }
        return places;
    }
}
