/**
 * Single-precision vector arithmetic with one order of addition.
 *
 * <p><b>The order.</b> A dot product of length {@code d} is {@value
 * dev.negbench.harness.linalg.VectorMath#CHAINS} interleaved chains of fused multiply-adds — chain {@code c} takes
 * the elements {@code c}, {@code c + 8}, {@code c + 16}, … starting from zero — whose results are then added to zero
 * in the order of {@code c}. Every product in this package, alone or inside a matrix, is computed in that order, so
 * that its bits depend on the two vectors alone: not on the batch, the thread count, the width of the SIMD registers
 * or the Java version. The one exception is a processor without a fused multiply-add, see {@link
 * dev.negbench.harness.linalg.VectorMath#fused()}.
 *
 * <p>{@link dev.negbench.harness.linalg.VectorMath} is the entry; {@link dev.negbench.harness.linalg.VectorApi} says
 * which kernels run. The matrix product packs its operands into panels as Goto and van de Geijn describe ("Anatomy of
 * high-performance matrix multiplication", ACM TOMS 34(3), 2008).
 */
package dev.negbench.harness.linalg;
