/**
 * Search as the stages of a strategy see it: named searchers over one corpus, lexical and dense, behind {@link
 * dev.negbench.strategies.stage.Retrieval}.
 */
package dev.negbench.harness.retrieval;
