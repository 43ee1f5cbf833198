/**
 * Results on disk. One directory an experiment: the plan and its hash, the machine, an append-only journal of cells,
 * their per-query scores and the measured draw costs. A process killed at any moment loses at most the record it was
 * writing. And plans on disk, with the ledgers of what happened under them.
 */
package dev.negbench.reports.journal;
