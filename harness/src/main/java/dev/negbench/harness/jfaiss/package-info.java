/**
 * FAISS for Java: a thin binding that this project builds itself from {@code src/main/cpp}.
 *
 * <p>{@link dev.negbench.harness.jfaiss.Index} is an index, {@link dev.negbench.harness.jfaiss.VectorBlock} native
 * memory for vectors, {@link dev.negbench.harness.jfaiss.ResultBlock} native memory for results. Addresses are resolved
 * once, a call passes nothing but numbers, and a whole batch of queries is one call. All three are closed explicitly;
 * one that is forgotten is freed after the garbage collector has found it, with a warning that shows where it was made.
 * Scores are inner products: larger is better.
 *
 * <p>The native library is looked for in the file that {@code -Dnegbench.jfaiss} names; else in the directory {@code
 * native/<os>-<arch>} beside the jar; else in the jar itself, from where it is copied to a private directory.
 * {@link dev.negbench.harness.jfaiss.Faiss#available()} says whether that worked, and why not. Java 24 and later warn
 * about native code unless started with {@code --enable-native-access=ALL-UNNAMED}.
 *
 * <p>Nothing here changes global settings but one: OpenBLAS is told to use one thread, when the library is loaded.
 * Adding vectors to an HNSW index is repeatable with one thread only; everything else is for any number.
 */
package dev.negbench.harness.jfaiss;
