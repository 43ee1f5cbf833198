package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The stand-in's passage where it sees the positive: in the sentences that answer, numbers move by 1 to 5 and rare
 * words become their neighbours, everywhere alike; the words of the query stay. The other sentences change places, and
 * one of two or more is left out. Source: card, "Mode QP".
 */
final class CorruptedPassage {
    private static final long SEED = 0x71702d68L;
    private static final int MOST_SHIFT = 5;

    private CorruptedPassage() {}

    /**
     * Writes the passage. Randomness: a number a moved number, one a sentence that does not answer.
     *
     * @param strength share of the replaceable words of the answer that are replaced, at least one: numbers first, then
     *     the rarest. A word without a neighbour is not replaceable.
     */
    static String of(String passage, GenerationTask task, double strength, WordTable table) {
        RandomStream random = new RandomStream(SEED);
        random.reset(SEED, task.attempt(), task.key());
        Set<String> query = table.stems().ofText(task.query());
        AnswerSentences answer = AnswerSentences.of(passage, query, table);
        Map<String, String> replacements = replacements(answer, strength, task.attempt(), table, random);
        return arranged(answer, replacements, random);
    }

    private static Map<String, String> replacements(
            AnswerSentences answer, double strength, int attempt, WordTable table, RandomStream random) {
        List<String> replaceable = answer.bearing().stream()
                .filter(word -> AnswerSentences.isNumber(word) || table.neighbours(word).length > 0)
                .sorted(Comparator.comparing((String word) -> !AnswerSentences.isNumber(word))
                        .thenComparing(Comparator.comparingDouble(table::idf).reversed()))
                .toList();
        int count = replaceable.isEmpty() ? 0 : (int) Math.max(1, Math.round(strength * replaceable.size()));
        Map<String, String> replacements = new HashMap<>();
        for (String word : replaceable.subList(0, count)) {
            String[] near = table.neighbours(word);
            // A passage that was refused is not written again: the next attempt goes one neighbour further.
            replacements.put(
                    word,
                    AnswerSentences.isNumber(word) ? shifted(word, random) : near[Math.min(attempt, near.length - 1)]);
        }
        return replacements;
    }

    private static String shifted(String number, RandomStream random) {
        int value = Integer.parseInt(number);
        int draw = random.nextInt(2 * MOST_SHIFT);
        int shift = draw < MOST_SHIFT ? draw - MOST_SHIFT : draw - MOST_SHIFT + 1;
        return Integer.toString(value + (value + shift < 0 ? -shift : shift));
    }

    private static String arranged(AnswerSentences answer, Map<String, String> replacements, RandomStream random) {
        int[] others = IntStream.range(0, answer.answers().length)
                .filter(s -> !answer.answers()[s])
                .toArray();
        int[] order = others.clone();
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        int kept = others.length > 1 ? others.length - 1 : others.length;
        List<String> written = new ArrayList<>();
        int next = 0;
        for (int s = 0; s < answer.answers().length; s++) {
            if (answer.answers()[s]) {
                written.add(replaced(answer.sentences().get(s), replacements));
            } else if (next < kept) {
                written.add(answer.sentences().get(order[next++]));
            }
        }
        return String.join(" ", written);
    }

    private static String replaced(String sentence, Map<String, String> replacements) {
        StringBuilder text = new StringBuilder();
        Words words = new Words(sentence);
        int copied = 0;
        for (String word = words.next(); word != null; word = words.next()) {
            String replacement = replacements.get(word);
            if (replacement != null) {
                text.append(sentence, copied, words.start());
                boolean capital = Character.isUpperCase(sentence.codePointAt(words.start()));
                text.append(capital ? Character.toUpperCase(replacement.charAt(0)) : replacement.charAt(0));
                text.append(replacement, 1, replacement.length());
                copied = words.end();
            }
        }
        return text.append(sentence, copied, sentence.length()).toString();
    }
}
