package dev.negbench.harness.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The commit that a working tree is at, as git names it. */
public final class SourceRevision {
    private static final long PATIENCE_SECONDS = 10;

    private SourceRevision() {}

    /**
     * Returns the first twelve digits of the commit, with {@code -dirty} behind it where the tree was changed since.
     *
     * @param home a folder of the working tree
     * @return empty if it is none, or git is not here
     */
    public static String of(Path home) {
        if (!Files.exists(home.resolve(".git"))) {
            return "";
        }
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", home.toString(), "describe", "--always", "--dirty", "--abbrev=12",
                            "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
