package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strategy that the README shows compiles and takes part in a comparison, as the README says. */
class ReadmeStrategyTest {
    @TempDir
    private Path directory;

    @Test
    void runsFromAJarOfItsOwn() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        String code = readme.substring(start, readme.indexOf("```", start));
        assertTrue(
                code.lines().count() <= 40,
                "the README promises little code, has " + code.lines().count() + " lines");

        Path source = Files.writeString(
                Files.createDirectories(directory.resolve("example")).resolve("MiddleRanks.java"), code);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "needs a JDK, not a JRE");
        StringWriter errors = new StringWriter();
        boolean compiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertTrue(compiled, errors.toString());
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.negbench.strategies.Strategy"), "example.MiddleRanks\n");

        TinyCollection.write(directory, "tiny", true);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader plugin =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(plugin);
            BenchRun run = BenchRun.of(
                    "compare",
                    "--data-dir",
                    directory.toString(),
                    "--dataset",
                    "tiny",
                    "--strategies",
                    "random,middle-ranks(skip=3)",
                    "--seeds",
                    "2",
                    "--epochs",
                    "1",
                    "--no-throughput",
                    "--out",
                    directory.resolve("results").toString());
            assertEquals(0, run.exitCode(), run.err());
            assertTrue(run.out().contains("middle-ranks(skip=3)"), run.out());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
