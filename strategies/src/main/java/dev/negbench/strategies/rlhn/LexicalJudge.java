package dev.negbench.strategies.rlhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.CorpusTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stand-in for the cheap judge: how much of the answer's and of the query's words a document holds, by their rarity.
 * The answer is the positive's sentence that shares most terms with the query, without the query's own. Score =
 * (coverage of the answer + coverage of the query) / 2, in [0, 1], the best over the positives. Source: card,
 * "Deterministic stand-in", judge C.
 */
final class LexicalJudge implements RelevanceJudge {
    private final Dataset dataset;
    private final double threshold;
    private final Map<Integer, int[][]> sentences = new HashMap<>();
    private CorpusTerms terms;
    private int[] marks = {};
    private int mark;

    /**
     * @param dataset texts; read when the first instance is judged
     * @param threshold score from which a document counts as relevant
     */
    LexicalJudge(Dataset dataset, double threshold) {
        this.dataset = dataset;
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return "stand-in: lexical coverage";
    }

    @Override
    public List<Verdict> judge(List<Instance> instances, Retrieval retrieval) {
        if (terms == null) {
            terms = CorpusTerms.of(dataset.corpus());
            marks = new int[terms.size()];
        }
        List<Verdict> verdicts = new ArrayList<>(instances.size());
        for (Instance instance : instances) {
            verdicts.add(judge(instance));
        }
        return verdicts;
    }

    private Verdict judge(Instance instance) {
        int[] query = terms.terms(dataset.queries().text(instance.query()));
        int[] rareOfQuery = Arrays.stream(query).filter(terms::isContent).toArray();
        int[] asked = rareOfQuery.length == 0 ? query : rareOfQuery;
        int[][] answers = new int[instance.positives().length][];
        double ofPositive = 0;
        for (int p = 0; p < answers.length; p++) {
            answers[p] = answer(instance.positives()[p], query);
            mark(terms.terms(instance.positives()[p]));
            ofPositive = Math.max(ofPositive, score(answers[p], coverage(asked)));
        }
        double[] scores = new double[instance.negatives().length];
        for (int i = 0; i < scores.length; i++) {
            mark(terms.terms(instance.negatives()[i]));
            double ofQuery = coverage(asked);
            for (int[] answer : answers) {
                scores[i] = Math.max(scores[i], score(answer, ofQuery));
            }
        }
        return ScoredVerdict.of(scores, score -> score >= threshold, ofPositive);
    }

    /** Returns the rare terms of the positive's sentence nearest to the query, the query's own left out. */
    private int[] answer(int positive, int[] query) {
        int[] best = {};
        int most = -1;
        for (int[] sentence : sentences.computeIfAbsent(positive, this::sentences)) {
            int shared = 0;
            for (int word : sentence) {
                shared += Arrays.binarySearch(query, word) >= 0 ? 1 : 0;
            }
            if (shared > most) {
                most = shared;
                best = sentence;
            }
        }
        return Arrays.stream(best)
                .filter(term -> terms.isContent(term) && Arrays.binarySearch(query, term) < 0)
                .toArray();
    }

    private int[][] sentences(int document) {
        List<int[]> each = new ArrayList<>();
        CorpusTerms.forEachSentence(
                dataset.corpus().content(document), sentence -> each.add(terms.terms(sentence)));
        return each.toArray(int[][]::new);
    }

    private void mark(int[] document) {
        mark++;
        for (int term : document) {
            marks[term] = mark;
        }
    }

    /** Scores the marked document; where the answer has no terms, the query decides alone. */
    private double score(int[] answer, double ofQuery) {
        return answer.length == 0 ? ofQuery : (coverage(answer) + ofQuery) / 2;
    }

    private double coverage(int[] wanted) {
        double all = 0;
        double held = 0;
        for (int term : wanted) {
            double weight = terms.idf(term);
            all += weight;
            held += marks[term] == mark ? weight : 0;
        }
        return all == 0 ? 0 : held / all;
    }
}
