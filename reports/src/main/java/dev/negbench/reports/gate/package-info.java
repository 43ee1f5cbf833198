/**
 * The regression gate: what a baseline holds, and when a run with later code counts as a regression, as a surprising
 * improvement, or as neither. Pure functions of scores and forks; the journal stores baselines, the harness makes the
 * runs.
 *
 * <p>What may be said is fixed when a baseline is saved, in its {@link dev.negbench.reports.gate.GateRules}: margin,
 * level, flip budget and speed thresholds are part of the baseline, so that nobody chooses them after seeing a result.
 */
package dev.negbench.reports.gate;
