/**
 * The encoders that experiments train: a text becomes a vector, two texts compare by the dot product of theirs.
 *
 * <p>Training is row-sparse: a step reads and changes the token rows of its batch alone. Every number that a step
 * computes belongs to one thread and one order of additions, so a run repeats bit for bit on any number of threads,
 * with the Vector API or without. A processor without a fused multiply-add instruction gives the same bits, very
 * slowly.
 */
package dev.negbench.harness.encoder;
