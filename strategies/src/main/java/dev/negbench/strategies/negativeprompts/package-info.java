/**
 * Negative prompts (Ban et al., ECCV 2024), carried over to vectors of documents in two ways.
 *
 * <p>As the paper has it, a diffusion: {@link dev.negbench.strategies.negativeprompts.RemovalExperiment} denoises
 * towards a finite set of points, for which the optimal denoiser is known exactly, with classifier-free guidance by a
 * positive and a negative condition, and measures when the negative one removes an object and what that costs. And as
 * negative feedback at query time: {@link dev.negbench.strategies.negativeprompts.NegativePromptsStrategy} moves a
 * query away from documents known to be unwanted, from the first search on or only afterwards.
 */
package dev.negbench.strategies.negativeprompts;
