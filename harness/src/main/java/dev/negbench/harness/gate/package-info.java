/**
 * What a check against a baseline needs of a run: the settings of a stored plan again, whether this is the machine that
 * the baseline was timed on, and which source revision is running. What may be concluded is in {@code reports.gate}.
 */
package dev.negbench.harness.gate;
