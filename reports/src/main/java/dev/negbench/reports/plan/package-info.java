/** Plans that are fixed before the test set is opened, and what their ledgers record. Records only. */
package dev.negbench.reports.plan;
