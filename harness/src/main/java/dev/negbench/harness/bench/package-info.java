/** JMH benchmarks, one question a class. */
package dev.negbench.harness.bench;
