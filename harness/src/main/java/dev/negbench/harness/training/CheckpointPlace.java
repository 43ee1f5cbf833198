package dev.negbench.harness.training;

import dev.negbench.reports.journal.CheckpointFile;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a cell leaves what it needs to go on after an interruption.
 *
 * @param file the file, if there is any
 * @param interval least time between two checkpoints; a cell that is over sooner never writes one
 * @param remarks told in one line each what a user should know: where a cell goes on, or why it cannot
 */
public record CheckpointPlace(Optional<CheckpointFile> file, Duration interval, Consumer<String> remarks) {
    /** No checkpoints. */
    public static final CheckpointPlace NONE = new CheckpointPlace(Optional.empty(), Duration.ZERO, remark -> {});

    /** How long a cell may have worked in vain: so seldom that writing, in less than a second, does not show. */
    public static final Duration STANDARD_INTERVAL = Duration.ofSeconds(30);
}
