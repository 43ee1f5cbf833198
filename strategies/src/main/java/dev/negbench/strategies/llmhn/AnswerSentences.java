package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.NumberSet;
import dev.negbench.strategies.text.NumberedText;
import dev.negbench.strategies.text.WordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sentences of a passage, which of them answer a query, and the words that carry the answer, as generators use
 * them; see {@link AnswerWords}.
 *
 * @param sentences all sentences
 * @param answers which of them answer
 * @param bearing the distinct words that carry the answer, ascending
 */
record AnswerSentences(List<String> sentences, boolean[] answers, List<String> bearing) {
    static AnswerSentences of(String passage, Set<String> queryStems, WordTable table) {
        NumberSet stems = new NumberSet();
        queryStems.forEach(stem -> stems.add(table.vocabulary().number(stem)));
        NumberedText words = new NumberedText(table.vocabulary());
        words.read(passage);
        AnswerWords answer = new AnswerWords(table);
        answer.read(passage, words, stems);
        NumberSet bearing = answer.bearing();
        List<String> sentences = new ArrayList<>();
        CorpusTerms.forEachSentence(passage, sentences::add);
        return new AnswerSentences(
                sentences,
                answer.answers(),
                IntStream.range(0, bearing.size())
                        .mapToObj(place -> table.vocabulary().word((int) bearing.get(place)))
                        .sorted()
                        .toList());
    }

    /** Tells whether a word is a whole number that an int holds. */
    static boolean isNumber(String word) {
        if (word.length() > 9) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
