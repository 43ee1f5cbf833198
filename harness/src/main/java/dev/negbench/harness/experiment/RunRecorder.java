package dev.negbench.harness.experiment;

import dev.negbench.reports.plan.PlannedRun;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.QueryScores;
import java.util.Optional;

/** Writes down what runs do, before they do it. Called from several threads; what it throws ends the experiment. */
public interface RunRecorder {
    /** Writes nothing down. */
    RunRecorder NONE = new RunRecorder() {
        @Override
        public void started(PlannedRun run) {
            // Nobody wants to know.
        }

        @Override
        public void testOpened(PlannedRun run) {
            // Nobody wants to know.
        }

        @Override
        public void ended(PlannedRun run, CellResult result, Optional<QueryScores> scores) {
            // Nobody wants to know.
        }
    };

    /** A run is about to train. */
    void started(PlannedRun run);

    /** A run is about to look at its test set. */
    void testOpened(PlannedRun run);

    /**
     * A run ended and its records are stored.
     *
     * @param scores its per-query scores, if it finished
     */
    void ended(PlannedRun run, CellResult result, Optional<QueryScores> scores);
}
