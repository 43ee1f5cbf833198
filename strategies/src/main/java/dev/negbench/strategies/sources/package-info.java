/** Candidate sources that several strategies share. */
package dev.negbench.strategies.sources;
