package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deterministic stand-in for the verifying model, by words: a document answers a query if it holds the stem of each of
 * the query's content words; and, asked the other way, if the content words' largest cosines with its words are high in
 * the mean, 0.8 by the card. A query without content words is answered by every document. Source: docrerank card,
 * "Deterministic stand-in". One product of dimension numbers for each word of the document and each content word that
 * it lacks. One thread owns it.
 */
public final class WordVerifier implements AnswerVerifier {
    private final Corpus corpus;
    private final WordTable table;
    private final WordVectors vectors;
    private final double near;
    private float[] transposed = {};
    private float[] cosines = {};

    /**
     * @param table rarity and stems of words
     * @param searcher whose vectors of words count
     * @param near mean cosine from which a query is answerable, in [0, 1]
     */
    public WordVerifier(Corpus corpus, WordTable table, String searcher, double near) {
        this.corpus = corpus;
        this.table = table;
        vectors = new WordVectors(searcher);
        this.near = near;
    }

    @Override
    public String name() {
        return "stand-in";
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public List<Answerability[][]> verify(List<Case> cases, int prompts, Retrieval words) {
        lookUp(cases, words);
        return cases.stream().map(one -> verify(one, prompts)).toList();
    }

    private void lookUp(List<Case> cases, Retrieval words) {
        Set<String> all = new HashSet<>();
        for (Case one : cases) {
            all.addAll(distinct(corpus.content(one.document())));
            one.queries().forEach(query -> all.addAll(content(query)));
        }
        vectors.lookUp(all, words);
    }

    /** Verifies one case, whose words were met before: in any call of {@link #verify(List, int, Retrieval)}. */
    public Answerability[][] verify(Case one, int prompts) {
        Set<String> held = distinct(corpus.content(one.document()));
        Set<String> stems = new HashSet<>();
        held.forEach(word -> stems.add(table.stems().of(word)));
        Map<String, Double> largest = new HashMap<>();
        if (prompts > 1) {
            transpose(held);
        }
        Answerability[][] verdicts = new Answerability[one.queries().size()][prompts];
        for (int q = 0; q < verdicts.length; q++) {
            List<String> content = content(one.queries().get(q));
            boolean everyStem = content.stream()
                    .allMatch(word -> stems.contains(table.stems().of(word)));
            verdicts[q][0] = everyStem ? Answerability.ANSWERABLE : Answerability.NOT_ANSWERABLE;
            if (prompts > 1) {
                double sum = 0;
                for (String word : content) {
                    sum += held.contains(word) ? 1 : largest.computeIfAbsent(word, w -> largest(w, held.size()));
                }
                verdicts[q][1] = sum >= near * content.size() ? Answerability.ANSWERABLE : Answerability.NOT_ANSWERABLE;
            }
        }
        return verdicts;
    }

    /** Lays the words' vectors side by side, a coordinate a row, so that all cosines grow together. */
    private void transpose(Set<String> words) {
        int count = words.size();
        if (transposed.length < count * vectors.dimension()) {
            transposed = new float[2 * count * vectors.dimension()];
        }
        int column = 0;
        for (String word : words) {
            int at = vectors.at(word);
            for (int k = 0; k < vectors.dimension(); k++) {
                transposed[k * count + column] = vectors.vectors()[at + k];
            }
            column++;
        }
    }

    private double largest(String word, int count) {
        if (cosines.length < count) {
            cosines = new float[2 * count];
        }
        for (int j = 0; j < count; j++) {
            cosines[j] = 0;
        }
        int at = vectors.at(word);
        for (int k = 0; k < vectors.dimension(); k++) {
            float factor = vectors.vectors()[at + k];
            int row = k * count;
            for (int j = 0; j < count; j++) {
                cosines[j] += factor * transposed[row + j];
            }
        }
        double largest = 0;
        for (int j = 0; j < count; j++) {
            largest = Math.max(largest, cosines[j]);
        }
        return largest;
    }

    private static Set<String> distinct(String text) {
        Set<String> distinct = new LinkedHashSet<>();
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            distinct.add(word);
        }
        return distinct;
    }

    private List<String> content(String query) {
        List<String> content = new ArrayList<>();
        for (String word : distinct(query)) {
            if (table.isContent(word)) {
                content.add(word);
            }
        }
        return content;
    }
}
