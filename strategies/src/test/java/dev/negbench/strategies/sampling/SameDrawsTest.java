package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same draws with vector instructions, without them, and interpreted: each in a virtual machine of its own. */
class SameDrawsTest {
    /**
     * What every machine and Java version must draw. Changes only when a kernel consumes random numbers differently.
     */
    private static final String GOLDEN = "943eacc37f8961d2";

    @Test
    void thisVirtualMachineDrawsTheGoldenPositions() {
        assertEquals(GOLDEN, Long.toHexString(DrawFingerprint.compute()), Vectorization.describe());
    }

    @Test
    void plainJavaDrawsTheSame() throws Exception {
        List<String> lines = run("-D" + Vectorization.PROPERTY + "=off", "--add-modules", "jdk.incubator.vector");
        assertTrue(lines.get(0).startsWith("scalar (negbench.simd=off)"), lines::toString);
        assertEquals(GOLDEN, lines.get(1));
    }

    @Test
    void aJavaWithoutTheVectorModuleDrawsTheSameAndSaysWhatWouldHelp() throws Exception {
        List<String> lines = run();
        assertTrue(lines.get(0).contains("--add-modules jdk.incubator.vector"), lines::toString);
        assertEquals(GOLDEN, lines.get(1));
    }

    @Test
    void interpretedCodeDrawsTheSame() throws Exception {
        assertEquals(GOLDEN, run("-Xint").get(1));
    }

    private static List<String> run(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DrawFingerprint.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + " printed " + output);
        return output.lines().toList();
    }
}
