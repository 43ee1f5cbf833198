/**
 * The diffusion experiment of negative prompts on a collection's own vectors: documents become the points, a topic of
 * clusters the positive condition, and a word that some of its documents hold the object to be removed.
 */
package dev.negbench.harness.diffusion;
