package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project's own gate: what this code trains must be as good as what the committed baseline {@code ci} holds. Where
 * a change of quality is meant, the baseline is saved anew with the command in the message.
 */
class CommittedBaselineTest {
    @TempDir
    private Path out;

    @Test
    void nothingBecameWorse() {
        BenchRun run = BenchRun.of(
                "check",
                "--baseline",
                "ci",
                "--baselines",
                Path.of("..", "baselines").toString(),
                "--no-speed",
                "--out",
                out.resolve("check").toString());
        assertEquals(
                0,
                run.exitCode(),
                () -> run.out() + run.err() + "if this is meant: ./bench baseline save ci --replace --strategies"
                        + " random,topk --seeds 3 --epochs 1");
    }
}
