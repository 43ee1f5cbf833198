package dev.negbench.strategies.testing;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.datasets.taxonomy.TaxonomyBuilder;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.PoolColumns;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Small collections and pools for tests. */
public final class Fixtures {
    /** Documents of every setting's collection. */
    public static final int DOCUMENTS = 200;

    private Fixtures() {}

    /** Returns a setting of {@value #DOCUMENTS} documents, one in a taxonomy, and two queries with all searchers. */
    public static Setting setting() {
        return setting(Set.of(
                Retrieval.MODEL, Retrieval.INITIAL, Retrieval.BM25, Retrieval.RM3, Retrieval.ENSEMBLE));
    }

    /** Returns a setting of {@value #DOCUMENTS} documents, one in a taxonomy, and two queries with these searchers. */
    public static Setting setting(Set<String> searchers) {
        Corpus corpus = Corpus.of(IntStream.range(0, DOCUMENTS)
                .mapToObj(d -> new Document("d" + d, "", "text"))
                .toList());
        TaxonomyBuilder taxonomy = new TaxonomyBuilder();
        taxonomy.add("d1", "text");
        Dataset dataset = new Dataset(
                "tiny",
                corpus,
                Queries.of(List.of(new Query("q1", "text"), new Query("q2", "other text"))),
                Map.of(
                        "train", Judgements.of(Map.of(0, Map.of(0, 1))),
                        "test", Judgements.of(Map.of(1, Map.of(2, 1, 3, 0)))),
                Optional.of(taxonomy.build(corpus)),
                "0");
        return new Setting(dataset, searchers, 15, Optional.empty(), Map.of("q1", "an ideal text"));
    }

    /** Returns a pool with these scores, descending, ids from 0, one positive of id 1,000,000. */
    public static CandidatePool pool(float positiveScore, float... scores) {
        CandidatePoolBuilder builder =
                new CandidatePoolBuilder().start(0, 1, new int[] {1_000_000}, new float[] {positiveScore});
        for (int i = 0; i < scores.length; i++) {
            builder.add(i, scores[i], i, 0);
        }
        return builder.build();
    }

    /** Returns a pool of normally distributed scores, similarities to the positive, and five weighted components. */
    public static CandidatePool pool(int query, int size) {
        Random random = new Random(query);
        CandidatePoolBuilder builder = new CandidatePoolBuilder()
                .start(query, query, new int[] {1_000_000}, new float[] {(float) (0.3 + 0.1 * random.nextGaussian())});
        float[] similarities = new float[size];
        float[] weights = new float[size];
        double[] scores = random.doubles(size)
                .map(u -> 0.3 + 0.1 * (u + random.nextGaussian()))
                .toArray();
        Arrays.sort(scores);
        for (int i = 0; i < size; i++) {
            builder.add(i, (float) scores[size - 1 - i], i, i % 5);
            similarities[i] = (float) random.nextGaussian() * 0.1f;
            weights[i] = (5 - i % 5) / 15f;
        }
        return builder.build(
                Map.of(PoolColumns.POSITIVE_SIMILARITY, similarities, PoolColumns.COMPONENT_WEIGHT, weights));
    }
}
