package dev.negbench.strategies.rrra;

import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.RankedLists;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Queries with one labelled positive, three unlabelled ones and 17 others each. Whatever is relevant carries a mark on
 * the last coordinate, where queries are 0: a linear rule on the adapter's features sees it, the score does not.
 */
final class PlantedWorld extends FakeRetrieval {
    static final int QUERIES = 80;
    static final int EACH = 21;
    static final int RELEVANT = 4;
    static final int D = 8;

    private final float[] queries = new float[QUERIES * D];
    private final float[] documents = new float[QUERIES * EACH * D];

    PlantedWorld(long seed) {
        super(QUERIES * EACH);
        Random random = new Random(seed);
        for (int q = 0; q < QUERIES; q++) {
            double length = 0;
            double[] own = new double[D - 1];
            for (int i = 0; i < own.length; i++) {
                own[i] = random.nextGaussian();
                length += own[i] * own[i];
            }
            for (int i = 0; i < own.length; i++) {
                queries[q * D + i] = (float) (own[i] / Math.sqrt(length));
            }
            for (int n = 0; n < EACH; n++) {
                int at = (q * EACH + n) * D;
                double near = 0.5 + 0.1 * random.nextGaussian();
                for (int i = 0; i < D - 1; i++) {
                    documents[at + i] = (float) (near * queries[q * D + i] + 0.05 * random.nextGaussian());
                }
                documents[at + D - 1] = (float) ((n < RELEVANT ? 0.6 : -0.6) + 0.1 * random.nextGaussian());
            }
        }
    }

    /** Tells whether a document is one of its query's relevant ones, labelled or not. */
    static boolean isRelevant(int document) {
        return document % EACH < RELEVANT;
    }

    /** The training queries; each one's first document is labelled. */
    static FakeQueries training() {
        return FakeQueries.of(
                IntStream.range(0, QUERIES).mapToObj(q -> new int[] {q * EACH}).toArray(int[][]::new));
    }

    private static float dot(float[] left, int at, float[] right, int other) {
        float sum = 0;
        for (int i = 0; i < D; i++) {
            sum += left[at * D + i] * right[other * D + i];
        }
        return sum;
    }

    @Override
    public float score(int query, int document) {
        return document / EACH == query ? dot(queries, query, documents, document) : -1 - document / 1e4f;
    }

    @Override
    public void similarity(String searcher, int document, int[] candidates, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = dot(documents, document, documents, candidates[i]);
        }
    }

    @Override
    public int dimension(String searcher) {
        return D;
    }

    @Override
    public float[] queryVectors(String searcher, int[] ordinals) {
        return rows(queries, ordinals);
    }

    @Override
    public float[] documentVectors(String searcher, int[] ordinals) {
        return rows(documents, ordinals);
    }

    private static float[] rows(float[] all, int[] ordinals) {
        float[] rows = new float[ordinals.length * D];
        for (int i = 0; i < ordinals.length; i++) {
            System.arraycopy(all, ordinals[i] * D, rows, i * D, D);
        }
        return rows;
    }

    /** Only the query's own documents are worth a place. */
    @Override
    public RankedLists rankBand(String searcher, int[] ordinals, int from, int to) {
        RankedLists lists = RankedLists.ofSize(ordinals.length, to - from);
        for (int row = 0; row < ordinals.length; row++) {
            int query = ordinals[row];
            int[] order = IntStream.range(query * EACH, (query + 1) * EACH)
                    .boxed()
                    .sorted((l, r) -> Float.compare(score(query, r), score(query, l)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] kept = Arrays.copyOfRange(order, Math.min(from, EACH), Math.min(to, EACH));
            lists.counts()[row] = kept.length;
            for (int place = 0; place < kept.length; place++) {
                lists.ids()[row * lists.width() + place] = kept[place];
                lists.scores()[row * lists.width() + place] = score(query, kept[place]);
            }
        }
        return lists;
    }
}
