package dev.negbench.harness.bench;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.ranker.AttentionRanker;
import dev.negbench.harness.ranker.InteractionTexts;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.nasa.NegativeAttention;
import dev.negbench.strategies.objective.WeightedLogistic;
import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;
import dev.negbench.strategies.stage.AttentionVerifier;
import dev.negbench.strategies.stage.HeadMask;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.VerifierShape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the attention verifier cost a pair: answering, learning, tuning one head, and scoring its heads from
 * attention that is there already? Real texts, random documents. Answering is the baseline of the other three.
 */
@Question("What does a yes/no verifier cost a pair: answering, learning, tuning a head, scoring its heads?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class VerifierBenchmark {
    private static final String DATASET = "wordnet-senses-small";
    private static final int PAIRS = 64;
    private static final int BATCHES = 64;
    private static final int HEADS = 8;
    private static final HeadMask ONE_HEAD = HeadMask.of(3);

    private final ScoreRows rows = new ScoreRows();
    private final AttentionRows read = new AttentionRows(HEADS);
    private final AttentionRows cached = new AttentionRows(HEADS);
    private final AttentionObjective halfSquares = attention -> {
        double loss = 0;
        for (int row = 0; row < attention.rows(); row++) {
            double logit = attention.logits()[row];
            attention.logitGradients()[row] = logit / attention.rows();
            loss += 0.5 * logit * logit / attention.rows();
        }
        return loss;
    };
    private int[][] queries;
    private int[][] documents;
    private AttentionVerifier verifier;
    private int next;

    /** Tokenises the texts and chooses who meets whom. */
    @Setup
    public void prepare() {
        CacheFolder cache = CacheFolder.standard();
        Dataset loaded = DatasetLocator.standard(cache.root().resolve("datasets"), List.of())
                .load(DATASET);
        verifier = new AttentionRanker(
                InteractionTexts.of(loaded.corpus(), loaded.queries(), cache),
                VerifierShape.of(HEADS, true, false, 1e-5),
                1);
        SplittableRandom random = new SplittableRandom(1);
        queries = new int[BATCHES][PAIRS];
        documents = new int[BATCHES][PAIRS];
        rows.clear();
        for (int p = 0; p < PAIRS; p++) {
            for (int b = 0; b < BATCHES; b++) {
                queries[b][p] = random.nextInt(loaded.queries().size());
                documents[b][p] = random.nextInt(loaded.corpus().size());
            }
            rows.openRow();
            rows.append(p, p % 6 == 0 ? ScoreRows.POSITIVE : ScoreRows.DRAWN);
        }
        verifier.read(queries[0], documents[0], PAIRS, cached);
    }

    /** Answers. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double answer() {
        next = (next + 1) % BATCHES;
        read.clear();
        verifier.read(queries[next], documents[next], PAIRS, read);
        return read.logits()[0];
    }

    /** Answers, differentiates and moves every weight. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double learn() {
        next = (next + 1) % BATCHES;
        return verifier.learn(queries[next], documents[next], rows, WeightedLogistic.INSTANCE);
    }

    /** Answers, differentiates and moves the query and key projections of one head. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double tuneOneHead() {
        next = (next + 1) % BATCHES;
        return verifier.tune(queries[next], documents[next], PAIRS, halfSquares, ONE_HEAD);
    }

    /** Computes every head's negative attention score from attention that was read before. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double scoreHeads() {
        double sum = 0;
        for (int row = 0; row < PAIRS; row++) {
            for (int head = 0; head < HEADS; head++) {
                int start = cached.start(row, head);
                double lean = cached.scores()[start + AttentionRows.NO] - cached.scores()[start + AttentionRows.YES];
                sum += NegativeAttention.score(
                        cached.weights()[start + AttentionRows.YES], cached.weights()[start + AttentionRows.NO], lean);
            }
        }
        return sum;
    }
}
