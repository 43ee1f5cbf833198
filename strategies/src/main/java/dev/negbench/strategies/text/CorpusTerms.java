package dev.negbench.strategies.text;

import dev.negbench.datasets.Corpus;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Which words a corpus has, how rare each is, and which of them every document holds. Words are runs of letters and
 * digits in lower case; a term is a word's number. Immutable and safe to share between threads.
 */
public final class CorpusTerms {
    private final Map<String, Integer> numbers;
    private final int[][] byDocument;
    private final double[] idf;
    private final double contentIdf;

    private CorpusTerms(Map<String, Integer> numbers, int[][] byDocument, double[] idf, double contentIdf) {
        this.numbers = numbers;
        this.byDocument = byDocument;
        this.idf = idf;
        this.contentIdf = contentIdf;
    }

    /** Reads a corpus, titles and texts: one pass, about 4 bytes a distinct word of each document. */
    public static CorpusTerms of(Corpus corpus) {
        Map<String, Integer> numbers = new HashMap<>();
        int[][] byDocument = new int[corpus.size()][];
        long[] occurrences = new long[1024];
        int[] inDocument = new int[256];
        for (int d = 0; d < byDocument.length; d++) {
            Words words = new Words(corpus.content(d));
            int count = 0;
            for (String word = words.next(); word != null; word = words.next()) {
                int term = numbers.computeIfAbsent(word, added -> numbers.size());
                if (term >= occurrences.length) {
                    occurrences = Arrays.copyOf(occurrences, occurrences.length * 2);
                }
                occurrences[term]++;
                if (count == inDocument.length) {
                    inDocument = Arrays.copyOf(inDocument, count * 2);
                }
                inDocument[count++] = term;
            }
            byDocument[d] = distinct(Arrays.copyOf(inDocument, count));
        }
        double[] idf = idf(byDocument, numbers.size());
        return new CorpusTerms(numbers, byDocument, idf, median(idf, occurrences));
    }

    private static double[] idf(int[][] byDocument, int terms) {
        int[] documents = new int[terms];
        for (int[] document : byDocument) {
            for (int term : document) {
                documents[term]++;
            }
        }
        return Arrays.stream(documents)
                .mapToDouble(count -> Math.log1p((byDocument.length - count + 0.5) / (count + 0.5)))
                .toArray();
    }

    /** The median over running words: over distinct ones it would be that of words which occur once. */
    private static double median(double[] idf, long[] occurrences) {
        int[] common = IntStream.range(0, idf.length)
                .boxed()
                .sorted((left, right) -> Double.compare(idf[left], idf[right]))
                .mapToInt(Integer::intValue)
                .toArray();
        long half = (Arrays.stream(occurrences).sum() + 1) / 2;
        for (int term : common) {
            half -= occurrences[term];
            if (half <= 0) {
                return idf[term];
            }
        }
        return 0;
    }

    /** Returns the number of distinct words. */
    public int size() {
        return idf.length;
    }

    /** Returns the distinct terms of a document, ascending. Shared: do not write to it. */
    public int[] terms(int document) {
        return byDocument[document];
    }

    /** Returns the distinct terms of any text, ascending; words that no document holds are left out. */
    public int[] terms(String text) {
        int[] terms = new int[16];
        int count = 0;
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            Integer term = numbers.get(word);
            if (term != null) {
                if (count == terms.length) {
                    terms = Arrays.copyOf(terms, count * 2);
                }
                terms[count++] = term;
            }
        }
        return distinct(Arrays.copyOf(terms, count));
    }

    /** Returns the number of a word in lower case, -1 where no document holds it. */
    public int term(String word) {
        return numbers.getOrDefault(word, -1);
    }

    /** Returns every word with its number; the map is a view. */
    public Map<String, Integer> words() {
        return Collections.unmodifiableMap(numbers);
    }

    /** Returns the lowest {@link #idf} of content words. */
    public double contentIdf() {
        return contentIdf;
    }

    /** Returns ln(1 + (N − n + 0.5) / (n + 0.5)) for a term that n of N documents hold; above 0. */
    public double idf(int term) {
        return idf[term];
    }

    /** Tells whether a term is at least as rare as the median of the corpus's running words. */
    public boolean isContent(int term) {
        return idf[term] >= contentIdf;
    }

    private static int[] distinct(int[] terms) {
        Arrays.sort(terms);
        int kept = 0;
        for (int i = 0; i < terms.length; i++) {
            if (i == 0 || terms[i] != terms[i - 1]) {
                terms[kept++] = terms[i];
            }
        }
        return kept == terms.length ? terms : Arrays.copyOf(terms, kept);
    }

    /** Takes a text apart: its words, in lower case and in order, go to {@code each}. */
    public static void forEachWord(String text, Consumer<String> each) {
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            each.accept(word);
        }
    }

    /** Takes a text apart: its sentences go to {@code each}, blank ones left out. */
    public static void forEachSentence(String text, Consumer<String> each) {
        forEachSentenceSpan(
                text, (from, to) -> each.accept(text.substring(from, to).strip()));
    }

    /** Receives a part of a text. */
    @FunctionalInterface
    public interface Span {
        /**
         * Takes a part.
         *
         * @param from where it starts
         * @param to where it ends, exclusive
         */
        void accept(int from, int to);
    }

    /** Takes a text apart: where its sentences stand, with the blanks around them, blank ones left out. */
    public static void forEachSentenceSpan(String text, Span each) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = c == '.' || c == '!' || c == '?';
            if (c == '\n' || mark && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
                accept(text, from, i + 1, each);
                from = i + 1;
            }
        }
        accept(text, from, text.length(), each);
    }

    private static void accept(String text, int from, int to, Span each) {
        for (int at = from; at < to; at++) {
            // No white space is made of two units.
            if (!Character.isWhitespace(text.charAt(at))) {
                each.accept(from, to);
                return;
            }
        }
    }
}
