/** ANCE: negatives from an index that follows the model, and the closed forms of its analysis. */
package dev.negbench.strategies.ance;
