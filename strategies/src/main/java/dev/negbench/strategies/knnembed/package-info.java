/**
 * kNN-Embed (El-Kishky et al., PAKDD 2023): a query is a mixture of interests, one a cluster of documents, smoothed by
 * the mixtures of its nearest other queries; each interest retrieves its share. As a search at query time and as a
 * stratified candidate pool. A reconstruction from the abstract, see the card.
 */
package dev.negbench.strategies.knnembed;
