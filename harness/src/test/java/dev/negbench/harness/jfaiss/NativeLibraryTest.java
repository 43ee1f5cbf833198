package dev.negbench.harness.jfaiss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    private Path directory;

    @Test
    void aBadLibraryIsAReasonNotACrash() throws Exception {
        Path bad = Files.writeString(directory.resolve("bad.so"), "not a library");
        String output = fork("-D" + NativeLibrary.PROPERTY + "=" + bad);
        String[] lines = output.split("\n");
        assertEquals("false", lines[0], output);
        assertTrue(lines[1].contains("cannot be loaded") && lines[1].contains("bad.so"), output);
        assertEquals("the same failure: true", lines[2], output);
    }

    @Test
    void theCopyIsPrivateAndSharedByContent() throws IOException {
        Assumptions.assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX");
        byte[] content = {1, 2, 3};
        Path first = PrivateCopy.in(directory, content, "lib.so");
        assertArrayEquals(content, Files.readAllBytes(first));
        assertEquals("rwx------", mode(first.getParent()));
        assertEquals(first, PrivateCopy.in(directory, content, "lib.so"));
        assertNotEquals(first, PrivateCopy.in(directory, new byte[] {4}, "lib.so"));
        Files.write(first, new byte[] {9});
        assertArrayEquals(content, Files.readAllBytes(PrivateCopy.in(directory, content, "lib.so")));
    }

    @Test
    void aDirectoryOthersCanWriteToIsNotTrusted() throws IOException {
        Assumptions.assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX");
        byte[] content = {1, 2, 3};
        Path first = PrivateCopy.in(directory, content, "lib.so");
        Files.setPosixFilePermissions(first.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Path second = PrivateCopy.in(directory, content, "lib.so");
        assertNotEquals(first.getParent(), second.getParent());
        assertEquals("rwx------", mode(second.getParent()));
        assertArrayEquals(content, Files.readAllBytes(second));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String fork(String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", option, "-cp", System.getProperty("java.class.path"), Ask.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** Prints whether FAISS is available, why not, and whether the failure is remembered. */
    static final class Ask {
        private Ask() {
        }

        public static void main(String[] arguments) {
            System.out.println(Faiss.available());
            System.out.println(Faiss.unavailability().replace('\n', ' '));
            System.out.println("the same failure: " + (failure() == failure()));
        }

        private static FaissUnavailableException failure() {
            try {
                NativeLibrary.load();
                return null;
            } catch (FaissUnavailableException e) {
                return e;
            }
        }
    }
}
