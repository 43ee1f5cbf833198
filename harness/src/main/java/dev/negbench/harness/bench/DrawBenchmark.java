package dev.negbench.harness.bench;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.taxonomy.TaxonomyBuilder;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What does one draw cost? One operation is one query: point the random stream at it, then draw its negatives from its
 * own candidate pool.
 *
 * <p>The pools are real, thousands of them, and visited in a shuffled order: a benchmark that draws from one pool again
 * and again lets the processor learn every branch and flatters all samplers. {@link #baseline} does everything but the
 * draw; subtract it to see the sampler alone.
 *
 * <p>Run it with {@code ./bench throughput}, which builds the pools.
 */
@Question("What does one draw cost on real candidate pools, by strategy?")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DrawBenchmark {
    /** System property that names the file of pools. */
    static final String POOLS = "negbench.pools";

    /** The strategy as typed. */
    @Param("")
    public String strategy;

    /** Negatives drawn a query. */
    @Param("15")
    public int draws;

    private final RandomStream random = new RandomStream(1);
    private final Draw draw = new Draw();
    private CandidatePool[] pools;
    private NegativeSampler sampler;
    private int next;
    private long epoch;

    /** Reads the pools and builds the sampler. */
    @Setup
    public void prepare() throws IOException {
        pools = PoolFile.read(Path.of(System.getProperty(POOLS)));
        RandomStream order = new RandomStream(7);
        for (int i = pools.length - 1; i > 0; i--) {
            int j = order.nextInt(i + 1);
            CandidatePool swapped = pools[i];
            pools[i] = pools[j];
            pools[j] = swapped;
        }
        sampler = sampler(strategy, draws);
    }

    /** Returns a strategy's sampler. */
    static NegativeSampler sampler(String strategy, int draws) {
        Recipe recipe = Strategies.load().parse(strategy).recipe(placeholder(draws));
        return recipe.negativeSampler()
                .orElseThrow(() -> new IllegalArgumentException(strategy + " draws no negatives"));
    }

    /** Returns a setting without data: what samplers and filters need of it is already in the pools. */
    static Setting placeholder(int draws) {
        // As many documents as no scheme finds too few.
        Corpus corpus = Corpus.of(IntStream.range(0, 1000)
                .mapToObj(d -> new Document("placeholder" + d, "", ""))
                .toList());
        TaxonomyBuilder taxonomy = new TaxonomyBuilder();
        taxonomy.add("placeholder0", "");
        Dataset dataset = new Dataset(
                "placeholder", corpus, Queries.of(List.of()), Map.of(), Optional.of(taxonomy.build(corpus)), "");
        return new Setting(dataset, PreparedDataset.SEARCHERS, draws);
    }

    /** Everything but the draw. */
    @Benchmark
    public int baseline() {
        CandidatePool pool = pool();
        random.reset(1, epoch, pool.queryKey());
        return draw.clear(draws).count() + pool.size();
    }

    /** One draw. */
    @Benchmark
    @Work(randomNumbers = "draws * 0.5")
    public int draw() {
        CandidatePool pool = pool();
        random.reset(1, epoch, pool.queryKey());
        sampler.draw(pool, 0, draws, random, draw);
        return draw.positions()[0];
    }

    private CandidatePool pool() {
        if (next == pools.length) {
            next = 0;
            epoch++;
        }
        return pools[next++];
    }
}
