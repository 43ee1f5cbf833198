/**
 * What became of papers' claims: the rule from an estimate to a word, the words, and the findings as they are stored.
 * Nothing here knows how a figure was measured.
 */
package dev.negbench.reports.claims;
