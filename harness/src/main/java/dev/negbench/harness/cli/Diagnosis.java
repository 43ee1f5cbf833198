package dev.negbench.harness.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.harness.text.CacheContents;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.results.Environment;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * What a machine has that negbench works with.
 *
 * @param environment software and processor
 * @param memoryBytes the machine's memory, or what its container may use
 * @param jdk whether this Java can compile, which building needs
 * @param preflight whether the machine is quiet enough for timing
 * @param collections names of the collections that are here
 * @param known number of collections that are known or here
 * @param strategies number of strategies, plug-ins included
 * @param cache where computed results and downloads are kept
 * @param cached what is there
 * @param cacheFreeBytes space left on its disk
 * @param resultsFreeBytes space left where results go, the working directory
 */
record Diagnosis(
        Environment environment,
        long memoryBytes,
        boolean jdk,
        Preflight preflight,
        List<String> collections,
        int known,
        int strategies,
        Path cache,
        CacheContents cached,
        long cacheFreeBytes,
        long resultsFreeBytes) {
    private static final long LOW_DISK_BYTES = 1_000_000_000;

    /** Looks at this machine. Takes about half a second and keeps a core busy, to see whether it is quiet. */
    static Diagnosis of(DatasetLocator locator) throws IOException {
        CacheFolder cache = CacheFolder.standard();
        List<String> names = locator.names();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Diagnosis(
                Machine.describe(FaissDescription.text()),
                system.getTotalMemorySize(),
                ToolProvider.getSystemJavaCompiler() != null,
                Preflight.now(),
                names.stream().filter(locator::available).toList(),
                names.size(),
                Strategies.load().all().size(),
                cache.root(),
                CacheContents.of(cache),
                freeBytes(cache.root()),
                freeBytes(Path.of("")));
    }

    private static long freeBytes(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }

    /** Tells whether there is space to work. */
    boolean fit() {
        return Math.min(cacheFreeBytes, resultsFreeBytes) >= LOW_DISK_BYTES;
    }

    /** Returns the table for people: what, its state in a word, and what it is or how to get it. */
    TextTable table() {
        TextTable table = new TextTable("what", "state", "here");
        table.add("negbench", "ok", environment.negbench());
        table.add(
                "Java", jdk ? "ok" : "no JDK", environment.java() + (jdk ? "" : "; building needs a JDK, 17 or newer"));
        table.add("system", "ok", environment.os() + ", " + environment.cpu() + ", " + environment.cores() + " cores");
        table.add("heap", environment.maxHeapBytes() < memoryBytes ? "ok" : "too large", heap());
        table.add("vector instructions", VectorApi.available() ? "ok" : "slow", environment.simd());
        table.add("timing", PreflightOutput.state(preflight), preflight.line());
        table.add("FAISS", Faiss.available() ? "ok" : "optional", faiss());
        table.add(
                "BLAS",
                Faiss.available() ? "ok" : "optional",
                Faiss.available() ? Faiss.loaded().blas() : "comes with FAISS");
        for (SentenceModel model : SentenceModel.values()) {
            table.add(
                    "encoder " + model.id(),
                    model.present() ? "ok" : "optional",
                    model.present() ? model.title() : "--encoder " + model.id() + " fetches it, 75 MB");
        }
        table.add(
                "datasets",
                collections.isEmpty() ? "none" : "ok",
                collections.size() + " of " + known + " known: " + String.join(", ", collections));
        table.add("strategies", "ok", Integer.toString(strategies));
        table.add("cache", "ok", cache + ": " + contents() + "; deleting it costs time, no results");
        table.add("disk for the cache", state(cacheFreeBytes), space(cacheFreeBytes));
        table.add("disk for results", state(resultsFreeBytes), space(resultsFreeBytes));
        return table;
    }

    private String heap() {
        return ByteCount.text(environment.maxHeapBytes()) + " at most, of " + ByteCount.text(memoryBytes)
                + " of memory (NEGBENCH_HEAP=6g changes it)";
    }

    private static String faiss() {
        return Faiss.available()
                ? Faiss.loaded().version() + ", " + Faiss.loaded().compileOptions()
                : Faiss.unavailability() + "; the Java index gives the same results";
    }

    private String contents() {
        return cached.bytesByKind().isEmpty()
                ? "empty"
                : cached.bytesByKind().entrySet().stream()
                        .map(kind -> kind.getKey() + " " + ByteCount.text(kind.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String state(long freeBytes) {
        return freeBytes < LOW_DISK_BYTES ? "low" : "ok";
    }

    private static String space(long freeBytes) {
        return ByteCount.text(freeBytes) + " free" + (freeBytes < LOW_DISK_BYTES ? "; make room for 1 GB" : "");
    }

    /** Returns the same for JSON. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("negbench", environment.negbench());
        fields.put("java", environment.java());
        fields.put("jdk", jdk);
        fields.put("os", environment.os());
        fields.put("cpu", environment.cpu());
        fields.put("cores", environment.cores());
        fields.put("maxHeapBytes", environment.maxHeapBytes());
        fields.put("memoryBytes", memoryBytes);
        fields.put("vectorApi", VectorApi.available());
        fields.put("vectorBits", VectorApi.bits());
        fields.put("faiss", FaissDescription.fields());
        Map<String, Boolean> encoders = new LinkedHashMap<>();
        Arrays.stream(SentenceModel.values()).forEach(model -> encoders.put(model.id(), model.present()));
        fields.put("encoders", encoders);
        fields.put("cache", cache.toString());
        fields.put("cacheBytes", cached.bytesByKind());
        fields.put("cacheFreeBytes", cacheFreeBytes);
        fields.put("resultsFreeBytes", resultsFreeBytes);
        fields.put("datasetsAvailable", collections);
        fields.put("preflight", PreflightOutput.fields(preflight));
        fields.put("strategies", strategies);
        return fields;
    }
}
