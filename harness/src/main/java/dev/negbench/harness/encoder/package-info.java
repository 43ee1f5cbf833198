/**
 * The encoders that experiments train: a text becomes a vector, two texts compare by the dot product of theirs.
 *
 * <p>{@link dev.negbench.harness.encoder.StaticEncoder} learns token rows: a step reads and changes those of its batch
 * alone. {@link dev.negbench.harness.encoder.FrozenEncoder} learns a linear head over vectors that were computed once;
 * {@code dev.negbench.harness.frozen} computes them. Every number that a step
 * computes belongs to one thread and one order of additions, so a run repeats bit for bit on any number of threads,
 * with the Vector API or without. A processor without a fused multiply-add instruction gives the same bits, very
 * slowly.
 */
package dev.negbench.harness.encoder;
