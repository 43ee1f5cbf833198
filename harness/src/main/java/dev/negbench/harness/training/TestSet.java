package dev.negbench.harness.training;

/**
 * The queries that a cell is judged by in the end. The only way to a cell's test measures, so that every opening can
 * be written down before it happens. Source: hark card, R3.
 */
public final class TestSet {
    private final RankingQuality quality;
    private final Runnable beforeOpening;
    private boolean opened;

    private TestSet(RankingQuality quality, Runnable beforeOpening) {
        this.quality = quality;
        this.beforeOpening = beforeOpening;
    }

    /**
     * Returns a test set.
     *
     * @param quality searches and judges
     * @param beforeOpening called before it is opened first; what it throws keeps it shut
     */
    public static TestSet of(RankingQuality quality, Runnable beforeOpening) {
        return new TestSet(quality, beforeOpening);
    }

    /** Returns the queries, ascending. */
    int[] queries() {
        return quality.queries();
    }

    /** Opens it, which is written down first; a cell that looks again has opened it once. */
    synchronized RankingQuality open() {
        if (!opened) {
            beforeOpening.run();
            opened = true;
        }
        return quality;
    }
}
