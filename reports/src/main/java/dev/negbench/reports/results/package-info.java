/**
 * What an experiment leaves behind: one record a finished cell, one a measured draw cost, one of the machine. Plain
 * values without behaviour of the run; the journal stores them, statistics and pages read them.
 */
package dev.negbench.reports.results;
