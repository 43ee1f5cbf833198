/**
 * Which few of a query's judged candidates to learn from: the best and the worst, those that a judge and the retriever
 * disagree about, the diverse, the long, the extractive. Two ways to learn from such a set: rank it, or hold its
 * positives against its negatives.
 */
package dev.negbench.strategies.calibrationsets;
