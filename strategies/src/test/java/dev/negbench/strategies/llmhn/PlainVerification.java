package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.StableHash;
import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The checks of {@link Verification} by sets of strings, as the card has them and slowly. */
record PlainVerification(Dataset dataset, WordTable table, double mostCopied, double lowestCosine) {
    private static final Pattern REFUSAL = Pattern.compile("(?i)\\b(i'm sorry|i am sorry|i apologi[sz]e|i cannot"
            + "|i can't|i can not|i am unable|i'm unable|i am not able|as an ai|as a language model)\\b");

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        CorpusTerms.forEachWord(text, words::add);
        return words;
    }

    Check check(Attempt attempt) {
        String text = attempt.text();
        String positive = dataset.corpus().content(attempt.positive());
        int length = Words.count(text);
        if (length == 0) {
            return Check.EMPTY;
        }
        if (length < 0.5 * Words.count(positive) || length > 2 * Words.count(positive)) {
            return Check.LENGTH;
        }
        if (REFUSAL.matcher(text).find()) {
            return Check.REFUSAL;
        }
        if (shared(text, positive) > mostCopied || isDocument(text)) {
            return Check.COPY;
        }
        Set<String> query = table.stems().ofText(dataset.queries().text(attempt.query()));
        Set<String> held = table.stems().ofText(text);
        if (coverage(attempt.query(), held) < 0.3 && attempt.score() < lowestCosine) {
            return Check.OFF_TOPIC;
        }
        boolean near = attempt.score() > 0.95 * attempt.positiveScore();
        return near && kept(positive, query, held) > 0.8 ? Check.ANSWERS : Check.PASSED;
    }

    private static double shared(String text, String original) {
        List<Long> runs = runs(text);
        Set<Long> others = new HashSet<>(runs(original));
        return (double) runs.stream().filter(others::contains).count() / runs.size();
    }

    private static List<Long> runs(String text) {
        List<String> words = words(text);
        int length = Math.min(5, words.size());
        List<Long> runs = new ArrayList<>();
        for (int r = 0; r + length <= words.size(); r++) {
            long run = 0;
            for (String word : words.subList(r, r + length)) {
                run = (run + StableHash.of(word)) * 0x9e3779b97f4a7c15L;
            }
            runs.add(run);
        }
        return runs;
    }

    private boolean isDocument(String text) {
        List<String> own = words(text);
        return IntStream.range(0, dataset.corpus().size())
                .anyMatch(d -> words(dataset.corpus().content(d)).equals(own));
    }

    private double coverage(int query, Set<String> held) {
        Set<String> seen = new HashSet<>();
        double all = 0;
        double covered = 0;
        for (String word : words(dataset.queries().text(query))) {
            String stem = table.stems().of(word);
            if (seen.add(stem)) {
                all += table.idf(word);
                covered += held.contains(stem) ? table.idf(word) : 0;
            }
        }
        return all == 0 ? 0 : covered / all;
    }

    private double kept(String positive, Set<String> query, Set<String> held) {
        List<String> bearing = answer(positive, query).bearing();
        long kept = bearing.stream()
                .filter(word -> held.contains(table.stems().of(word)))
                .count();
        return bearing.isEmpty() ? 1 : (double) kept / bearing.size();
    }

    /** The sentences of a passage, those that answer, and the words that carry the answer. */
    AnswerSentences answer(String passage, Set<String> query) {
        List<String> sentences = sentences(passage);
        double[] shared = sentences.stream()
                .mapToDouble(sentence -> shared(sentence, query))
                .toArray();
        boolean[] answers = new boolean[shared.length];
        IntStream.range(0, shared.length)
                .boxed()
                .sorted((left, right) -> Double.compare(shared[right], shared[left]))
                .limit((long) Math.ceil(0.3 * shared.length))
                .forEach(sentence -> answers[sentence] = true);
        Set<String> bearing = new TreeSet<>();
        for (int s = 0; s < answers.length; s++) {
            for (String word : words(answers[s] ? sentences.get(s) : "")) {
                boolean number = word.matches("[0-9]{1,9}");
                if ((number || table.isContent(word))
                        && !query.contains(table.stems().of(word))) {
                    bearing.add(word);
                }
            }
        }
        return new AnswerSentences(sentences, answers, List.copyOf(bearing));
    }

    private double shared(String sentence, Set<String> query) {
        Set<String> seen = new HashSet<>();
        double sum = 0;
        for (String word : words(sentence)) {
            String stem = table.stems().of(word);
            if (query.contains(stem) && seen.add(stem)) {
                sum += table.idf(word);
            }
        }
        return sum;
    }

    private static List<String> sentences(String passage) {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < passage.length(); i++) {
            char c = passage.charAt(i);
            sentence.append(c);
            boolean mark = ".!?".indexOf(c) >= 0;
            boolean last = i + 1 == passage.length();
            if (c == '\n' || last || mark && Character.isWhitespace(passage.charAt(i + 1))) {
                if (!sentence.toString().isBlank()) {
                    sentences.add(sentence.toString().strip());
                }
                sentence.setLength(0);
            }
        }
        return sentences;
    }
}
