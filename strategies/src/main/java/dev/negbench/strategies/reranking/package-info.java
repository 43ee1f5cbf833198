/** Ordering the first places of a ranking anew, which several papers do with models of their own. */
package dev.negbench.strategies.reranking;
