/**
 * Whether results are what a locked plan asked for, comparison by comparison, and what its ledger tells: conditions,
 * runs, searches.
 */
package dev.negbench.reports.confirmation;
