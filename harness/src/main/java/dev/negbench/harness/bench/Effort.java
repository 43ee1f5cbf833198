package dev.negbench.harness.bench;

/**
 * How long JMH measures.
 *
 * @param forks virtual machines started one after another, at least 1
 * @param warmups warm-up iterations in each
 * @param iterations measured iterations in each
 * @param iterationMillis length of an iteration
 */
public record Effort(int forks, int warmups, int iterations, int iterationMillis) {
    /** For the report of a comparison: a few seconds a strategy. */
    public static final Effort QUICK = new Effort(1, 8, 5, 200);

    /** For figures to be quoted: between-fork variance is seen. */
    public static final Effort FULL = new Effort(3, 5, 10, 500);

    /** What starting a virtual machine, making data and ending take beside the iterations. */
    private static final int OVERHEAD_MILLIS = 1200;

    /** Shorter ones are mostly their own start, and their clock reading; longer ones add nothing to a mean. */
    private static final int SHORTEST_MILLIS = 100;

    private static final int LONGEST_MILLIS = 500;

    /**
     * Returns the effort that fits a number of benchmarks into some minutes, as nearly as the shortest and the longest
     * sensible iteration allow; four warm-up and five measured iterations a fork.
     *
     * @param benchmarks how many are measured, builds counted each, at least 1
     * @param forks forks of each, at least 1
     * @param minutes what they may take together, above 0
     */
    public static Effort within(int benchmarks, int forks, double minutes) {
        int warmups = 4;
        int iterations = 5;
        double forkMillis = minutes * 60_000 / ((double) benchmarks * forks);
        double millis = (forkMillis - OVERHEAD_MILLIS) / (warmups + iterations);
        return new Effort(
                forks, warmups, iterations, (int) Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, millis)));
    }

    /** Returns the same with another number of forks. */
    public Effort withForks(int others) {
        return new Effort(others, warmups, iterations, iterationMillis);
    }

    /** Returns what one fork takes, in milliseconds, when its data are quickly made. */
    public long forkMillis() {
        return OVERHEAD_MILLIS + (long) (warmups + iterations) * iterationMillis;
    }
}
