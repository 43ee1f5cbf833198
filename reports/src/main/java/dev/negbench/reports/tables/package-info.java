/**
 * Results as tables: each a list of typed rows, for pages and figures, and a Tablesaw table of the same numbers at full
 * precision, for export. Every planned strategy has its row in every dataset and mode, run or not.
 */
package dev.negbench.reports.tables;
