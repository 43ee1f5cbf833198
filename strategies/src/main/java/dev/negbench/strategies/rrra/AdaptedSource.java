package dev.negbench.strategies.rrra;

import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The model's best documents with the weight that each is drawn with, computed once a refresh after the adapters were
 * taught on the same model. Dearest is adapting each candidate. One thread owns it, for one cell.
 */
final class AdaptedSource implements CandidateSource {
    private final RankedSource ranked;
    private final RetrieverAdapter adapter;
    private final Resampling resampling;
    private final Hardness hardness;
    private final double temperature;
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * @param ranked who mines
     * @param adapter who estimates
     * @param resampling how estimates become weights
     * @param hardness what a score is worth
     * @param temperature of the hardness
     */
    AdaptedSource(
            RankedSource ranked,
            RetrieverAdapter adapter,
            Resampling resampling,
            Hardness hardness,
            double temperature) {
        this.ranked = ranked;
        this.adapter = adapter;
        this.resampling = resampling;
        this.hardness = hardness;
        this.temperature = temperature;
    }

    @Override
    public Refresh refresh() {
        return ranked.refresh();
    }

    @Override
    public String[] generators() {
        return ranked.generators();
    }

    /** Some rows of the training queries. */
    private record Some(TrainingQueries all, int[] rows) implements TrainingQueries {
        @Override
        public int size() {
            return rows.length;
        }

        @Override
        public int[] ordinals() {
            return Arrays.stream(rows).map(row -> all.ordinals()[row]).toArray();
        }

        @Override
        public long key(int row) {
            return all.key(rows[row]);
        }

        @Override
        public int[] positives(int row) {
            return all.positives(rows[row]);
        }
    }

    @Override
    public void prepare(TrainingQueries queries, Retrieval retrieval, long seed) {
        int[] rows = new int[Math.min(queries.size(), adapter.settings().learnFrom())];
        for (int i = 0; i < rows.length; i++) {
            // Evenly over the queries, whose order may follow the documents'.
            rows[i] = (int) ((long) i * queries.size() / rows.length);
        }
        List<CandidatePool> pools = new ArrayList<>(rows.length);
        ranked.build(new Some(queries, rows), retrieval, seed, pools::add);
        adapter.teach(pools, retrieval, seed);
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        ranked.build(queries, retrieval, seed, pool -> pools.accept(weighed(pool, retrieval)));
    }

    private CandidatePool weighed(CandidatePool pool, Retrieval retrieval) {
        float[] likelihoods = adapter.likelihoods(pool, retrieval);
        float[] weights = new float[pool.size()];
        boolean allSure = pool.size() > 0;
        for (float likelihood : likelihoods) {
            allSure &= Resampling.isSure(likelihood);
        }
        if (allSure && resampling.gamma() > 0) {
            counts.merge("queries whose candidates all seem relevant, drawn uniformly", 1L, Long::sum);
        } else if (pool.size() > 0) {
            double highest = pool.scores()[0];
            double lowest = pool.scores()[pool.size() - 1];
            for (int i = 0; i < weights.length; i++) {
                double hard = hardness.log(pool.scores()[i], lowest, highest, temperature);
                weights[i] = (float) resampling.logWeight(hard, likelihoods[i]);
            }
        }
        return pool.withColumns(
                Map.of(ResamplingSampler.LOG_WEIGHT, weights, ResamplingSampler.LIKELIHOOD, likelihoods));
    }

    @Override
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
