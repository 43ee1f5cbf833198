/**
 * STAR and ADORE (Zhan et al., SIGIR 2021): static hard negatives made stable by mixing in random ones, and dynamic
 * ones mined at every step for the query tower alone. Both are settings of the source, the draw and the loss that
 * {@code ance} uses: STAR never refreshes and pools its pairs, ADORE refreshes at every step and weighs pairs
 * by how much they change the reciprocal rank.
 */
package dev.negbench.strategies.staradore;
