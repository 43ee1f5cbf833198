/**
 * Drawing without replacement: random numbers that depend on (seed, epoch, query) alone, and kernels that write
 * positions into a caller's {@link dev.negbench.strategies.stage.Draw} and allocate nothing.
 *
 * <p>Every kernel of a law gives exactly that law, and every draw the same positions on every machine: exponentials and
 * logarithms are computed from IEEE operations alone, with or without vector instructions.
 */
package dev.negbench.strategies.sampling;
