/**
 * JMH benchmarks, one question a class; its Javadoc is the question, and why its data are what they are. {@code
 * baseline} is what a figure is to be read against. {@link dev.negbench.harness.bench.BenchmarkCatalogue} finds them
 * all, {@link dev.negbench.harness.bench.ForkRunner} runs one fork of one of them.
 *
 * <p>{@code ./bench throughput --suite} runs them. Any of them but {@code DrawBenchmark} is also run, after {@code
 * ./bench --rebuild}, with {@code java --add-modules jdk.incubator.vector -cp
 * 'harness/target/negbench-harness.jar:harness/target/lib/*' org.openjdk.jmh.Main}, its name, and JMH's own options.
 */
package dev.negbench.harness.bench;
