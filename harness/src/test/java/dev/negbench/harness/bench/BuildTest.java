package dev.negbench.harness.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.results.BenchmarkRun;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    private Path tree;

    @Test
    void isFoundInAWorkingTreeAndByItsJar() throws Exception {
        Path target = Files.createDirectories(tree.resolve("harness/target"));
        Path jar = Files.writeString(target.resolve("negbench-harness.jar"), "classes");
        assertTrue(message(tree).contains("no folder 'lib'"), message(tree));
        Path lib = Files.createDirectories(target.resolve("lib"));
        Path own = Files.writeString(lib.resolve("negbench-strategies-1.jar"), "samplers");
        Files.writeString(lib.resolve("jmh.jar"), "jmh");
        Build build = Build.other(tree);
        assertEquals(BenchmarkRun.OTHER, build.name());
        List<String> entries = List.of(build.classpath().split(File.pathSeparator));
        assertEquals(
                List.of(jar.toString(), lib.resolve("jmh.jar").toString(), own.toString()), entries.subList(0, 3));
        assertTrue(
                Files.exists(Path.of(
                        entries.get(3), CpuShareProfiler.class.getName().replace('.', '/') + ".class")),
                "a build without the profiler is lent it");
        assertEquals(build.version(), Build.other(jar).version());
        Files.writeString(own, "faster samplers");
        assertNotEquals(build.version(), Build.other(jar).version());
    }

    @Test
    void whatIsNoneIsRefusedWithWhatToDo() {
        assertTrue(message(tree).contains("no build here; name a working tree in which './bench --rebuild' has run"));
        assertTrue(message(tree.resolve("absent")).contains("no build here"));
    }

    private static String message(Path place) {
        return assertThrows(IllegalArgumentException.class, () -> Build.other(place))
                .getMessage();
    }
}
