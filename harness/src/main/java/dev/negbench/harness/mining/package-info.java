/**
 * Negatives for a user's own collection, written for other trainers: pools from any strategy, filters, draws, and rows
 * in the layouts that these trainers read. Streams: the output is appended to a batch of queries at a time, with a
 * state beside it from which a stopped run goes on.
 */
package dev.negbench.harness.mining;
