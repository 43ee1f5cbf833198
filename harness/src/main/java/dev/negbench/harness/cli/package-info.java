/**
 * The command line: one class a verb. Data goes to standard output, progress and errors to standard error. Exit codes:
 * 0 done, 1 a regression or failed claim, 2 the user's input, 3 the environment.
 */
package dev.negbench.harness.cli;
