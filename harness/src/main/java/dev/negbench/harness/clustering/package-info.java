/**
 * k-means over vectors. {@link dev.negbench.harness.clustering.KMeans} uses FAISS where it can be loaded and Commons
 * Math elsewhere. Both repeat for a seed on any number of threads, but they draw differently, so their clusters differ:
 * {@link dev.negbench.harness.clustering.Clusters#library} says which one it was, for results to name.
 */
package dev.negbench.harness.clustering;
