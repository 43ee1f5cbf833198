package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sentences of a passage, and which of them answer a query: the 30 % (rounded up) that share most with it, by the
 * rarity of the shared words. Equal ones come in the order of the text. Source: card, "Deterministic stand-in".
 *
 * @param sentences all sentences
 * @param answers which of them answer
 */
record AnswerSentences(List<String> sentences, boolean[] answers) {
    private static final double ANSWER_SHARE = 0.3;

    static AnswerSentences of(String passage, Set<String> queryStems, WordTable table) {
        List<String> sentences = new ArrayList<>();
        CorpusTerms.forEachSentence(passage, sentences::add);
        double[] shared = sentences.stream()
                .mapToDouble(sentence -> shared(sentence, queryStems, table))
                .toArray();
        boolean[] answers = new boolean[shared.length];
        IntStream.range(0, shared.length)
                .boxed()
                .sorted((left, right) -> Double.compare(shared[right], shared[left]))
                .limit((long) Math.ceil(ANSWER_SHARE * shared.length))
                .forEach(sentence -> answers[sentence] = true);
        return new AnswerSentences(sentences, answers);
    }

    private static double shared(String sentence, Set<String> queryStems, WordTable table) {
        Set<String> seen = new HashSet<>();
        Words words = new Words(sentence);
        double sum = 0;
        for (String word = words.next(); word != null; word = words.next()) {
            String stem = table.stems().of(word);
            if (queryStems.contains(stem) && seen.add(stem)) {
                sum += table.idf(word);
            }
        }
        return sum;
    }

    /** Returns the distinct words that carry the answer: rare ones and numbers, without those of the query. */
    List<String> bearing(Set<String> queryStems, WordTable table) {
        Set<String> bearing = new HashSet<>();
        for (int s = 0; s < answers.length; s++) {
            Words words = new Words(answers[s] ? sentences.get(s) : "");
            for (String word = words.next(); word != null; word = words.next()) {
                if ((isNumber(word) || table.isContent(word)) && !queryStems.contains(table.stems().of(word))) {
                    bearing.add(word);
                }
            }
        }
        return bearing.stream().sorted().toList();
    }

    /** Tells whether a word is a whole number that an int holds. */
    static boolean isNumber(String word) {
        return word.length() <= 9 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
