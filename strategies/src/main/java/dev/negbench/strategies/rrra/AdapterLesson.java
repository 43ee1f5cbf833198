package dev.negbench.strategies.rrra;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;

/**
 * Teaches adapters from mined lists while the encoder stands still, RRRA's second stage: labels from what the retriever
 * made of each document, none of them new judgements. Source: card, steps 2 to 4 and "Algorithm", [H]. Random numbers
 * are of the refresh's seed: one a sampled candidate, one an example and pass.
 */
final class AdapterLesson {
    private static final int BATCH = 64;
    /** Fewer similarities between positives than these say nothing about a quantile. */
    private static final int FEWEST_SIMILARITIES = 20;

    private final AdapterSettings settings;
    private final Retrieval retrieval;
    private final long seed;
    private final RandomStream random;
    private final Examples examples = new Examples();
    private final Draw draw = new Draw();

    AdapterLesson(AdapterSettings settings, Retrieval retrieval, long seed) {
        this.settings = settings;
        this.retrieval = retrieval;
        this.seed = seed;
        random = new RandomStream(seed);
    }

    /**
     * Teaches.
     *
     * @param adapters changed in place
     * @param pools mined lists of some training queries
     * @return F1 of "relevant" among the examples of queries that the judging adapter had not learnt from; of all
     *     examples where there is one fold; NaN without examples
     */
    double teach(CrossFit adapters, List<CandidatePool> pools) {
        double threshold = similarityOfPositives(pools);
        pools.forEach(pool -> addExamples(pool, threshold));
        adapters.weigh(Outcome.weights(examples.counts()));
        Segment segment = new Segment(retrieval.dimension(Retrieval.MODEL));
        AdapterLoss loss = new AdapterLoss(segment, AdapterLoss.KAPPA, settings.line());
        int[] order = new int[examples.size()];
        for (int pass = 0; pass < settings.passes(); pass++) {
            random.reset(seed, 1 + pass, 0);
            for (int i = 0; i < order.length; i++) {
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            for (int from = 0; from < order.length; from += BATCH) {
                int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
                adapters.learn(examples, chosen, retrieval, loss, 1);
            }
        }
        return f1(adapters, loss);
    }

    /** Returns the wanted quantile of the cosines between positives of one query, infinite where there are too few. */
    private double similarityOfPositives(List<CandidatePool> pools) {
        double[] cosines = pools.stream()
                .flatMapToDouble(pool -> {
                    int[] positives = pool.positives();
                    float[] similarities = new float[positives.length];
                    double[] pairs = new double[positives.length * (positives.length - 1) / 2];
                    int count = 0;
                    for (int p = 1; p < positives.length; p++) {
                        retrieval.similarity(Retrieval.MODEL, positives[p], positives, p, similarities);
                        for (int other = 0; other < p; other++) {
                            pairs[count++] = similarities[other];
                        }
                    }
                    return Arrays.stream(pairs);
                })
                .sorted()
                .toArray();
        return cosines.length < FEWEST_SIMILARITIES
                ? Double.POSITIVE_INFINITY
                : cosines[(int) Math.min(cosines.length - 1L, Math.round(settings.similar() * (cosines.length - 1)))];
    }

    private void addExamples(CandidatePool pool, double threshold) {
        int[] positives = pool.positives();
        for (int p = 0; p < positives.length; p++) {
            Outcome outcome = Outcome.of(true, rankOfPositive(pool, p), settings.first());
            examples.add(pool.query(), pool.queryKey(), positives[p], outcome, true);
        }
        random.reset(seed, 0, pool.queryKey());
        UniformSubset.draw(pool.size(), settings.sample(), random, draw);
        int count = draw.count();
        int[] sampled = new int[count];
        for (int i = 0; i < count; i++) {
            sampled[i] = pool.ids()[draw.positions()[i]];
        }
        float[] highest = new float[count];
        Arrays.fill(highest, Float.NEGATIVE_INFINITY);
        if (threshold < Double.POSITIVE_INFINITY) {
            float[] similarities = new float[count];
            for (int positive : positives) {
                retrieval.similarity(Retrieval.MODEL, positive, sampled, count, similarities);
                for (int i = 0; i < count; i++) {
                    highest[i] = Math.max(highest[i], similarities[i]);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            Outcome outcome = Outcome.of(false, pool.ranks()[draw.positions()[i]], settings.first());
            examples.add(pool.query(), pool.queryKey(), sampled[i], outcome, highest[i] >= threshold);
        }
    }

    /** Returns the 0-based rank of a positive among the pool's candidates and positives, by score. */
    static int rankOfPositive(CandidatePool pool, int positive) {
        float score = pool.positiveScores()[positive];
        int above = 0;
        for (int i = 0; i < pool.size() && pool.scores()[i] > score; i++) {
            above++;
        }
        for (float other : pool.positiveScores()) {
            above += other > score ? 1 : 0;
        }
        return above;
    }

    private double f1(CrossFit adapters, AdapterLoss loss) {
        int d = loss.segment().length();
        double[] adapted = new double[d];
        int right = 0;
        int said = 0;
        int relevant = 0;
        for (int e = 0; e < examples.size(); e++) {
            float[] q = retrieval.queryVectors(Retrieval.MODEL, new int[] {examples.query(e)});
            float[] c = retrieval.documentVectors(Retrieval.MODEL, new int[] {examples.document(e)});
            Adapter judge = adapters.judgeOf(examples.key(e));
            judge.turnTo(q, 0);
            judge.adapt(c, 0, adapted);
            boolean says = loss.relevance(adapted, q, 0, c, 0) >= 0.5;
            said += says ? 1 : 0;
            relevant += examples.isRelevant(e) ? 1 : 0;
            right += says && examples.isRelevant(e) ? 1 : 0;
        }
        return said + relevant == 0 ? Double.NaN : 2.0 * right / (said + relevant);
    }
}
