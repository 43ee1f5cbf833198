/**
 * The losses that more than one scheme trains with, each with its exact gradient. A loss that belongs to one paper
 * alone lives in that paper's package.
 */
package dev.negbench.strategies.objective;
