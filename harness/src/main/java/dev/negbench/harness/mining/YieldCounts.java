package dev.negbench.harness.mining;

import dev.negbench.harness.training.PoolCounts;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Shortfall;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Counts a {@link MiningYield}. One thread owns it. */
final class YieldCounts implements PoolCounts {
    private final Map<String, Long> removed = new LinkedHashMap<>();
    private final Map<String, Long> missing = new LinkedHashMap<>();
    private final Map<String, Long> corrected = new LinkedHashMap<>();
    private long queries;
    private long examples;
    private long rows;
    private long leftOut;
    private long candidates;
    private long kept;
    private long asked;
    private long written;
    private long discarded;
    private ScoreSummary positiveScores = ScoreSummary.NONE;
    private ScoreSummary negativeScores = ScoreSummary.NONE;
    private ScoreSummary differences = ScoreSummary.NONE;

    @Override
    public void candidates(CandidatePool pool) {
        candidates += pool.size();
    }

    @Override
    public void removed(String reason, int count) {
        removed.merge(reason, (long) count, Long::sum);
    }

    @Override
    public void corrected(String reason, long count) {
        corrected.merge(reason, count, Long::sum);
    }

    /** A query's pool is ready to be drawn from. */
    void query(CandidatePool pool) {
        queries++;
        kept += pool.size();
    }

    /** Negatives were drawn. */
    void example(MinedExample example, int wanted, Shortfall shortfall) {
        examples++;
        asked += wanted;
        int lacking = wanted - example.drawn().length;
        if (lacking > 0) {
            missing.merge(shortfall.name().toLowerCase(Locale.ROOT).replace('_', '-'), (long) lacking, Long::sum);
        }
        float positive = example.pool().positiveScores()[example.positive()];
        positiveScores = positiveScores.with(positive);
        for (int position : example.drawn()) {
            float negative = example.pool().scores()[position];
            negativeScores = negativeScores.with(negative);
            differences = differences.with(positive - negative);
        }
    }

    /** An example became rows, with this many of its negatives. */
    void written(MinedExample example, int rowCount, int negatives) {
        rows += rowCount;
        written += negatives;
        discarded += example.drawn().length - negatives;
    }

    /** An example became no row. */
    void leftOut(MinedExample example) {
        leftOut++;
        discarded += example.drawn().length;
    }

    MiningYield yield() {
        return new MiningYield(
                        queries,
                        examples,
                        rows,
                        leftOut,
                        candidates,
                        new LinkedHashMap<>(removed),
                        kept,
                        asked,
                        written,
                        new LinkedHashMap<>(missing),
                        discarded,
                        new LinkedHashMap<>(corrected),
                        positiveScores,
                        negativeScores,
                        differences)
                .requireConserved();
    }
}
