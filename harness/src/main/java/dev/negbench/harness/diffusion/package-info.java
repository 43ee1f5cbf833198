/**
 * The diffusion experiment of negative prompts on a collection's own vectors: documents become the points, a topic of
 * clusters the positive condition, and a word that some of its documents hold the object to be removed.
 * {@link dev.negbench.harness.diffusion.PointMath} gives the denoiser the kernels that it is fast with.
 */
package dev.negbench.harness.diffusion;
