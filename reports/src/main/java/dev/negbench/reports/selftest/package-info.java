/** Measures the error rates of the comparisons themselves, on strategies whose truth is known. */
package dev.negbench.reports.selftest;
