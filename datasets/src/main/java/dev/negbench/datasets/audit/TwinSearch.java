package dev.negbench.datasets.audit;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds the twins of a dataset's queries across its splits. Shingles are computed once a query, an index
 * once a learned split. One thread owns it. */
final class TwinSearch {
    private static final double[] REACHES = {0.6, 0.7, 0.8, 0.9, 1.0};

    private static final Comparator<Nearest> NEARER = Comparator.comparingDouble(Nearest::similarity)
            .reversed()
            .thenComparing(Nearest::kind)
            .thenComparingInt(Nearest::twin);
    private static final Comparator<Nearest> BY_KIND = Comparator.comparing(Nearest::kind)
            .thenComparing(Comparator.comparingDouble(Nearest::similarity).reversed())
            .thenComparingInt(Nearest::query);

    private final Dataset dataset;
    private final long[][] shingles;
    private final Map<String, SimilarityIndex> indexes = new HashMap<>();

    TwinSearch(Dataset dataset) {
        this.dataset = dataset;
        this.shingles = new long[dataset.queries().size()][];
    }

    /** A measured query and a twin of it. */
    private record Nearest(int query, int twin, TwinKind kind, double similarity) {}

    /**
     * Compares two splits.
     *
     * @param learned name of the split that is learned from
     * @param measured name of the split that is measured on
     */
    SplitOverlap overlap(String learned, String measured) {
        Judgements from = dataset.splits().get(learned);
        Judgements to = dataset.splits().get(measured);
        int[] learnedQueries = from.queries();
        int[] measuredQueries = to.queries();
        Nearest[] nearest = new Nearest[measuredQueries.length];
        BitSet sharing = new BitSet();
        BitSet withTwin = new BitSet();
        BitSet returning = new BitSet();
        join(learned, measuredQueries, (l, m, similarity) -> {
            int query = measuredQueries[m];
            int twin = learnedQueries[l];
            if (returns(query, twin, from, to)) {
                returning.set(m);
                return;
            }
            withTwin.set(l);
            if (shareElement(from.positives(twin), to.positives(query))) {
                sharing.set(m);
            }
            if (nearest[m] == null || similarity >= nearest[m].similarity()) {
                TwinKind kind = TwinKind.of(dataset.queries().text(query), dataset.queries().text(twin));
                Nearest found = new Nearest(query, twin, kind, similarity);
                if (nearest[m] == null || NEARER.compare(found, nearest[m]) < 0) {
                    nearest[m] = found;
                }
            }
        });
        List<Nearest> found = Arrays.stream(nearest).filter(n -> n != null).sorted(BY_KIND).toList();
        return new SplitOverlap(
                learned,
                measured,
                measuredQueries.length,
                byKind(found),
                reaching(found),
                sharing.cardinality(),
                withTwin.cardinality(),
                returning.cardinality(),
                examples(found, from, to));
    }

    /**
     * Tells whether a query is learned from and measured on with other positives each time: a user of a recommender,
     * whose later choices are asked for. Nothing of the answer was seen.
     */
    private static boolean returns(int query, int twin, Judgements from, Judgements to) {
        return query == twin && !shareElement(from.positives(twin), to.positives(query));
    }

    /** Returns the queries, ascending, of a split that have a twin in another. */
    int[] withTwin(String learned, String measured) {
        Judgements from = dataset.splits().get(learned);
        Judgements to = dataset.splits().get(measured);
        int[] queries = from.queries();
        int[] others = to.queries();
        BitSet found = new BitSet();
        join(learned, others, (l, m, similarity) -> {
            if (!returns(others[m], queries[l], from, to)) {
                found.set(l);
            }
        });
        return found.stream().map(l -> queries[l]).toArray();
    }

    private interface Pairs {
        void accept(int learned, int measured, double similarity);
    }

    private void join(String learned, int[] measured, Pairs pairs) {
        SimilarityIndex index = indexes.computeIfAbsent(learned, this::index);
        for (int m = 0; m < measured.length; m++) {
            int place = m;
            index.find(shingles(measured[m]), (l, similarity) -> pairs.accept(l, place, similarity));
        }
    }

    private SimilarityIndex index(String split) {
        int[] queries = dataset.splits().get(split).queries();
        return SimilarityIndex.of(
                IntStream.of(queries).mapToObj(this::shingles).toList(), SplitOverlap.NEAR);
    }

    private long[] shingles(int query) {
        if (shingles[query] == null) {
            shingles[query] = Shingles.of(PlainText.of(dataset.queries().text(query)));
        }
        return shingles[query];
    }

    private static Map<TwinKind, Integer> byKind(List<Nearest> found) {
        Map<TwinKind, Integer> counts = new EnumMap<>(TwinKind.class);
        found.forEach(n -> counts.merge(n.kind(), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> reaching(List<Nearest> found) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (double reach : REACHES) {
            counts.put(
                    String.format(Locale.ROOT, "%.1f", reach),
                    (int) found.stream().filter(n -> n.similarity() >= reach).count());
        }
        return counts;
    }

    private List<QueryTwin> examples(List<Nearest> found, Judgements from, Judgements to) {
        Map<TwinKind, Integer> kept = new EnumMap<>(TwinKind.class);
        List<QueryTwin> examples = new ArrayList<>();
        for (Nearest n : found) {
            if (kept.merge(n.kind(), 1, Integer::sum) <= SplitOverlap.MOST_EXAMPLES) {
                examples.add(new QueryTwin(
                        dataset.queries().id(n.query()),
                        dataset.queries().text(n.query()),
                        dataset.queries().id(n.twin()),
                        dataset.queries().text(n.twin()),
                        n.kind(),
                        n.similarity(),
                        shareElement(from.positives(n.twin()), to.positives(n.query()))));
            }
        }
        return examples;
    }

    /** Tells whether two ascending arrays have an element in common. */
    private static boolean shareElement(int[] a, int[] b) {
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                return true;
            }
            if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }
}
