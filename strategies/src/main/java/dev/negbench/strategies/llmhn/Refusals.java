package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.text.NumberedText;
import dev.negbench.strategies.text.Vocabulary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds excuses of language models in passages. The pattern decides, but only passages that hold an excuse's words in
 * their order are matched with it, since matching costs more than all other checks together. Immutable.
 */
final class Refusals {
    private static final Pattern REFUSAL = Pattern.compile("(?i)\\b(i'm sorry|i am sorry|i apologi[sz]e|i cannot"
            + "|i can't|i can not|i am unable|i'm unable|i am not able|as an ai|as a language model)\\b");

    /** The words of everything that the pattern matches, and of some that it does not. */
    private static final String[] WORDINGS = {
        "i m sorry",
        "i am sorry",
        "i apologise",
        "i apologize",
        "i cannot",
        "i can t",
        "i can not",
        "i am unable",
        "i m unable",
        "i am not able",
        "as an ai",
        "as a language model"
    };

    private final int[][] wordings;
    private final int[] firsts;

    /** @param vocabulary of the passages; the words of excuses are added */
    Refusals(Vocabulary vocabulary) {
        wordings = Stream.of(WORDINGS)
                .map(wording -> Stream.of(wording.split(" "))
                        .mapToInt(vocabulary::number)
                        .toArray())
                .toArray(int[][]::new);
        firsts = Stream.of(wordings).mapToInt(wording -> wording[0]).distinct().toArray();
    }

    /**
     * Tells whether a passage holds an excuse. O(words).
     *
     * @param words of the passage
     */
    boolean in(String passage, NumberedText words) {
        for (int place = 0; place < words.count(); place++) {
            if (mayBegin(words.number(place)) && holds(words, place)) {
                return REFUSAL.matcher(passage).find();
            }
        }
        return false;
    }

    private boolean mayBegin(int word) {
        for (int first : firsts) {
            if (word == first) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(NumberedText words, int place) {
        for (int[] wording : wordings) {
            int same = 0;
            while (same < wording.length
                    && place + same < words.count()
                    && words.number(place + same) == wording[same]) {
                same++;
            }
            if (same == wording.length) {
                return true;
            }
        }
        return false;
    }
}
