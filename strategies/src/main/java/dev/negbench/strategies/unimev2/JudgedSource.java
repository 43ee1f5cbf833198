package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The best documents below the ceiling for each query, and what the judge says about each of them and about the
 * positives. Everything happens once, before training. Source: card, steps 1 and 2. Draws no chance but the judge's
 * noise, if there is any. One thread owns it, for one cell.
 */
final class JudgedSource implements CandidateSource {
    private static final float HARDLY_RELEVANT = 0.1f;

    private final String searcher;
    private final int k;
    private final Ceiling ceiling;
    private final Judge judge;
    private final double noise;
    private final JudgeMargin margin;
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean learnt;

    /**
     * @param searcher who retrieves
     * @param k candidates a query, at least 1
     * @param ceiling what their similarity must stay below
     * @param judge who judges
     * @param noise standard deviation of normal noise added to the judge's logits, at least 0
     * @param margin tells which queries have no survivor, which are counted
     */
    JudgedSource(String searcher, int k, Ceiling ceiling, Judge judge, double noise, JudgeMargin margin) {
        this.searcher = searcher;
        this.k = k;
        this.ceiling = ceiling;
        this.judge = judge;
        this.noise = noise;
        this.margin = margin;
    }

    @Override
    public Refresh refresh() {
        return Refresh.NEVER;
    }

    @Override
    public String[] generators() {
        return new String[] {searcher};
    }

    @Override
    public void prepare(TrainingQueries queries, Retrieval retrieval, long seed) {
        if (learnt || judge.learnsFrom() == 0) {
            return;
        }
        learnt = true;
        int rows = Math.min(queries.size(), judge.learnsFrom());
        int[] chosen = new int[rows];
        for (int i = 0; i < rows; i++) {
            // Evenly over the queries, whose order may follow the documents'.
            chosen[i] = (int) ((long) i * queries.size() / rows);
        }
        judge.learn(retrieve(queries, chosen, retrieval).questions, retrieval, seed);
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        int[] rows = new int[queries.size()];
        Arrays.setAll(rows, row -> row);
        Retrieved retrieved = retrieve(queries, rows, retrieval);
        List<float[]> logits = judge.judge(retrieved.questions);
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        RandomStream random = new RandomStream(seed);
        for (int row : rows) {
            float[] scores = scores(retrieved.questions.get(row), logits.get(row), random, seed);
            CandidatePool pool = pool(retrieved, row, scores, builder);
            count(pool);
            pools.accept(pool);
        }
    }

    /** The queries as the judge sees them, with what is needed for their pools. */
    private record Retrieved(List<Question> questions, BelowCeiling.Found[] found, float[][] positiveScores) {}

    private Retrieved retrieve(TrainingQueries queries, int[] rows, Retrieval retrieval) {
        int[] ordinals = new int[rows.length];
        int[][] positives = new int[rows.length][];
        float[][] positiveScores = new float[rows.length][];
        float[] ceilings = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ordinals[i] = queries.ordinals()[rows[i]];
            positives[i] = queries.positives(rows[i]);
            positiveScores[i] = new float[positives[i].length];
            retrieval.score(searcher, ordinals[i], positives[i], positives[i].length, positiveScores[i]);
            ceilings[i] = ceiling.of(positiveScores[i]);
        }
        BelowCeiling.Found[] found = new BelowCeiling(retrieval, searcher, k).find(ordinals, positives, ceilings);
        List<Question> questions = new ArrayList<>(rows.length);
        for (int i = 0; i < rows.length; i++) {
            int[] candidates = Arrays.copyOf(found[i].ids, found[i].count);
            questions.add(new Question(ordinals[i], queries.key(rows[i]), positives[i], candidates));
        }
        return new Retrieved(questions, found, positiveScores);
    }

    private CandidatePool pool(Retrieved retrieved, int row, float[] scores, CandidatePoolBuilder builder) {
        Question question = retrieved.questions.get(row);
        BelowCeiling.Found found = retrieved.found[row];
        int positives = question.positives().length;
        builder.start(question.query(), question.queryKey(), question.positives(), retrieved.positiveScores[row]);
        float[] ofPositives = new float[positives * found.count];
        for (int i = 0; i < found.count; i++) {
            builder.add(found.ids[i], found.scores[i], found.ranks[i], 0);
        }
        for (int p = 0; p < positives; p++) {
            Arrays.fill(ofPositives, p * found.count, (p + 1) * found.count, scores[p]);
        }
        return builder.build(Map.of(
                JudgeColumns.CANDIDATE, Arrays.copyOfRange(scores, positives, positives + found.count),
                JudgeColumns.POSITIVE, ofPositives));
    }

    /** Returns the judge's scores, noise added: a document's noise hangs on seed, query and document alone. */
    private float[] scores(Question question, float[] logits, RandomStream random, long seed) {
        float[] scores = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            double logit = logits[i];
            if (noise > 0) {
                int positives = question.positives().length;
                int document = i < positives ? question.positives()[i] : question.candidates()[i - positives];
                random.reset(seed, document, question.queryKey());
                double radius = Math.sqrt(-2 * StrictMath.log(random.nextPositiveDouble()));
                logit += noise * radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
            }
            scores[i] = (float) (1 / (1 + StrictMath.exp(-logit)));
        }
        return scores;
    }

    private void count(CandidatePool pool) {
        String who = "judge (" + judge.name() + "): ";
        counts.merge(who + "queries judged", 1L, Long::sum);
        counts.merge(who + "documents judged", (long) pool.positives().length + pool.size(), Long::sum);
        if (pool.size() == 0) {
            counts.merge("queries without a candidate below the ceiling", 1L, Long::sum);
            return;
        }
        boolean none = true;
        for (int p = 0; p < pool.positives().length; p++) {
            none &= !margin.anySurvives(pool, p);
            if (pool.column(JudgeColumns.POSITIVE)[p * pool.size()] < HARDLY_RELEVANT) {
                counts.merge("positives that the judge scores below 0.1", 1L, Long::sum);
            }
        }
        if (none) {
            counts.merge(
                    margin.fallsBack()
                            ? "queries without a survivor, drawn at random with score 1"
                            : "queries without a survivor, drawing nothing",
                    1L, Long::sum);
        }
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>(counts);
        judge.counts().forEach((what, count) -> all.put("judge (" + judge.name() + "): " + what, count));
        return Collections.unmodifiableMap(all);
    }
}
