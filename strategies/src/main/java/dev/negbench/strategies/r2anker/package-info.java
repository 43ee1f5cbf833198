/**
 * R²anker (Zhou et al., Findings of ACL 2023): negatives from several retrievers together, whose false negatives differ
 * from each other. The lists of all generators are merged into one pool with each candidate's provenance; the variants
 * differ in how they draw from it. A reconstruction from the abstract and secondary sources, see the card.
 */
package dev.negbench.strategies.r2anker;
