/**
 * Encoders that do not learn, side by side in one space: what a strategy sees as the searcher {@code ensemble}. The
 * parts differ on purpose in what they look at: meaning, words, spelling.
 */
package dev.negbench.harness.ensemble;
