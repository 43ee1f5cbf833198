package dev.negbench.strategies.text;

import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a generator without a corpus may know of words: how rare each is, and which others are near it in a static table
 * of vectors. It holds words only, so no passage can be copied through it. One thread owns it.
 */
public final class WordTable {
    /** Neighbours come from the words of most documents: rarer ones are names and misprints, and search costs more. */
    private static final int MOST_NEIGHBOURS = 12_000;

    private static final int SEARCH_DEPTH = 32;
    private static final int SHORTEST = 3;
    private static final String[] NONE = {};

    private final Vocabulary vocabulary = new Vocabulary();
    private final double[] idf;
    private final double contentIdf;
    private final double unknownIdf;
    private final List<String> candidates;
    private final Map<String, String[]> neighbours = new HashMap<>();
    private final Stems stems = new Stems();
    /** By number, each stem's number and 1; 0 where it was not asked for. */
    private int[] stemOf;

    private final double lowest;
    private final double highest;

    /**
     * Takes words and their rarity from a corpus.
     *
     * @param terms the corpus's words; not kept
     * @param lowest lowest cosine of a neighbour
     * @param highest highest cosine of a neighbour
     */
    public WordTable(CorpusTerms terms, double lowest, double highest) {
        contentIdf = terms.contentIdf();
        this.lowest = lowest;
        this.highest = highest;
        idf = new double[terms.size()];
        double rarest = 0;
        for (Map.Entry<String, Integer> word : terms.words().entrySet()) {
            double rarity = terms.idf(word.getValue());
            idf[vocabulary.number(word.getKey())] = rarity;
            rarest = Math.max(rarest, rarity);
        }
        unknownIdf = rarest;
        stemOf = new int[idf.length];
        candidates = IntStream.range(0, idf.length)
                .filter(word -> idf[word] >= contentIdf && isPlain(vocabulary.word(word)))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer word) -> idf[word]).thenComparing(vocabulary::word))
                .limit(MOST_NEIGHBOURS)
                .map(vocabulary::word)
                .toList();
    }

    private static boolean isPlain(String word) {
        return word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter);
    }

    /** Returns how rare a word is, see {@link CorpusTerms#idf}; a word that no document holds is as rare as any. */
    public double idf(String word) {
        int number = vocabulary.find(word);
        return number < 0 ? unknownIdf : idfAt(number);
    }

    /** Returns how rare the word of a number is. */
    public double idfAt(int number) {
        return number < idf.length ? idf[number] : unknownIdf;
    }

    /** Tells whether a word is at least as rare as the median of running words; unknown words are. */
    public boolean isContent(String word) {
        return idf(word) >= contentIdf;
    }

    /** Tells whether the word of a number is at least as rare as the median of running words; unknown words are. */
    public boolean isContentAt(int number) {
        return idfAt(number) >= contentIdf;
    }

    /**
     * Returns numbers for words: the corpus's come first. Whoever reads texts may add words, as do stems; each takes 60
     * bytes at most besides the word itself and 4 a character.
     */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns the stems of this table's words. */
    public Stems stems() {
        return stems;
    }

    /** Returns the number of the stem of a number's word. */
    public int stemAt(int number) {
        if (number >= stemOf.length) {
            stemOf = Arrays.copyOf(stemOf, Math.max(number + 1, 2 * stemOf.length));
        }
        if (stemOf[number] == 0) {
            stemOf[number] = 1 + vocabulary.number(stems.of(vocabulary.word(number)));
        }
        return stemOf[number] - 1;
    }

    /** Fills a set with the stems of a text's words, by their numbers. */
    public void stems(NumberedText text, NumberSet out) {
        out.clear();
        for (int place = 0; place < text.count(); place++) {
            out.add(stemAt(text.number(place)));
        }
    }

    /**
     * Looks up the neighbours of words that were not looked up before: about 12,000 comparisons a word.
     *
     * @param words words in lower case
     * @param searcher a searcher that encodes free texts
     */
    public void lookUp(Collection<String> words, Retrieval retrieval, String searcher) {
        List<String> missing = words.stream()
                .distinct()
                .filter(word -> !neighbours.containsKey(word))
                .toList();
        if (missing.isEmpty() || candidates.isEmpty()) {
            return;
        }
        RankedLists lists = retrieval.nearestTexts(searcher, candidates, missing, SEARCH_DEPTH);
        for (int row = 0; row < missing.size(); row++) {
            neighbours.put(missing.get(row), neighbours(missing.get(row), lists, row));
        }
    }

    private String[] neighbours(String word, RankedLists lists, int row) {
        List<String> near = new ArrayList<>();
        String stem = stems.of(word);
        IntStream.range(row * lists.width(), row * lists.width() + lists.counts()[row])
                .filter(place -> lists.scores()[place] >= lowest && lists.scores()[place] <= highest)
                .mapToObj(place -> candidates.get(lists.ids()[place]))
                .filter(other -> !stems.of(other).equals(stem))
                .forEach(near::add);
        return near.toArray(String[]::new);
    }

    /**
     * Returns a word's neighbours of another stem, nearest first, as far as they are among its 32 nearest. Shared: do
     * not write to it.
     */
    public String[] neighbours(String word) {
        return neighbours.getOrDefault(word, NONE);
    }
}
