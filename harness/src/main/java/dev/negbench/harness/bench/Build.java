package dev.negbench.harness.bench;

import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.results.BenchmarkRun;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A build of this project that forks can run.
 *
 * @param name {@link BenchmarkRun#THIS} or {@link BenchmarkRun#OTHER}
 * @param classpath its jars and folders, as the virtual machine takes them
 * @param version what tells it from other builds
 */
public record Build(String name, String classpath, String version) {
    private static final String JAR = "negbench-harness.jar";
    private static final List<String> PLACES = List.of("harness/target/" + JAR, "target/" + JAR, JAR);

    /** Returns the build that is running. */
    public static Build running() {
        return new Build(
                BenchmarkRun.THIS,
                System.getProperty("java.class.path"),
                CodeVersion.current().display());
    }

    /**
     * Finds another build: a working tree in which {@code ./bench} has built, or its {@value #JAR} with the folder
     * {@code lib} beside it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Build other(Path place) throws IOException {
        Optional<Path> jar = Files.isDirectory(place)
                ? PLACES.stream().map(place::resolve).filter(Files::isRegularFile).findFirst()
                : Optional.of(place).filter(Files::isRegularFile);
        if (jar.isEmpty()) {
            throw new IllegalArgumentException(place + ": no build here; name a working tree in which './bench "
                    + "--rebuild' has run, or its harness/target/" + JAR);
        }
        Path lib = jar.get().toAbsolutePath().resolveSibling("lib");
        if (!Files.isDirectory(lib)) {
            throw new IllegalArgumentException(jar.get() + ": no folder 'lib' with its libraries beside it; build with "
                    + "'./bench --rebuild' there, or copy harness/target/lib too");
        }
        String libraries;
        String version;
        try (Stream<Path> files = Files.list(lib)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            libraries = String.join(
                    File.pathSeparator, jars.stream().map(Path::toString).toList());
            StringBuilder digests = new StringBuilder(CanonicalJson.sha256(Files.readAllBytes(jar.get())));
            for (Path own : jars) {
                if (own.getFileName().toString().startsWith("negbench-")) {
                    digests.append(CanonicalJson.sha256(Files.readAllBytes(own)));
                }
            }
            version = CanonicalJson.hash(digests.toString()).substring(0, 10);
        }
        String profiler = lentProfiler().toString();
        return new Build(
                BenchmarkRun.OTHER,
                String.join(File.pathSeparator, jar.get().toAbsolutePath().toString(), libraries, profiler),
                version);
    }

    /** Copies the profiler's class to a folder of its own: a build from before it existed is measured alike. */
    private static Path lentProfiler() throws IOException {
        Path root = Files.createTempDirectory("negbench-profiler");
        String name = CpuShareProfiler.class.getName().replace('.', '/') + ".class";
        Path file = root.resolve(name);
        Path entry = root;
        Files.createDirectories(file.getParent());
        try (InputStream in = CpuShareProfiler.class.getResourceAsStream("/" + name)) {
            Files.copy(in, file);
        }
        // Deleted in the opposite order: a folder has to be told before what is in it.
        root.toFile().deleteOnExit();
        for (Path part : root.relativize(file)) {
            entry = entry.resolve(part);
            entry.toFile().deleteOnExit();
        }
        return root;
    }
}
