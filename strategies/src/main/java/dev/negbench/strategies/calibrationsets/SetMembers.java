package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.Weighting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the loss who is in a row's set, by targets. In a ranked set that is what was drawn, with the judge's metric. In
 * a contrast set a target is how often a member stands in it, above 0 for positives and below 0 for negatives, the last
 * negative as often as some are missing. All members have weight 0: the contrastive term is with others. Measures the
 * sets that training meets. Allocates nothing; random numbers only where positives are chosen anew at every visit, from
 * the stream of (seed, step, query). One thread owns it, for one cell.
 */
final class SetMembers implements Weighting, Diagnostics {
    private static final long POSITIVES_SALT = 0x706f_7369_7469_7665L;

    private final boolean contrast;
    private final boolean positivesAtRandom;
    private final int wanted;
    private final RandomStream random = new RandomStream(0);
    private double[] values = new double[64];
    private long sets;
    private long members;
    private long pairedSets;
    private long tooSmall;
    private double margin;
    private double agreement;
    private double metric;
    private double rank;
    private double length;
    private double density;

    /**
     * @param contrast whether sets have positives and negatives, instead of an order
     * @param positivesAtRandom whether two positives are drawn at every visit, instead of read from the pool
     * @param wanted members drawn a set
     */
    SetMembers(boolean contrast, boolean positivesAtRandom, int wanted) {
        this.contrast = contrast;
        this.positivesAtRandom = positivesAtRandom;
        this.wanted = wanted;
    }

    @Override
    public void weigh(TrainingBatch batch) {
        ScoreRows rows = batch.scores();
        for (int row = 0; row < rows.rows(); row++) {
            CandidatePool pool = batch.pool(row);
            int start = rows.start(row);
            for (int e = start + 1; e < rows.start(row + 1); e++) {
                if (rows.relations()[e] == ScoreRows.POSITIVE) {
                    rows.weights()[e] = 0;
                }
            }
            if (pool != null && pool.size() > 0) {
                weigh(batch, rows, row, pool);
            }
        }
    }

    private void weigh(TrainingBatch batch, ScoreRows rows, int row, CandidatePool pool) {
        float[] metrics = pool.column(JudgedColumns.METRIC);
        int drawn = 0;
        int last = -1;
        for (int e = rows.start(row); e < rows.start(row + 1); e++) {
            if (rows.relations()[e] == ScoreRows.DRAWN) {
                rows.weights()[e] = 0;
                rows.targets()[e] = contrast ? -1 : metrics[batch.drawnPosition(row, drawn)];
                drawn++;
                last = e;
            }
        }
        if (contrast && last >= 0) {
            rows.targets()[last] -= Math.max(0, wanted - drawn);
            choosePositives(batch, rows, row, pool);
        }
        measure(batch, row, pool, drawn);
    }

    private void choosePositives(TrainingBatch batch, ScoreRows rows, int row, CandidatePool pool) {
        int count = pool.positives().length;
        int first = 0;
        int second = 0;
        boolean anew = positivesAtRandom && count > PositiveRule.WANTED;
        if (anew) {
            random.reset(batch.seed() + POSITIVES_SALT, batch.step(), pool.queryKey());
            first = random.nextInt(count);
            second = random.nextInt(count - 1);
            second += second >= first ? 1 : 0;
        }
        float[] copies = pool.column(JudgedColumns.COPIES);
        for (int e = rows.start(row); e < rows.start(row + 1); e++) {
            if (rows.relations()[e] == ScoreRows.POSITIVE) {
                int p = Arrays.binarySearch(pool.positives(), batch.itemId(rows.items()[e]));
                float times = anew ? (p == first || p == second ? 1 : 0) : copies[p * pool.size()];
                rows.targets()[e] = times > 0 ? times : Float.NaN;
            }
        }
    }

    private void measure(TrainingBatch batch, int row, CandidatePool pool, int drawn) {
        if (values.length < 2 * drawn) {
            values = new double[4 * drawn];
        }
        float[] metrics = pool.column(JudgedColumns.METRIC);
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < drawn; i++) {
            int position = batch.drawnPosition(row, i);
            values[i] = metrics[position];
            values[drawn + i] = -position;
            highest = Math.max(highest, metrics[position]);
            lowest = Math.min(lowest, metrics[position]);
            metric += metrics[position];
            rank += pool.ranks()[position] + 1;
            length += pool.column(JudgedColumns.LENGTH)[position];
            density += pool.column(JudgedColumns.DENSITY)[position];
        }
        sets++;
        members += drawn;
        tooSmall += drawn < wanted ? 1 : 0;
        if (drawn > 1) {
            pairedSets++;
            margin += (highest - lowest) / (drawn - 1);
            agreement += RankCorrelation.spearman(values, 0, drawn, drawn);
        }
    }

    /** Means over all sets that training met; of a contrast set, over its negatives. */
    @Override
    public Map<String, Double> diagnostics() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("set margin (z)", margin / pairedSets);
        figures.put("set surprise (1 - Spearman of judge and retriever)", 1 - agreement / pairedSets);
        figures.put("set metric (z)", metric / members);
        figures.put("set rank by the retriever", rank / members);
        figures.put("set length (words)", length / members);
        figures.put("set density", density / members);
        figures.put("share of sets too small", (double) tooSmall / sets);
        return figures;
    }
}
