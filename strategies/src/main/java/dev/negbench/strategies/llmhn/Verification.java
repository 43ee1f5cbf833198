package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.NumberSet;
import dev.negbench.strategies.text.NumberedText;
import dev.negbench.strategies.text.WordTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Refuses passages that are no hard negatives. Not described in what was found of the paper; source: card,
 * "Verification". It may read the corpus, which the generator may not. Costs a pass over the words of passage,
 * positive and query, by their numbers in the word table; nothing is kept of them. Scratch: about 200 bytes a word of
 * the longest text, and 8 bytes a document of the corpus. One thread owns it.
 */
public final class Verification {
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 2;
    private static final double LOWEST_COVERAGE = 0.3;
    private static final double BELOW_BM25 = 0.1;
    private static final double NEAR_POSITIVE = 0.95;
    private static final double ANSWER_KEPT = 0.8;
    private static final int SAMPLED_QUERIES = 256;

    private final Dataset dataset;
    private final Supplier<WordTable> words;
    private final double mostCopied;
    private final WordRuns runs = new WordRuns();
    private final NumberSet held = new NumberSet();
    private final NumberSet asked = new NumberSet();
    private WordTable table;
    private NumberedText passage;
    private NumberedText original;
    private NumberedText query;
    private AnswerWords answer;
    private Refusals refusals;
    private long[] wordings;
    private double lowestCosine = Double.NaN;

    /**
     * @param dataset texts of queries and documents
     * @param words rarity and stems of words; asked for when the first passage is checked
     * @param mostCopied largest share of a passage's runs of five words that may be the positive's
     */
    public Verification(Dataset dataset, Supplier<WordTable> words, double mostCopied) {
        this.dataset = dataset;
        this.words = words;
        this.mostCopied = mostCopied;
    }

    /**
     * Checks passages.
     *
     * @param attempts the passages
     * @param retrieval asked for BM25's best documents where a passage shares too few words with its query, once
     * @return the check that refuses each passage, or {@link Check#PASSED}
     */
    public List<Check> check(List<Attempt> attempts, Retrieval retrieval) {
        return attempts.stream()
                .map(attempt -> check(attempt, attempts, retrieval))
                .toList();
    }

    private Check check(Attempt attempt, List<Attempt> all, Retrieval retrieval) {
        begin();
        String positive = dataset.corpus().content(attempt.positive());
        original.read(positive);
        passage.read(attempt.text());
        int wanted = original.count();
        int length = passage.count();
        if (length == 0) {
            return Check.EMPTY;
        }
        if (length < SHORTEST * wanted || length > LONGEST * wanted) {
            return Check.LENGTH;
        }
        if (refusals.in(attempt.text(), passage)) {
            return Check.REFUSAL;
        }
        runs.read(original);
        if (runs.sharedBy(passage) > mostCopied || Arrays.binarySearch(wordings, WordRuns.wording(passage)) >= 0) {
            return Check.COPY;
        }
        query.read(dataset.queries().text(attempt.query()));
        table.stems(passage, held);
        if (coverage() < LOWEST_COVERAGE && attempt.score() < lowestCosine(all, retrieval)) {
            return Check.OFF_TOPIC;
        }
        if (!(attempt.score() > NEAR_POSITIVE * attempt.positiveScore())) {
            return Check.PASSED;
        }
        answer.read(positive, original, asked);
        return answer.keptBy(held) > ANSWER_KEPT ? Check.ANSWERS : Check.PASSED;
    }

    private void begin() {
        if (table != null) {
            return;
        }
        table = words.get();
        passage = new NumberedText(table.vocabulary());
        original = new NumberedText(table.vocabulary());
        query = new NumberedText(table.vocabulary());
        answer = new AnswerWords(table);
        refusals = new Refusals(table.vocabulary());
        wordings = new long[dataset.corpus().size()];
        for (int d = 0; d < wordings.length; d++) {
            passage.read(dataset.corpus().content(d));
            wordings[d] = WordRuns.wording(passage);
        }
        Arrays.sort(wordings);
    }

    /** Returns the share of the query's words that the passage holds, by their rarity, and keeps the query's stems. */
    private double coverage() {
        asked.clear();
        double all = 0;
        double covered = 0;
        for (int place = 0; place < query.count(); place++) {
            int word = query.number(place);
            int stem = table.stemAt(word);
            if (asked.add(stem)) {
                all += table.idfAt(word);
                covered += held.contains(stem) ? table.idfAt(word) : 0;
            }
        }
        return all == 0 ? 0 : covered / all;
    }

    /** The median cosine of BM25's best negatives less 0.1, over the first 256 queries that are checked. */
    private double lowestCosine(List<Attempt> attempts, Retrieval retrieval) {
        if (Double.isNaN(lowestCosine)) {
            int[] queries = attempts.stream()
                    .mapToInt(Attempt::query)
                    .distinct()
                    .limit(SAMPLED_QUERIES)
                    .toArray();
            RankedLists lists = retrieval.search(Retrieval.BM25, queries, 2);
            float[] cosine = new float[1];
            double[] cosines = new double[queries.length];
            int found = 0;
            for (int row = 0; row < queries.length; row++) {
                int query = queries[row];
                int positive = attempts.stream()
                        .filter(attempt -> attempt.query() == query)
                        .findFirst()
                        .orElseThrow()
                        .positive();
                for (int place = 0; place < lists.counts()[row]; place++) {
                    int document = lists.ids()[row * lists.width() + place];
                    if (document != positive) {
                        retrieval.score(Retrieval.INITIAL, query, new int[] {document}, 1, cosine);
                        cosines[found++] = cosine[0];
                        break;
                    }
                }
            }
            double[] sorted = Arrays.copyOf(cosines, found);
            Arrays.sort(sorted);
            lowestCosine = found == 0 ? Double.POSITIVE_INFINITY : sorted[found / 2] - BELOW_BM25;
        }
        return lowestCosine;
    }
}
