package dev.negbench.harness.bench;

import dev.negbench.strategies.ar2.AdversarialLoss;
import dev.negbench.strategies.ar2.AdversarialTerm;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.objective.RankMargin;
import dev.negbench.strategies.objective.SymmetricKl;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a loss with its gradient cost for one batch, beside the encoder's hundreds of microseconds? By default 32
 * rows of 39 entries: the positive, seven drawn negatives, and the positives of the 31 other rows.
 *
 * <p>Cosines as a half-trained model gives them, normal around 0.6 for positives and 0.3 for the others, and other ones
 * in every invocation: which negatives lead their positive decides what is computed, and would be learnt by the
 * processor from a batch seen again. {@link #baseline} lays the scores out and does nothing with them.
 */
@Question("What does a loss with its gradient cost for one batch?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ObjectiveBenchmark {
    private static final int BATCHES = 512;

    /** Queries in a batch, a row each. */
    @Param("32")
    public int batch;

    /** Negatives drawn for each. */
    @Param("7")
    public int drawn;

    private final InfoNce infoNce = InfoNce.standard();
    private final PairwiseSoftplus pairwiseSoftplus = PairwiseSoftplus.standard();
    private final SymmetricKl symmetricKl = SymmetricKl.of(0.02);
    private final AdversarialLoss adversarialOfPaper = AdversarialLoss.of(AdversarialTerm.PAPER, 0.5, false, 0.05, 1);
    private final AdversarialLoss adversarialOfCode = AdversarialLoss.of(AdversarialTerm.CODE, 0.5, true, 0.05, 1);
    private final RankMargin rankMargin = RankMargin.of(1, 0.001, 0);
    private final ScoreRows rows = new ScoreRows();
    private float[][] scores;
    private int next;

    /** Lays the rows out and makes the scores. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        rows.clear();
        for (int row = 0; row < batch; row++) {
            rows.openRow();
            rows.append(row, ScoreRows.POSITIVE);
            for (int k = 0; k < drawn; k++) {
                rows.append(batch + row * drawn + k, ScoreRows.DRAWN);
            }
            for (int other = 0; other < batch; other++) {
                if (other != row) {
                    rows.append(other, ScoreRows.IN_BATCH);
                }
            }
        }
        for (int entry = 0; entry < rows.entries(); entry++) {
            boolean positive = rows.relations()[entry] == ScoreRows.POSITIVE;
            rows.targets()[entry] = positive ? 0.9f : 0.8f * (float) random.nextDouble();
        }
        scores = new float[BATCHES][rows.entries()];
        for (float[] of : scores) {
            for (int entry = 0; entry < of.length; entry++) {
                double mean = rows.relations()[entry] == ScoreRows.POSITIVE ? 0.6 : 0.3;
                of[entry] = (float) Math.max(-1, Math.min(1, mean + 0.15 * random.nextGaussian()));
            }
        }
    }

    /** No loss. */
    @Benchmark
    public float baseline() {
        return nextScores().scores()[0];
    }

    /** The softmax contrastive loss. */
    @Benchmark
    public double infoNce() {
        return infoNce.evaluate(nextScores());
    }

    /** The pairwise logistic loss. */
    @Benchmark
    public double pairwiseSoftplus() {
        return pairwiseSoftplus.evaluate(nextScores());
    }

    /** The symmetric divergence from soft labels. */
    @Benchmark
    public double symmetricKl() {
        return symmetricKl.evaluate(nextScores());
    }

    /** AR2's loss over the positive and the drawn negatives, as the paper writes it. */
    @Benchmark
    public double adversarialOfPaper() {
        return adversarialOfPaper.evaluate(nextScores());
    }

    /** AR2's loss over the positive and the drawn negatives, as its code computes it. */
    @Benchmark
    public double adversarialOfCode() {
        return adversarialOfCode.evaluate(nextScores());
    }

    /** The rank margin loss, every entry a member. */
    @Benchmark
    public double rankMargin() {
        return rankMargin.evaluate(nextScores());
    }

    private ScoreRows nextScores() {
        float[] fresh = scores[next];
        next = (next + 1) % scores.length;
        System.arraycopy(fresh, 0, rows.scores(), 0, fresh.length);
        return rows;
    }
}
