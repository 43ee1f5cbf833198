package dev.negbench.harness.mining;

import dev.negbench.strategies.stage.CandidatePool;
import java.util.Arrays;
import java.util.List;

/**
 * How many negatives a relative margin leaves at several depths of a strategy's pools, before its own filters: what to
 * look at before choosing either. A margin m removes candidates that score above the least positive's score less m
 * times its size.
 *
 * @param queries queries looked at
 * @param wanted negatives asked for a query
 * @param cells one a margin and depth, margins outer, both ascending
 */
public record YieldGrid(int queries, int wanted, List<Cell> cells) {
    private static final double[] MARGINS = {0, 0.01, 0.02, 0.05, 0.1, 0.2};
    private static final int[] DEPTHS = {10, 20, 50, 100, 200, 500, 1000, 2000};

    /**
     * One margin and depth.
     *
     * @param margin the relative margin, NaN for none
     * @param depth how many of a pool's best candidates are looked at
     * @param found share of the negatives asked for that there are, 0 to 1
     * @param complete share of the queries that have all
     */
    public record Cell(double margin, int depth, double found, double complete) {}

    /**
     * Looks at the pools of some queries.
     *
     * @param miner its source proposes the candidates
     * @param from first row
     * @param to one past the last row, above {@code from}
     */
    public static YieldGrid of(NegativeMiner miner, int from, int to) {
        CandidatePool[] pools = miner.proposed(from, to);
        int deepest = Arrays.stream(pools).mapToInt(CandidatePool::size).max().orElse(0);
        int[] depths = Arrays.stream(DEPTHS).filter(depth -> depth < deepest).toArray();
        depths = Arrays.copyOf(depths, depths.length + 1);
        depths[depths.length - 1] = deepest;
        Cell[] cells = new Cell[(MARGINS.length + 1) * depths.length];
        int at = 0;
        for (int m = -1; m < MARGINS.length; m++) {
            for (int depth : depths) {
                cells[at++] = cell(pools, m < 0 ? Double.NaN : MARGINS[m], depth, miner.negatives());
            }
        }
        return new YieldGrid(pools.length, miner.negatives(), List.of(cells));
    }

    private static Cell cell(CandidatePool[] pools, double margin, int depth, int wanted) {
        long found = 0;
        int complete = 0;
        for (CandidatePool pool : pools) {
            int kept = kept(pool, margin, depth);
            found += Math.min(wanted, kept);
            complete += kept >= wanted ? 1 : 0;
        }
        return new Cell(
                margin, depth, (double) found / ((long) wanted * pools.length), (double) complete / pools.length);
    }

    private static int kept(CandidatePool pool, double margin, int depth) {
        double least = Double.POSITIVE_INFINITY;
        for (float score : pool.positiveScores()) {
            least = Math.min(least, score);
        }
        double cap = Double.isNaN(margin) ? Double.POSITIVE_INFINITY : least - Math.abs(least) * margin;
        int kept = 0;
        for (int i = 0; i < Math.min(depth, pool.size()); i++) {
            if (pool.scores()[i] <= cap) {
                kept++;
            }
        }
        return kept;
    }
}
