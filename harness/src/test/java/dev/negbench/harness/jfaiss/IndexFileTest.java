package dev.negbench.harness.jfaiss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFileTest extends FaissTestBase {
    private static final long SEED = 20260407;

    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenIsRead() {
        float[] vectors = gaussian(SEED, 600);
        for (String factory : List.of("Flat", "IVF4,Flat", "HNSW8", "IVF4,SQ8")) {
            Path file = directory.resolve("Größe " + factory + ".index");
            long[] expected;
            try (Index index = Index.create(factory, 6); VectorBlock block = VectorBlock.copyOf(vectors, 0, 100, 6)) {
                index.train(block, 1);
                index.add(block, 100, 1);
                expected = labels(index, block);
                index.write(file);
            }
            try (Index index = Index.read(file); VectorBlock block = VectorBlock.copyOf(vectors, 0, 100, 6)) {
                assertEquals(100, index.size(), factory);
                assertArrayEquals(expected, labels(index, block), factory);
            }
        }
    }

    @Test
    void damageIsNoticed() throws IOException {
        Path file = directory.resolve("index");
        try (Index index = flat(gaussian(SEED, 80), 20, 4)) {
            index.write(file);
        }
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int trial = 0; trial < 60; trial++) {
            byte[] bad = good.clone();
            if (trial % 2 == 0) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            }
            Files.write(file, bad);
            String message = assertThrows(FaissIoException.class, () -> Index.read(file).close(),
                "seed " + SEED + ", trial " + trial).getMessage();
            assertTrue(message.contains(file.toString()), message);
        }
        Files.delete(file);
        assertThrows(FaissIoException.class, () -> Index.read(file));
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws IOException {
        try (Index index = flat(new float[4], 2, 2)) {
            assertThrows(FaissIoException.class, () -> index.write(directory.resolve("missing").resolve("index")));
            Path occupied = Files.createDirectories(directory.resolve("occupied").resolve("below")).getParent();
            assertThrows(FaissIoException.class, () -> index.write(occupied));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of("occupied"), files.map(f -> f.getFileName().toString()).collect(Collectors.toList()));
        }
    }

    @Test
    void aKilledWriterLeavesTheOldOrTheNewFile() throws Exception {
        Path file = directory.resolve("index");
        Random random = new Random(SEED);
        for (int round = 0; round < 4; round++) {
            Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                EndlessWriter.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader progress = new BufferedReader(new InputStreamReader(writer.getInputStream()))) {
                assertEquals("wrote", progress.readLine());
                Thread.sleep(random.nextInt(40));
            } finally {
                writer.destroyForcibly().waitFor();
            }
            try (Index index = Index.read(file)) {
                assertTrue(index.size() == 1000 || index.size() == 2000, "size " + index.size());
            }
        }
    }

    private static long[] labels(Index index, VectorBlock queries) {
        try (ResultBlock results = ResultBlock.allocate(100, 3)) {
            index.search(queries, 100, SearchParams.defaults(), results);
            long[] labels = new long[300];
            results.readLabels(100, labels);
            return labels;
        }
    }

    /** Writes two indexes in turn until it is killed; the main class of a forked JVM. */
    static final class EndlessWriter {
        private EndlessWriter() {
        }

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            try (Index small = flat(new float[64_000], 1000, 64); Index large = flat(new float[128_000], 2000, 64)) {
                small.write(file);
                System.out.println("wrote");
                for (long i = 0;; i++) {
                    (i % 2 == 0 ? large : small).write(file);
                }
            }
        }
    }
}
