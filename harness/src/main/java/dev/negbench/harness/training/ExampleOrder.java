package dev.negbench.harness.training;

import dev.negbench.strategies.sampling.RandomStream;

/**
 * The order of the training queries in each epoch: a shuffle that is a function of (seed, epoch). Each query is visited
 * once an epoch, with one of its positives.
 */
final class ExampleOrder {
    private static final long ORDER_SALT = 0x6f72_6465_72L;
    private static final long POSITIVE_SALT = 0x706f_73L;

    private final long seed;
    private final int size;
    private final RandomStream random;

    ExampleOrder(long seed, int size) {
        this.seed = seed;
        this.size = size;
        random = new RandomStream(seed);
    }

    /** Returns the rows of the training set in the order of this epoch. */
    int[] rows(int epoch) {
        random.reset(seed ^ ORDER_SALT, epoch, 0);
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            rows[i] = rows[j];
            rows[j] = i;
        }
        return rows;
    }

    /** Returns which of a query's positives it is trained with in this epoch, uniformly drawn. */
    int positive(int epoch, long queryKey, int positives) {
        if (positives == 1) {
            return 0;
        }
        random.reset(seed ^ POSITIVE_SALT, epoch, queryKey);
        return random.nextInt(positives);
    }
}
