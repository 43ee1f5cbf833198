/**
 * AR2: a retriever and a ranker as opponents. The retriever learns to find what the ranker takes for relevant, the
 * ranker to tell the labelled positive from what the retriever finds; a distillation term keeps the retriever close to
 * what the ranker thinks of all candidates. Both readings of the adversarial term, the paper's and its code's.
 */
package dev.negbench.strategies.ar2;
