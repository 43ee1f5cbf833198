/**
 * JMH benchmarks, one question a class; its Javadoc is the question, and why its data are what they are. {@code
 * baseline} is what a figure is to be read against.
 *
 * <p>After {@code ./bench --rebuild} any of them but {@code DrawBenchmark} is run with {@code java --add-modules
 * jdk.incubator.vector -cp 'harness/target/negbench-harness.jar:harness/target/lib/*' org.openjdk.jmh.Main}, its name,
 * and JMH's own options.
 */
package dev.negbench.harness.bench;
