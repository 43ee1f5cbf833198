/**
 * An experiment: its cells, what they share, and running them with resume. A cell is strategy × dataset × encoder ×
 * mode
 * × training seed; its key is a hash of everything its numbers depend on.
 */
package dev.negbench.harness.experiment;
