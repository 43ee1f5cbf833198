/** Fewer dimensions for vectors: principal components, of one encoder's vectors or of several encoders' together. */
package dev.negbench.harness.reduction;
