package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of somebody else's, compiled and packed here, takes part in a comparison that the launcher starts. The
 * launcher is the real one in a home of its own; its Java is the real one, too, with the classes under test added.
 */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the launcher is a bash script")
class PluginProjectTest {
    private static final Path PROJECT = Path.of("src", "test", "resources", "plugin-example");
    private static final String JAVA =
            """
            #!/usr/bin/env bash
            arguments=()
            while [ $# -gt 0 ]; do
              arguments+=("$1")
              if [ "$1" = -cp ]; then shift; arguments+=("$1:$CLASSES_UNDER_TEST"); fi
              shift
            done
            exec "$REAL_JAVA" "${arguments[@]}"
            """;

    @TempDir
    private Path directory;

    private Path launcher;

    @BeforeEach
    void makeHome() throws IOException {
        Path home = Files.createDirectories(directory.resolve("home"));
        launcher = Files.copy(Path.of("..", "bench"), home.resolve("bench"));
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module : List.of("datasets", "strategies", "reports", "harness")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "");
        }
        Path stamp = Files.createDirectories(home.resolve("harness/target")).resolve(".built");
        Files.writeString(stamp, "");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(3600)));
        Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertTrue(java.toFile().setExecutable(true));
    }

    @Test
    void aStrategyFromAnotherProjectIsCompared() throws Exception {
        Path plugins = Files.createDirectories(directory.resolve("plug ins"));
        pack(compiled(), plugins.resolve("mine-own.jar"));
        TinyCollection.write(directory, "tiny", true);
        Path results = directory.resolve("results");
        Path output = bench(
                0,
                "--plugins",
                plugins.toString(),
                "compare",
                "--data-dir",
                directory.toString(),
                "--dataset",
                "tiny",
                "--strategies",
                "random,mine-own(depth=30)",
                "--seeds",
                "1",
                "--epochs",
                "1",
                "--no-throughput",
                "--out",
                results.toString());
        assertTrue(Files.readString(output).contains("mine-own(depth=30)"), Files.readString(output));
        assertTrue(
                Files.readString(output).contains("repeat:  ./bench --plugins '" + plugins + "' compare "),
                Files.readString(output));
    }

    @Test
    void sayWhatIsNoPlugin() throws Exception {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        Path output = bench(2, "--plugins=" + empty, "list", "strategies");
        assertTrue(Files.readString(output).contains("neither a jar nor a folder with jars"));
    }

    private Path bench(int exitCode, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment()
                .put(
                        "REAL_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSES_UNDER_TEST", System.getProperty("java.class.path"));
        builder.environment().put("NEGBENCH_HEAP", "1g");
        builder.environment().remove("NEGBENCH_PLUGINS");
        Process process = builder.start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), "still running after three minutes");
        assertEquals(exitCode, process.exitValue(), Files.readString(output));
        return output;
    }

    private Path compiled() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "needs a JDK, not a JRE");
        Path classes = Files.createDirectories(directory.resolve("classes"));
        StringWriter errors = new StringWriter();
        boolean done = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(PROJECT.resolve("src/main/java/example/EverySecond.java")))
                .call();
        assertTrue(done, errors.toString());
        return classes;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path root : List.of(classes, PROJECT.resolve("src/main/resources"))) {
                List<Path> files;
                try (Stream<Path> all = Files.walk(root)) {
                    files = all.filter(Files::isRegularFile).toList();
                }
                for (Path each : files) {
                    out.putNextEntry(
                            new JarEntry(root.relativize(each).toString().replace('\\', '/')));
                    Files.copy(each, out);
                    out.closeEntry();
                }
            }
        }
    }
}
