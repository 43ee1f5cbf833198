package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.NumberSet;
import dev.negbench.strategies.text.NumberedText;
import dev.negbench.strategies.text.WordTable;
import java.util.Arrays;

/**
 * Which sentences of a passage answer a query, the 30 % (rounded up) that share most with it, by the rarity of the
 * shared words, equal ones in the order of the text; and which words carry the answer. Source: card, "Deterministic
 * stand-in". Scratch: 100 bytes a word and 21 a sentence of the longest passage. One thread owns it.
 */
final class AnswerWords {
    private static final double ANSWER_SHARE = 0.3;

    private final WordTable table;
    private final NumberSet seen = new NumberSet();
    private final NumberSet bearing = new NumberSet();
    /** By sentence: how many words the passage has up to its end. */
    private int[] ends = new int[16];

    private double[] shared = new double[16];
    private double[] ascending = new double[16];
    private boolean[] answers = new boolean[16];
    private int sentences;

    /** @param table rarity and stems of words */
    AnswerWords(WordTable table) {
        this.table = table;
    }

    /**
     * Takes a passage in place of the one before. O(words + sentences log sentences).
     *
     * @param words of the passage
     * @param queryStems numbers of the stems of the query's words
     */
    void read(String passage, NumberedText words, NumberSet queryStems) {
        sentences = 0;
        CorpusTerms.forEachSentenceSpan(passage, (from, to) -> addSentence(words, to, queryStems));
        choose();
        bearing.clear();
        for (int s = 0; s < sentences; s++) {
            if (answers[s]) {
                addBearing(words, begin(s), ends[s], queryStems);
            }
        }
    }

    private int begin(int sentence) {
        return sentence == 0 ? 0 : ends[sentence - 1];
    }

    private void addSentence(NumberedText words, int to, NumberSet queryStems) {
        if (sentences == ends.length) {
            ends = Arrays.copyOf(ends, 2 * sentences);
            shared = Arrays.copyOf(shared, 2 * sentences);
            ascending = Arrays.copyOf(ascending, 2 * sentences);
            answers = Arrays.copyOf(answers, 2 * sentences);
        }
        seen.clear();
        double sum = 0;
        int place = begin(sentences);
        while (place < words.count() && words.start(place) < to) {
            int stem = table.stemAt(words.number(place));
            if (queryStems.contains(stem) && seen.add(stem)) {
                sum += table.idfAt(words.number(place));
            }
            place++;
        }
        ends[sentences] = place;
        shared[sentences] = sum;
        ascending[sentences] = sum;
        sentences++;
    }

    private void choose() {
        int wanted = (int) Math.ceil(ANSWER_SHARE * sentences);
        Arrays.sort(ascending, 0, sentences);
        double least = wanted == 0 ? Double.POSITIVE_INFINITY : ascending[sentences - wanted];
        int equal = wanted;
        for (int s = 0; s < sentences; s++) {
            equal -= shared[s] > least ? 1 : 0;
        }
        for (int s = 0; s < sentences; s++) {
            answers[s] = shared[s] > least || shared[s] == least && equal-- > 0;
        }
    }

    private void addBearing(NumberedText words, int from, int to, NumberSet queryStems) {
        for (int place = from; place < to; place++) {
            int word = words.number(place);
            boolean carries = table.isContentAt(word)
                    || AnswerSentences.isNumber(table.vocabulary().word(word));
            if (carries && !queryStems.contains(table.stemAt(word))) {
                bearing.add(word);
            }
        }
    }

    /** Returns the distinct words that carry the answer: rare ones and numbers, without those of the query. Live. */
    NumberSet bearing() {
        return bearing;
    }

    /** Returns which sentences answer. */
    boolean[] answers() {
        return Arrays.copyOf(answers, sentences);
    }

    /** Returns the share of the words that carry the answer whose stems a text holds, 1 where there are none. */
    double keptBy(NumberSet stems) {
        int kept = 0;
        for (int i = 0; i < bearing.size(); i++) {
            kept += stems.contains(table.stemAt((int) bearing.get(i))) ? 1 : 0;
        }
        return bearing.size() == 0 ? 1 : (double) kept / bearing.size();
    }
}
