/** Plans and their ledgers at work: drafting, checking before the lock, and writing down what runs do. */
package dev.negbench.harness.plan;
