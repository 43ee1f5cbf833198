package dev.negbench.strategies.sampling;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The random numbers of one draw: xoshiro256++ (Blackman and Vigna, 2019), its state filled by SplitMix64 from (seed,
 * epoch, query key).
 *
 * <p>A stream is owned by one thread and re-pointed with {@link #reset} before every draw, so a draw depends on its
 * three numbers alone: not on the thread, the order of queries, or what was drawn before. Resetting takes about 15 ns
 * and allocates nothing. State: 32 bytes.
 */
public final class RandomStream implements UniformRandomProvider {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** The bits of 1.0. */
    private static final long ONE = 0x3ff0000000000000L;

    // Kernels whose loops draw many numbers keep a copy in local variables and write it back once.
    long s0;
    long s1;
    long s2;
    long s3;

    /** Creates a stream for (seed, 0, 0). */
    public RandomStream(long seed) {
        reset(seed, 0, 0);
    }

    /**
     * Points the stream at the start of the sequence that belongs to these three numbers.
     *
     * @param seed the training seed of the cell
     * @param epoch the epoch, or any other counter that tells repeated draws for one query apart
     * @param queryKey the query's own number, see {@code Queries.key}
     */
    public void reset(long seed, long epoch, long queryKey) {
        long state = mix(mix(mix(seed + GOLDEN_GAMMA) + epoch + GOLDEN_GAMMA) + queryKey);
        s0 = mix(state += GOLDEN_GAMMA);
        s1 = mix(state += GOLDEN_GAMMA);
        s2 = mix(state += GOLDEN_GAMMA);
        s3 = mix(state + GOLDEN_GAMMA);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): a bijection of 64-bit numbers. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Returns the number that belongs to a state of these first and last quarters. */
    static long output(long s0, long s3) {
        return Long.rotateLeft(s0 + s3, 23) + s0;
    }

    @Override
    public long nextLong() {
        long result = output(s0, s3);
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /**
     * Returns a uniform integer in [0, bound) by multiplication, without division and with the bias rejected (Lemire,
     * 2019).
     *
     * @param bound the exclusive upper end, at least 1
     */
    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, was " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            int threshold = Integer.remainderUnsigned(-bound, bound);
            while (Integer.compareUnsigned((int) product, threshold) < 0) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /**
     * Returns a uniform integer in [0, bound) without any rejection: probabilities differ from equal by less than
     * {@code bound * 2^-63}, which no experiment can see. What draws in a tight loop call.
     *
     * @param bound the exclusive upper end, at least 1; not checked
     */
    int nextPosition(int bound) {
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    /** Returns a uniform double in [0, 1) with 53 random bits. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns a uniform double in (0, 1] with 53 random bits, safe to take the logarithm of. */
    public double nextPositiveDouble() {
        return ((nextLong() >>> 11) + 1) * 0x1.0p-53;
    }

    /**
     * Returns a uniform double in [0, 1) with 52 random bits, made without converting a whole number: that instruction
     * waits for whatever its target register held before, which in a loop is the result of the previous iteration
     * (about 15 ns a draw where the compiler does not guard against it, as Java 17's does not).
     */
    double nextUnit() {
        return unit(nextLong());
    }

    /** Returns the number in [0, 1) whose first 52 binary places are the high bits of {@code bits}. */
    static double unit(long bits) {
        return Double.longBitsToDouble(bits >>> 12 | ONE) - 1;
    }

    /**
     * Returns a uniform double in (0, 1): odd multiples of 2^-53, so that two logarithms can be taken. See {@link
     * #nextUnit}.
     */
    double nextOpenUnit() {
        return nextUnit() + 0x1.0p-53;
    }

    @Override
    public String toString() {
        return "xoshiro256++";
    }
}
