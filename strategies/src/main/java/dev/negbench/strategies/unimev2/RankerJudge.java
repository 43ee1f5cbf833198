package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Stand-in for a judging language model: a ranker that reads query and document together, trained to tell positives
 * from candidates, its scores turned into log-odds by a logistic fit. Source: card, "Signature claims", harness judge.
 *
 * <p>Two rankers, each trained on one half of the queries and judging the other, so that no query is judged by what it
 * taught: a judge that has seen a label only repeats it. A query's half is a bit of its random key. The fit is made on
 * the half that is judged.
 */
final class RankerJudge implements Judge {
    private static final int QUERIES = 4000;
    private static final int EPOCHS = 2;
    private static final int BATCH = 16;
    private static final int NEGATIVES = 7;
    private static final int FITTED = 10;
    private static final Objective LOSS = InfoNce.of(1);

    /** The ranker that judges a half, and what its scores mean there. */
    private record Half(PairRanker ranker, LogisticFit fit) {}

    private final Half[] halves = new Half[2];

    @Override
    public String name() {
        return "stand-in: interaction ranker";
    }

    @Override
    public int learnsFrom() {
        return QUERIES;
    }

    @Override
    public void learn(List<Question> questions, Retrieval retrieval, long seed) {
        List<List<Question>> split = List.of(new ArrayList<>(), new ArrayList<>());
        for (Question question : questions) {
            if (question.candidates().length > 0) {
                split.get(half(question)).add(question);
            }
        }
        for (int half = 0; half < 2; half++) {
            PairRanker ranker = retrieval.newRanker(seed + half);
            train(ranker, split.get(1 - half), seed);
            halves[half] = new Half(ranker, fit(ranker, split.get(half)));
        }
    }

    private static int half(Question question) {
        return (int) (question.queryKey() >>> 32 & 1);
    }

    private static void train(PairRanker ranker, List<Question> questions, long seed) {
        RandomStream random = new RandomStream(seed);
        Draw draw = new Draw();
        ScoreRows rows = new ScoreRows();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int from = 0; from < questions.size(); from += BATCH) {
                List<Question> batch = questions.subList(from, Math.min(questions.size(), from + BATCH));
                int[] documents = new int[batch.size() * (NEGATIVES + 1)];
                int size = 0;
                rows.clear();
                for (Question question : batch) {
                    random.reset(seed, epoch, question.queryKey());
                    rows.openRow();
                    documents[size] = question.positives()[random.nextInt(question.positives().length)];
                    rows.append(size++, ScoreRows.POSITIVE);
                    UniformSubset.draw(question.candidates().length, NEGATIVES, random, draw);
                    for (int i = 0; i < draw.count(); i++) {
                        documents[size] = question.candidates()[draw.positions()[i]];
                        rows.append(size++, ScoreRows.DRAWN);
                    }
                }
                ranker.learn(batch.stream().mapToInt(Question::query).toArray(), documents, rows, LOSS);
            }
        }
    }

    /**
     * Fits the log-odds on a half's positives and some of its candidates, evenly over their ranks; without any, scores
     * stand for log-odds themselves.
     */
    private static LogisticFit fit(PairRanker ranker, List<Question> questions) {
        if (questions.isEmpty()) {
            return new LogisticFit(1, 0);
        }
        double[] positives = new double[questions.stream().mapToInt(q -> q.positives().length).sum()];
        double[] others = new double[
                questions.stream().mapToInt(q -> Math.min(FITTED, q.candidates().length)).sum()];
        int positive = 0;
        int other = 0;
        for (Question question : questions) {
            for (float score : scores(ranker, question.query(), question.positives())) {
                positives[positive++] = score;
            }
            int[] some = new int[Math.min(FITTED, question.candidates().length)];
            for (int i = 0; i < some.length; i++) {
                some[i] = question.candidates()[i * question.candidates().length / some.length];
            }
            for (float score : scores(ranker, question.query(), some)) {
                others[other++] = score;
            }
        }
        return LogisticFit.of(positives, others);
    }

    private static float[] scores(PairRanker ranker, int query, int[] documents) {
        float[] scores = new float[documents.length];
        ranker.score(query, documents, documents.length, scores);
        return scores;
    }

    @Override
    public List<float[]> judge(List<Question> questions) {
        List<float[]> logits = new ArrayList<>(questions.size());
        for (Question question : questions) {
            Half half = halves[half(question)];
            int positives = question.positives().length;
            int[] documents = Arrays.copyOf(question.positives(), positives + question.candidates().length);
            System.arraycopy(question.candidates(), 0, documents, positives, question.candidates().length);
            float[] scores = scores(half.ranker(), question.query(), documents);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) half.fit().logit(scores[i]);
            }
            logits.add(scores);
        }
        return logits;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of();
    }
}
