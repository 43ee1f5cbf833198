package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.WordTable;
import dev.negbench.strategies.text.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Refuses passages that are no hard negatives. Not described in what was found of the paper; source: card,
 * "Verification". It may read the corpus, which the generator may not. Costs a pass over the passage's words and two
 * vectors. One thread owns it.
 */
public final class Verification {
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 2;
    private static final double LOWEST_COVERAGE = 0.3;
    private static final double BELOW_BM25 = 0.1;
    private static final double NEAR_POSITIVE = 0.95;
    private static final double ANSWER_KEPT = 0.8;
    private static final int SAMPLED_QUERIES = 256;
    private static final Pattern REFUSAL = Pattern.compile("(?i)\\b(i'm sorry|i am sorry|i apologi[sz]e|i cannot"
            + "|i can't|i can not|i am unable|i'm unable|i am not able|as an ai|as a language model)\\b");

    private final Dataset dataset;
    private final Supplier<WordTable> words;
    private final double mostCopied;
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
        return attempts.stream().map(attempt -> check(attempt, attempts, retrieval)).toList();
    }

    private Check check(Attempt attempt, List<Attempt> all, Retrieval retrieval) {
        String positive = dataset.corpus().content(attempt.positive());
        int wanted = Words.count(positive);
        int length = Words.count(attempt.text());
        if (length == 0) {
            return Check.EMPTY;
        }
        if (length < SHORTEST * wanted || length > LONGEST * wanted) {
            return Check.LENGTH;
        }
        if (REFUSAL.matcher(attempt.text()).find()) {
            return Check.REFUSAL;
        }
        if (WordRuns.shared(attempt.text(), positive) > mostCopied || isDocument(attempt.text())) {
            return Check.COPY;
        }
        WordTable table = words.get();
        Set<String> query = table.stems().ofText(dataset.queries().text(attempt.query()));
        Set<String> held = table.stems().ofText(attempt.text());
        if (coverage(attempt.query(), held, table) < LOWEST_COVERAGE
                && attempt.score() < lowestCosine(all, retrieval)) {
            return Check.OFF_TOPIC;
        }
        boolean near = attempt.score() > NEAR_POSITIVE * attempt.positiveScore();
        return near && keptOfAnswer(positive, query, held, table) > ANSWER_KEPT ? Check.ANSWERS : Check.PASSED;
    }

    private boolean isDocument(String text) {
        if (wordings == null) {
            wordings = new long[dataset.corpus().size()];
            for (int d = 0; d < wordings.length; d++) {
                wordings[d] = WordRuns.wording(dataset.corpus().content(d));
            }
            Arrays.sort(wordings);
        }
        return Arrays.binarySearch(wordings, WordRuns.wording(text)) >= 0;
    }

    /** Returns the share of the query's words that a text holds, by their rarity. */
    private double coverage(int query, Set<String> held, WordTable table) {
        Set<String> seen = new HashSet<>();
        Words each = new Words(dataset.queries().text(query));
        double all = 0;
        double covered = 0;
        for (String word = each.next(); word != null; word = each.next()) {
            String stem = table.stems().of(word);
            if (seen.add(stem)) {
                all += table.idf(word);
                covered += held.contains(stem) ? table.idf(word) : 0;
            }
        }
        return all == 0 ? 0 : covered / all;
    }

    /** The stand-in judge: the share of the words that carry the positive's answer which the passage still holds. */
    private static double keptOfAnswer(String positive, Set<String> query, Set<String> held, WordTable table) {
        List<String> bearing = AnswerSentences.of(positive, query, table).bearing(query, table);
        long kept = bearing.stream().filter(word -> held.contains(table.stems().of(word))).count();
        return bearing.isEmpty() ? 1 : (double) kept / bearing.size();
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
