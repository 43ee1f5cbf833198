package dev.negbench.datasets.loaders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Whatever happens to a file, a loader answers with a dataset or with a report that names file and line. jqwik prints
 * the seed of a failing try; the system property negbench.fuzz.repeats multiplies
 * the work.
 */
class LoaderFuzzProperties {
    private static final List<String> LAYOUTS = List.copyOf(SampleFiles.LAYOUTS.keySet());
    private static final DatasetLoaders LOADERS = DatasetLoaders.standard();
    private static final int REPEATS = Integer.getInteger("negbench.fuzz.repeats", 1);

    private Path directory;

    @BeforeTry
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("fuzz");
    }

    @AfterTry
    void removeDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 3000, seed = "71")
    void damagedFilesLoadOrAreReportedNothingElse(
            @ForAll Random random, @ForAll @IntRange(max = 4) int chosen, @ForAll @IntRange(max = 3) int packing)
            throws IOException {
        String layout = LAYOUTS.get(chosen);
        List<String> files = SampleFiles.write(layout, directory);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            String name = files.get(random.nextInt(files.size()));
            byte[] content = SampleFiles.LAYOUTS.get(layout).get(name).getBytes(StandardCharsets.UTF_8);
            Path damaged = directory.resolve(packing == 0 ? name + ".gz" : name);
            if (packing == 0) {
                Files.deleteIfExists(directory.resolve(name));
                boolean inside = random.nextBoolean();
                byte[] packed = SampleFiles.packed(inside ? Damage.of(content, random) : content);
                Files.write(damaged, inside ? packed : Damage.of(packed, random));
            } else {
                Files.write(damaged, Damage.of(content, random));
            }
            requireDatasetOrReport(layout);
            Files.delete(damaged);
            SampleFiles.write(layout, directory);
        }
    }

    private void requireDatasetOrReport(String layout) {
        try {
            Dataset dataset = LOADERS.get(layout).load(directory, "fuzzed");
            assertTrue(dataset.corpus().size() >= 2);
            assertEquals(64, dataset.fingerprint().length());
        } catch (DatasetException e) {
            // Damage to an id may show only in the file that names it, so any file of the collection may be named.
            assertTrue(e.getMessage().startsWith(directory.toString()), e.getMessage());
            assertTrue(
                    e.getMessage().matches("(?s).*\\.(jsonl|json|tsv|txt)(\\.gz)?:\\d+: .+ \\(.+\\)"), e.getMessage());
            assertTrue(e.getMessage().length() < 1200, e.getMessage());
        }
    }
}
