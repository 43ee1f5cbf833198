package dev.negbench.reports.journal;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Sitting;

/**
 * The members of a line of the timings: one of the two, the other null.
 *
 * @param sitting the circumstances of the runs that follow
 * @param run one fork
 */
record StoredSpeed(Sitting sitting, BenchmarkRun run) {}
