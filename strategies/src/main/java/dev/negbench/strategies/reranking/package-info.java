/** Ranking what a retriever found anew with a second model, for the schemes that train one. */
package dev.negbench.strategies.reranking;
