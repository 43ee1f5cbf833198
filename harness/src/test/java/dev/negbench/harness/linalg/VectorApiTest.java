package dev.negbench.harness.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class VectorApiTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @Test
    void everyRegisterWidthGivesTheSameBits() throws Exception {
        Assumptions.assumeTrue(VectorMath.fused(), "no fused multiply-add: bits are not promised to agree");
        String expected = Long.toHexString(KernelDigest.digest());
        assertEquals("0 " + expected, fork(MODULE, "-D" + VectorApi.PROPERTY + "=off"));
        Assumptions.assumeTrue(VectorApi.available(), VectorApi.description());
        assertEquals("128 " + expected, fork(MODULE, "-D" + VectorApi.PROPERTY + "=128"));
    }

    @Test
    void withoutTheModulePlainJavaRuns() throws Exception {
        assertEquals("0", fork("-Xmx256m").split(" ")[0]);
    }

    @Test
    void withoutFusedMultiplyAddPlainJavaRuns() throws Exception {
        assertEquals("0", fork(MODULE, "-XX:-UseFMA").split(" ")[0]);
    }

    @Test
    void descriptionNamesTheRegistersOrTheRemedy() {
        String description = VectorApi.description();
        assertTrue(VectorApi.available()
            ? description.equals("Vector API, " + VectorApi.bits() + " bits")
            : description.startsWith("plain Java: "), description);
    }

    private static String fork(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelDigest.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
