package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.results.Environment;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine has, and what to do about what it lacks. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says what this machine has: Java, cores, vector instructions, FAISS, data, disk; and"
                + " whether it is quiet enough for timing.",
        footer = {"", "Example: ./bench doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private static final long LOW_DISK_BYTES = 1L << 30;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Environment environment = Machine.describe(FaissDescription.text());
        DatasetLocator locator = data.locator();
        List<String> here = locator.names().stream().filter(locator::available).toList();
        Path cache = CacheFolder.standard().root();
        long freeBytes = freeBytes(cache);
        Preflight preflight = Preflight.now();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("negbench", environment.negbench());
            fields.put("java", environment.java());
            fields.put("os", environment.os());
            fields.put("cpu", environment.cpu());
            fields.put("cores", environment.cores());
            fields.put("maxHeapBytes", environment.maxHeapBytes());
            fields.put("vectorApi", VectorApi.available());
            fields.put("vectorBits", VectorApi.bits());
            fields.put("faiss", FaissDescription.fields());
            fields.put("cacheFreeBytes", freeBytes);
            fields.put("datasetsAvailable", here);
            fields.put("preflight", PreflightOutput.fields(preflight));
            fields.put("strategies", Strategies.load().all().size());
            out.println(JsonOutput.of(fields));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("what", "state", "here");
        table.add("negbench", "ok", environment.negbench());
        table.add("Java", "ok", environment.java());
        table.add("system", "ok", environment.os() + ", " + environment.cpu() + ", " + environment.cores() + " cores");
        table.add("heap", "ok", (environment.maxHeapBytes() >> 20) + " MiB at most (NEGBENCH_HEAP=6g changes it)");
        table.add("vector instructions", VectorApi.available() ? "ok" : "slow", environment.simd());
        table.add("timing", PreflightOutput.state(preflight), preflight.line());
        table.add("FAISS", environment.faiss().startsWith("absent") ? "optional" : "ok", environment.faiss());
        table.add(
                "datasets",
                here.isEmpty() ? "none" : "ok",
                here.size() + " of " + locator.names().size() + " known: " + String.join(", ", here));
        table.add("strategies", "ok", Integer.toString(Strategies.load().all().size()));
        table.add(
                "disk for the cache",
                freeBytes < LOW_DISK_BYTES ? "low" : "ok",
                (freeBytes >> 20) + " MiB free at " + cache);
        out.print(table);
        return freeBytes < LOW_DISK_BYTES ? ExitCode.ENVIRONMENT : ExitCode.DONE;
    }

    private static long freeBytes(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        FileStore store = Files.getFileStore(existing);
        return store.getUsableSpace();
    }
}
