/** What produced a result besides its configuration: the code's version and the machine. */
package dev.negbench.harness.environment;
