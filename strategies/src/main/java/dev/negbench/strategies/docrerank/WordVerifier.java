package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.NumberSet;
import dev.negbench.strategies.text.NumberedText;
import dev.negbench.strategies.text.WordTable;
import java.util.Arrays;
import java.util.List;

/**
 * Deterministic stand-in for the verifying model, by words: a document answers a query if it holds the stem of each of
 * the query's content words; and, asked the other way, if the content words' largest cosines with its words are high in
 * the mean, 0.8 by the card. A query without content words is answered by every document. Source: docrerank card,
 * "Deterministic stand-in". One product of dimension numbers for each word of the document and each content word that
 * it lacks. Kept of what is verified are the words' vectors alone, {@code 4 * dimension} bytes a distinct word; scratch
 * besides is some 200 bytes a word of the longest document. One thread owns it.
 */
public final class WordVerifier implements AnswerVerifier {
    private final Corpus corpus;
    private final WordTable table;
    private final WordVectors vectors;
    private final double near;
    private final LargestCosines cosines;
    private final NumberedText document;
    private final NumberedText query;
    private final NumberSet held = new NumberSet();
    private final NumberSet stems = new NumberSet();
    private final NumberSet distinct = new NumberSet();
    private final NumberSet lacking = new NumberSet();
    private int[] content = new int[64];
    /** By query and 1, how many content words there are up to its last. */
    private int[] ends = new int[16];

    /**
     * @param table rarity and stems of words
     * @param searcher whose vectors of words count
     * @param near mean cosine from which a query is answerable, in [0, 1]
     */
    public WordVerifier(Corpus corpus, WordTable table, String searcher, double near) {
        this.corpus = corpus;
        this.table = table;
        vectors = new WordVectors(searcher, table.vocabulary());
        cosines = new LargestCosines(vectors);
        document = new NumberedText(table.vocabulary());
        query = new NumberedText(table.vocabulary());
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
        NumberSet all = new NumberSet();
        for (Case one : cases) {
            document.read(corpus.content(one.document()));
            addAll(document, all);
            readContent(one.queries());
            for (int c = 0; c < ends[one.queries().size()]; c++) {
                all.add(content[c]);
            }
        }
        vectors.lookUp(all, words);
    }

    private static void addAll(NumberedText text, NumberSet out) {
        for (int place = 0; place < text.count(); place++) {
            out.add(text.number(place));
        }
    }

    /** Verifies one case, whose words were met before: in any call of {@link #verify(List, int, Retrieval)}. */
    public Answerability[][] verify(Case one, int prompts) {
        document.read(corpus.content(one.document()));
        held.clear();
        addAll(document, held);
        table.stems(document, stems);
        readContent(one.queries());
        Answerability[][] verdicts = new Answerability[one.queries().size()][prompts];
        for (int q = 0; q < verdicts.length; q++) {
            verdicts[q][0] = verdict(holdsEveryStem(q));
        }
        if (prompts > 1) {
            askForNearWords(verdicts);
        }
        return verdicts;
    }

    private static Answerability verdict(boolean answerable) {
        return answerable ? Answerability.ANSWERABLE : Answerability.NOT_ANSWERABLE;
    }

    /** Keeps the distinct content words of queries, one query after another. */
    private void readContent(List<String> queries) {
        if (ends.length <= queries.size()) {
            ends = new int[2 * queries.size()];
        }
        int count = 0;
        for (int q = 0; q < queries.size(); q++) {
            query.read(queries.get(q));
            distinct.clear();
            addAll(query, distinct);
            if (count + distinct.size() > content.length) {
                content = Arrays.copyOf(content, 2 * (count + distinct.size()));
            }
            for (int place = 0; place < distinct.size(); place++) {
                int word = (int) distinct.get(place);
                content[count] = word;
                count += table.isContentAt(word) ? 1 : 0;
            }
            ends[q + 1] = count;
        }
    }

    private boolean holdsEveryStem(int query) {
        for (int c = ends[query]; c < ends[query + 1]; c++) {
            if (!stems.contains(table.stemAt(content[c]))) {
                return false;
            }
        }
        return true;
    }

    private void askForNearWords(Answerability[][] verdicts) {
        lacking.clear();
        for (int c = 0; c < ends[verdicts.length]; c++) {
            if (!held.contains(content[c])) {
                lacking.add(content[c]);
            }
        }
        float[] nearest = cosines.of(lacking, held);
        for (int q = 0; q < verdicts.length; q++) {
            double sum = 0;
            for (int c = ends[q]; c < ends[q + 1]; c++) {
                int place = lacking.place(content[c]);
                sum += place < 0 ? 1 : nearest[place];
            }
            verdicts[q][1] = verdict(sum >= near * (ends[q + 1] - ends[q]));
        }
    }
}
