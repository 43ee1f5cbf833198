/** What small models that learn beside the retriever have in common: their optimiser. */
package dev.negbench.strategies.learning;
