package dev.negbench.strategies.knnembed;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.DocumentClusters;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What each query's mixture retrieves, without its positives. A candidate's generator is its component, heaviest first,
 * and its rank that in the component's cluster, positives counted; its score is the model's, as the positives' is. What
 * the clusters cannot give comes from plain search, the last generator. One thread owns it.
 */
final class MixtureSource implements CandidateSource {
    private static final int QUERIES_AT_ONCE = 256;

    private final MixtureSettings settings;
    private final int k;
    private final Refresh refresh;
    private MixtureIndex index;
    private long moved;
    private long filled;

    /** @param k candidates wanted a query, at least 1 */
    MixtureSource(MixtureSettings settings, int k, Refresh refresh) {
        this.settings = settings;
        this.k = k;
        this.refresh = refresh;
    }

    @Override
    public Refresh refresh() {
        return refresh;
    }

    @Override
    public String[] generators() {
        String[] names = new String[settings.components() + 1];
        Arrays.setAll(names, c -> "component-" + (c + 1));
        names[settings.components()] = "plain-search";
        return names;
    }

    @Override
    public void prepare(TrainingQueries queries, Retrieval retrieval, long seed) {
        DocumentClusters before = index == null ? null : index.clusters();
        index = MixtureIndex.of(settings, new ObservedItems(queries), retrieval, Retrieval.MODEL);
        if (before != null) {
            moved += ClusterDrift.moved(before, index.clusters());
        }
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("documents that changed cluster at a refresh", moved);
        counts.put("candidates left to plain search", filled);
        return counts;
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        for (int from = 0; from < queries.size(); from += QUERIES_AT_ONCE) {
            int to = Math.min(queries.size(), from + QUERIES_AT_ONCE);
            List<InterestMixture> mixtures = index.mixtures(Arrays.copyOfRange(queries.ordinals(), from, to));
            for (int row = from; row < to; row++) {
                pools.accept(pool(queries, row, mixtures.get(row - from), retrieval, builder));
            }
        }
    }

    private CandidatePool pool(
            TrainingQueries queries,
            int row,
            InterestMixture mixture,
            Retrieval retrieval,
            CandidatePoolBuilder builder) {
        int query = queries.ordinals()[row];
        int[] positives = queries.positives(row);
        float[] positiveScores = new float[positives.length];
        retrieval.score(Retrieval.MODEL, query, positives, positives.length, positiveScores);
        builder.start(query, queries.key(row), positives, positiveScores);
        ComponentLists found = ComponentLists.retrieve(index, mixture, k, positives);
        float[] scores = new float[found.size()];
        retrieval.score(Retrieval.MODEL, query, found.documents(), found.size(), scores);
        float[] weights = new float[k];
        for (int i = 0; i < found.size(); i++) {
            int component = found.components()[i];
            builder.add(found.documents()[i], scores[i], found.places()[i], component);
            weights[i] = (float) mixture.weights()[component];
        }
        if (found.size() < k) {
            fill(query, positives, found.documents(), retrieval, builder);
        }
        return builder.build(Map.of(PoolColumns.COMPONENT_WEIGHT, Arrays.copyOf(weights, builder.size())));
    }

    private void fill(
            int query, int[] positives, int[] found, Retrieval retrieval, CandidatePoolBuilder builder) {
        int[] taken = Arrays.copyOf(found, found.length + positives.length);
        System.arraycopy(positives, 0, taken, found.length, positives.length);
        Arrays.sort(taken);
        int depth = (int) Math.min(retrieval.documents(), (long) k + positives.length);
        RankedLists plain = retrieval.search(Retrieval.MODEL, new int[] {query}, depth);
        for (int place = 0; place < plain.counts()[0] && builder.size() < k; place++) {
            if (Arrays.binarySearch(taken, plain.ids()[place]) < 0) {
                builder.add(plain.ids()[place], plain.scores()[place], place, settings.components());
                filled++;
            }
        }
    }
}
