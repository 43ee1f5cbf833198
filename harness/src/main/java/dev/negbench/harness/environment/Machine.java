package dev.negbench.harness.environment;

import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.reports.results.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Describes the machine and software that results come from. Names no host, user or path. */
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * Returns the description.
     *
     * @param faiss what is known of FAISS here: its version and BLAS, or why it is absent
     */
    public static Environment describe(String faiss) {
        Runtime runtime = Runtime.getRuntime();
        Map<String, String> libraries = new LinkedHashMap<>();
        libraries.put("lucene", org.apache.lucene.util.Version.LATEST.toString());
        libraries.put("jmh", version(org.openjdk.jmh.runner.Runner.class));
        libraries.put("commons-math", version(org.apache.commons.math3.util.FastMath.class));
        return new Environment(
                CodeVersion.current().display(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                cpu(),
                runtime.availableProcessors(),
                runtime.maxMemory(),
                simd(),
                faiss,
                libraries);
    }

    /** Returns the vector instructions in use. */
    public static String simd() {
        return VectorApi.description();
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static String cpu() {
        if (!Files.isReadable(CPU_INFO)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
