package dev.negbench.strategies.nsr;

import dev.negbench.strategies.sampling.IndependentDraws;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.Weighting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws each query's samples from the policy over its row, has the labels verify them, and leaves what {@link
 * PolicyGradient} needs: as weight of an entry its advantage times how often it was drawn, over the divisor; as target
 * the logarithm of its probability. A sample is right where it is a labelled positive.
 *
 * <p>The policy is softmax(score/t), of the batch's own scores or of the pool's, which the model gave at the last
 * refresh. With 0 samples expectations take the place of draws. One random number a sample, from the stream of (seed,
 * step, query). One exponential an entry, twice with the pool's scores; allocates nothing. One thread owns it, for one
 * cell. Source: card, "Algorithm", steps 1 to 4.
 */
final class PolicySamples implements Weighting, Diagnostics {
    private static final long SAMPLE_SALT = 0x706f_6c69_6379L;

    private final Reinforcement mode;
    private final double lambda;
    private final int samples;
    private final double temperature;
    private final double clip;
    private final boolean standing;
    private final boolean byKept;
    private final RandomStream random = new RandomStream(0);
    private final Draw draw = new Draw();
    private long rowsSeen;
    private long steps;
    private long stepsTaken;
    private double rightShare;
    private long solved;
    private double kept;
    private double entropy;
    private long clipped;
    private long drawnEntries;

    /**
     * @param mode which samples count, and how much
     * @param lambda weight of right samples, of W-REINFORCE alone
     * @param samples samples a query, at least 0; 0 for exact expectations
     * @param temperature what scores are divided by
     * @param clip width of the ratio's range, only to count what leaves it
     * @param standing whether samples come from the policy of the last refresh instead of the current one
     * @param byKept whether weights are divided by the samples kept, instead of by all
     */
    PolicySamples(
            Reinforcement mode,
            double lambda,
            int samples,
            double temperature,
            double clip,
            boolean standing,
            boolean byKept) {
        this.mode = mode;
        this.lambda = lambda;
        this.samples = samples;
        this.temperature = temperature;
        this.clip = clip;
        this.standing = standing;
        this.byKept = byKept;
    }

    @Override
    public void weigh(TrainingBatch batch) {
        ScoreRows rows = batch.scores();
        double keptHere = 0;
        int sampled = 0;
        for (int row = 0; row < rows.rows(); row++) {
            CandidatePool pool = batch.pool(row);
            if (pool == null) {
                onlyFirstPositive(rows, row);
            } else {
                keptHere += sample(batch, rows, row, pool);
                sampled++;
            }
        }
        if (sampled > 0) {
            double divisor = byKept ? keptHere : (double) sampled * Math.max(1, samples);
            float scale = keptHere > 0 ? (float) (1 / divisor) : 0;
            for (int e = 0; e < rows.entries(); e++) {
                rows.weights()[e] *= scale;
            }
            steps++;
            stepsTaken += keptHere > 0 ? 1 : 0;
            kept += keptHere;
        }
    }

    /** Before there are pools, a contrastive loss trains: other positives must not be its negatives. */
    private static void onlyFirstPositive(ScoreRows rows, int row) {
        for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
            if (rows.relations()[e] == ScoreRows.POSITIVE) {
                rows.weights()[e] = 0;
            }
        }
    }

    /** Writes a row's weights, not divided yet, and targets; returns how many samples are kept. */
    private double sample(TrainingBatch batch, ScoreRows rows, int row, CandidatePool pool) {
        int from = rows.start(row);
        int size = rows.start(row + 1) - from;
        double[] logits = IndependentDraws.exponents(size, draw);
        logits(batch, row, pool, logits);
        random.reset(batch.seed() + SAMPLE_SALT, batch.step(), pool.queryKey());
        double logTotal = IndependentDraws.draw(size, samples, random, draw);
        float[] weights = rows.weights();
        Arrays.fill(weights, from, from + size, 0f);
        for (int i = 0; i < samples; i++) {
            weights[from + draw.positions()[i]]++;
        }
        double right = 0;
        double mean = 0;
        for (int v = 0; v < size; v++) {
            double logProbability = logits[v] - logTotal;
            rows.targets()[from + v] = (float) logProbability;
            double probability = Math.exp(logProbability);
            mean -= probability * logProbability;
            if (samples == 0) {
                weights[from + v] = (float) probability;
            }
            right += rows.relations()[from + v] == ScoreRows.POSITIVE ? weights[from + v] : 0;
        }
        countClipped(rows, from, size);
        double keptHere = 0;
        for (int v = 0; v < size; v++) {
            boolean correct = rows.relations()[from + v] == ScoreRows.POSITIVE;
            keptHere += mode.keeps(correct) ? weights[from + v] : 0;
            weights[from + v] *= (float) mode.advantage(correct, lambda, (int) right, Math.max(1, samples));
        }
        rowsSeen++;
        rightShare += right / Math.max(1, samples);
        solved += samples > 0 && right == samples ? 1 : 0;
        entropy += mean;
        return keptHere;
    }

    /** Writes the drawing policy's logits; what the pool does not know has its score of now. */
    private void logits(TrainingBatch batch, int row, CandidatePool pool, double[] logits) {
        ScoreRows rows = batch.scores();
        int from = rows.start(row);
        int k = 0;
        for (int e = from; e < rows.start(row + 1); e++) {
            float score = rows.scores()[e];
            byte relation = rows.relations()[e];
            if (standing && relation == ScoreRows.DRAWN) {
                score = pool.scores()[batch.drawnPosition(row, k++)];
            } else if (standing && relation == ScoreRows.POSITIVE) {
                score = pool.positiveScores()[Arrays.binarySearch(pool.positives(), batch.itemId(rows.items()[e]))];
            }
            logits[e - from] = score / temperature;
        }
    }

    /** Counts drawn entries whose ratio has left the range; with the current policy every ratio is 1. */
    private void countClipped(ScoreRows rows, int from, int size) {
        if (!standing || samples == 0) {
            return;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < size; v++) {
            best = Math.max(best, rows.scores()[from + v] / temperature);
        }
        double total = 0;
        for (int v = 0; v < size; v++) {
            total += Math.exp(rows.scores()[from + v] / temperature - best);
        }
        double logTotal = best + Math.log(total);
        for (int v = 0; v < size; v++) {
            if (rows.weights()[from + v] > 0) {
                double ratio = Math.exp(rows.scores()[from + v] / temperature - logTotal - rows.targets()[from + v]);
                drawnEntries++;
                clipped += Math.abs(ratio - 1) > clip ? 1 : 0;
            }
        }
    }

    /** Means over all training steps with samples. */
    @Override
    public Map<String, Double> diagnostics() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("train correct ratio", rightShare / rowsSeen);
        figures.put("train fully solved ratio", samples == 0 ? Double.NaN : (double) solved / rowsSeen);
        figures.put("train entropy (nats)", entropy / rowsSeen);
        figures.put("samples kept", kept);
        figures.put("steps with samples kept", (double) stepsTaken);
        figures.put("steps without", (double) (steps - stepsTaken));
        figures.put("ratios outside the clip range", drawnEntries == 0 ? 0 : (double) clipped / drawnEntries);
        return figures;
    }
}
