/**
 * Training of one cell: examples and their order, candidate pools, batches, the optimiser loop, and the choice of the
 * epoch on dev. Everything random is a function of (seed, epoch, query), so that a cell that was interrupted goes on
 * from its checkpoint as if it had not been.
 */
package dev.negbench.harness.training;
