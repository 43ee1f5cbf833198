package dev.negbench.harness.bench;

import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.frozen.SentenceVectors;
import dev.negbench.harness.frozen.TextRole;
import dev.negbench.harness.text.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many short texts a second MiniLM embeds, tokenising and writing to disk included: 512 texts of 5 to 19 common
 * words, each made up anew. The baseline reads as many from disk.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(value = 2, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx2g"})
public class SentenceVectorsBenchmark {
    private static final int TEXTS = 512;
    private static final String[] WORDS =
            ("water cell study effect people group time increase small large market protein learning data light "
                            + "river house quickly measured between under against because method result number")
                    .split(" ");

    /** How many threads run the network. */
    @Param({"1", "2"})
    public int threads;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<String> known = texts();
    private Path folder;
    private SentenceVectors vectors;

    /** Opens an empty cache, loads the network, and embeds what the baseline reads. */
    @Setup(Level.Trial)
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("negbench-vectors");
        vectors = SentenceVectors.open(SentenceModel.MINILM, new CacheFolder(folder), threads);
        vectors.of(known, TextRole.DOCUMENT, EmbeddingProgress.NONE);
    }

    /** Frees the network and deletes the cache. */
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
        vectors.close();
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = new ArrayList<>(walked.toList());
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            Files.delete(files.get(i));
        }
    }

    /** Embeds texts that are new. */
    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public float[] embed() throws IOException {
        return vectors.of(texts(), TextRole.DOCUMENT, EmbeddingProgress.NONE);
    }

    /** Reads texts' vectors from disk, or from the memory that the system keeps of it. */
    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public float[] read() throws IOException {
        return vectors.of(known, TextRole.DOCUMENT, EmbeddingProgress.NONE);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int t = 0; t < TEXTS; t++) {
            StringBuilder text = new StringBuilder();
            for (int words = 5 + random.nextInt(15); words > 0; words--) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
