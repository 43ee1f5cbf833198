package dev.negbench.harness.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRevisionTest {
    @TempDir
    private Path folder;

    @Test
    void isEmptyWhereThereIsNoWorkingTree() throws IOException {
        assertEquals("", SourceRevision.of(folder));
        Files.writeString(folder.resolve(".git"), "no repository");
        assertEquals("", SourceRevision.of(folder));
    }

    @Test
    void isTheCommitOfThisProject() {
        Path home = Path.of("..");
        assumeTrue(Files.exists(home.resolve(".git")), "the sources are no git working tree here");
        String revision = SourceRevision.of(home);
        assumeTrue(!revision.isEmpty(), "git is not installed, or does not trust the owner of the working tree");
        assertTrue(revision.matches("[0-9a-f]{12,40}(-dirty)?"), revision);
    }
}
