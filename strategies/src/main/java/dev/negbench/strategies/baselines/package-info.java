/** The ways of choosing negatives that every paper compares with: random, in-batch, lexical and static hard ones. */
package dev.negbench.strategies.baselines;
