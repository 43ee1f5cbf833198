package dev.negbench.harness.bench;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.Index;
import dev.negbench.harness.jfaiss.ResultBlock;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.jfaiss.VectorBlock;
import dev.negbench.harness.mining.MiningFormat;
import dev.negbench.harness.mining.MiningOutput;
import dev.negbench.harness.mining.MiningRun;
import dev.negbench.harness.mining.MiningSearch;
import dev.negbench.harness.mining.MiningSettings;
import dev.negbench.harness.mining.MiningVectors;
import dev.negbench.harness.mining.MiningYield;
import dev.negbench.harness.mining.NegativeMiner;
import dev.negbench.harness.mining.VectorTable;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.TrainingSet;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does mining take, from vectors to rows on disk, in milliseconds: the 200 best documents of each query, a margin,
 * 15 negatives drawn by SimANS, rows of sentence-transformers' n-tuples?
 *
 * <p>{@link #faiss} is the baseline: FAISS' own search for the 200 best, all cores, 4096 queries at once, and nothing
 * else. What mining takes beyond it is the exact order of equal scores, pools, filters, draws, texts and the disk. For
 * the sizes that the project promises: {@code -p documents=100000 -p queries=100000}.
 */
@Question(
        value = "What does mining take, from vectors to rows on disk, beside FAISS' own search?",
        given = "dimension=384")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms2g", "-Xmx4g"})
public class MiningBenchmark {
    private static final int DIMENSION = 384;
    private static final double NOISE = 1;
    private static final double NOISE_OF_QUERIES = 0.75;
    private static final int K = 200;
    private static final int SEARCHED_AT_ONCE = 4096;
    private static final String STRATEGY = "topk(" + K + ")|relative-margin(0.05)|simans(a=3)";
    private static final MiningSettings SETTINGS =
            new MiningSettings(MiningFormat.N_TUPLE, 15, 1, true, false, false, false, "anchor", "positive");

    /** Vectors of documents and queries. */
    @State(Scope.Benchmark)
    public static class Vectors {
        /** Documents searched. */
        @Param("20000")
        public int documents;

        /** Queries mined for. */
        @Param("2048")
        public int queries;

        private float[] documentVectors;
        private float[] queryVectors;

        /** Draws all vectors. */
        @Setup
        public void draw() {
            ClusteredVectors clusters = new ClusteredVectors(DIMENSION, NOISE);
            documentVectors = clusters.draw(documents, 2);
            queryVectors = clusters.near(Arrays.copyOf(documentVectors, queries * DIMENSION), NOISE_OF_QUERIES, 3);
        }
    }

    /** A collection with these vectors, and where rows go. */
    @State(Scope.Benchmark)
    public static class Collection {
        private Dataset dataset;
        private TrainingSet training;
        private Recipe recipe;
        private MiningSearch search;
        private Path folder;

        /** Makes texts, and builds the index. */
        @Setup
        public void build(Vectors vectors) throws IOException {
            folder = Files.createTempDirectory("negbench-mining");
            dataset = collection(vectors.documents, vectors.queries);
            int[] ordinals = dataset.split("train").queries();
            training = TrainingSet.of(dataset.queries(), dataset.split("train"), ordinals);
            recipe = Strategies.load()
                    .parse(STRATEGY)
                    .recipe(new Setting(dataset, PreparedDataset.SEARCHERS, SETTINGS.negatives()));
            MiningVectors own = new MiningVectors.Given(
                    new VectorTable("queries", vectors.queryVectors, vectors.queries, DIMENSION, ""),
                    new VectorTable("documents", vectors.documentVectors, vectors.documents, DIMENSION, ""),
                    true);
            search = MiningSearch.of(dataset, ordinals, own, CacheFolder.standard(), EmbeddingProgress.NONE);
            search.retrieval().search("model", new int[] {0}, 1);
        }

        private static Dataset collection(int documents, int queries) {
            String filler = " the text of a passage has some four hundred characters".repeat(7);
            Corpus corpus = Corpus.of(IntStream.range(0, documents)
                    .mapToObj(d -> new Document("d" + d, "", "passage " + d + filler))
                    .toList());
            Queries texts = Queries.of(IntStream.range(0, queries)
                    .mapToObj(q -> new Query("q" + q, "what does passage " + q + " say"))
                    .toList());
            Map<Integer, Map<Integer, Integer>> judged =
                    IntStream.range(0, queries).boxed().collect(Collectors.toMap(q -> q, q -> Map.of(q, 1)));
            return Dataset.of("made-up", corpus, texts, Map.of("train", Judgements.of(judged)));
        }

        /** Frees the index and removes the rows. */
        @TearDown(Level.Trial)
        public void close() throws IOException {
            search.close();
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** The documents in FAISS, without anything around it. */
    @State(Scope.Benchmark)
    public static class Plain {
        private Index index;

        /** Copies the documents. */
        @Setup
        public void build(Vectors vectors) {
            Faiss.loaded();
            index = Index.create("Flat", DIMENSION);
            try (VectorBlock block = VectorBlock.copyOf(vectors.documentVectors, 0, vectors.documents, DIMENSION)) {
                index.add(block, vectors.documents, 1);
            }
        }

        /** Frees them. */
        @TearDown(Level.Trial)
        public void close() {
            index.close();
        }
    }

    @Benchmark
    @Work(multiplyAdds = "documents * queries * dimension")
    public MiningYield mine(Collection collection) throws IOException {
        Path rows = collection.folder.resolve("rows.jsonl");
        try (MiningOutput output = MiningOutput.open(rows, false, "benchmark", true)) {
            NegativeMiner miner = new NegativeMiner(
                    collection.recipe,
                    collection.training,
                    collection.search.retrieval(),
                    collection.dataset.corpus(),
                    SETTINGS);
            MiningYield mined = new MiningRun(
                            miner, collection.dataset.corpus(), collection.dataset.queries(), SETTINGS)
                    .write(output, (done, total) -> {});
            output.finish(new byte[0]);
            if (mined.written() < 0.9 * mined.asked()) {
                throw new IllegalStateException("most pools are empty, so that this times too little: " + mined);
            }
            return mined;
        }
    }

    @Benchmark
    @Work(multiplyAdds = "documents * queries * dimension")
    public long faiss(Plain plain, Vectors vectors) {
        long found = 0;
        SearchParams cores =
                SearchParams.defaults().withThreads(Runtime.getRuntime().availableProcessors());
        long[] labels = new long[K];
        for (int from = 0; from < vectors.queries; from += SEARCHED_AT_ONCE) {
            int rows = Math.min(SEARCHED_AT_ONCE, vectors.queries - from);
            try (VectorBlock block = VectorBlock.copyOf(vectors.queryVectors, from * DIMENSION, rows, DIMENSION);
                    ResultBlock results = ResultBlock.allocate(rows, K)) {
                plain.index.search(block, rows, cores, results);
                results.readLabels(1, labels);
                found += labels[0];
            }
        }
        return found;
    }
}
