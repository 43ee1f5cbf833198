/**
 * Negatives for distantly supervised skill extraction (Decorte et al., RecSys in HR 2022): labels that are related to
 * the right one in a taxonomy, by name or by vector, each in equal parts. For collections whose documents are nodes of
 * a taxonomy. The paper's settings were not available; what is this project's is marked in the card.
 */
package dev.negbench.strategies.skillextraction;
