package dev.negbench.strategies.calibrationsets;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The retriever's best documents of each query with everything that a set is chosen by: the judge's metric, length,
 * density, and where asked for the cosines between them. Built once, from the model as it is then, which gives the
 * likelihood; metrics' units are estimated before, on up to 256 of the queries. No chance involved. One thread owns it,
 * for one cell.
 */
final class JudgedSets implements CandidateSource {
    private static final int STANDARDISED_QUERIES = 256;

    private final int k;
    private final Refresh refresh;
    private final MetricJudge judge;
    private final Dataset dataset;
    private final boolean cosines;
    private final Optional<PositiveRule> positiveRule;
    private Standard standard;

    /**
     * @param k candidates a query, at least 1
     * @param refresh when pools are built
     * @param judge measures them
     * @param cosines whether sets need the cosines of candidates
     * @param positiveRule how positives are chosen, if they are
     */
    JudgedSets(
            int k,
            Refresh refresh,
            MetricJudge judge,
            Dataset dataset,
            boolean cosines,
            Optional<PositiveRule> positiveRule) {
        this.k = k;
        this.refresh = refresh;
        this.judge = judge;
        this.dataset = dataset;
        this.cosines = cosines;
        this.positiveRule = positiveRule;
    }

    @Override
    public Refresh refresh() {
        return refresh;
    }

    @Override
    public String[] generators() {
        return new String[] {Retrieval.MODEL + ", judged by " + judge};
    }

    /** Some rows of the queries. */
    private record Rows(TrainingQueries all, int[] rows, int[] ordinals) implements TrainingQueries {
        static Rows spread(TrainingQueries all, int most) {
            int size = Math.min(all.size(), most);
            int[] rows = IntStream.range(0, size)
                    .map(i -> (int) ((long) i * all.size() / size))
                    .toArray();
            return new Rows(
                    all, rows, Arrays.stream(rows).map(row -> all.ordinals()[row]).toArray());
        }

        @Override
        public int size() {
            return rows.length;
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
        if (standard != null) {
            return;
        }
        List<double[][]> samples = new ArrayList<>();
        ranked(Rows.spread(queries, STANDARDISED_QUERIES), retrieval, pool -> samples.add(measure(pool, retrieval)));
        standard = Standard.of(samples, judge.components().size());
    }

    private void ranked(TrainingQueries queries, Retrieval retrieval, Consumer<CandidatePool> pools) {
        RankedSource.of(Retrieval.MODEL, k, Refresh.NEVER).build(queries, retrieval, 0, pools);
    }

    private double[][] measure(CandidatePool pool, Retrieval retrieval) {
        return judge.measure(retrieval, pool.query(), pool.positives(), pool.ids());
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        ranked(queries, retrieval, pool -> pools.accept(judged(pool, retrieval, builder)));
    }

    private CandidatePool judged(CandidatePool pool, Retrieval retrieval, CandidatePoolBuilder builder) {
        int size = pool.size();
        builder.start(pool.query(), pool.queryKey(), pool.positives(), pool.positiveScores());
        for (int i = 0; i < size; i++) {
            builder.add(pool.ids()[i], pool.scores()[i], pool.ranks()[i], 0);
        }
        Map<String, float[]> columns = new HashMap<>();
        float[] metric = floats(standard.zScores(measure(pool, retrieval)));
        columns.put(JudgedColumns.METRIC, metric);
        columns.put(JudgedColumns.PLACE, places(metric));
        List<String> query = Fragments.words(dataset.queries().text(pool.query()));
        float[] lengths = new float[size];
        float[] density = new float[size];
        for (int i = 0; i < size; i++) {
            List<String> words = Fragments.words(dataset.corpus().content(pool.ids()[i]));
            lengths[i] = words.size();
            density[i] = (float) Fragments.density(query, words);
        }
        columns.put(JudgedColumns.LENGTH, lengths);
        columns.put(JudgedColumns.DENSITY, density);
        if (cosines) {
            columns.put(JudgedColumns.COSINE, cosines(pool.ids(), retrieval));
            columns.put(JudgedColumns.SELF, floats(IntStream.range(0, size).asDoubleStream().toArray()));
        }
        positiveRule.ifPresent(
                rule -> columns.put(JudgedColumns.COPIES, copies(rule, pool, query, retrieval)));
        return builder.build(columns);
    }

    private static float[] places(float[] metric) {
        int[] order = IntStream.range(0, metric.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -metric[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] places = new float[metric.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        return places;
    }

    private static float[] cosines(int[] documents, Retrieval retrieval) {
        int size = documents.length;
        float[] all = new float[size * size];
        float[] row = new float[size];
        for (int i = 0; i < size; i++) {
            retrieval.similarity(Retrieval.MODEL, documents[i], documents, size, row);
            System.arraycopy(row, 0, all, i * size, size);
        }
        return all;
    }

    private float[] copies(PositiveRule rule, CandidatePool pool, List<String> query, Retrieval retrieval) {
        int[] positives = pool.positives();
        double[] metric = standard.zScores(judge.measure(retrieval, pool.query(), positives, positives));
        double[] density = Arrays.stream(positives)
                .mapToDouble(document -> Fragments.density(
                        query, Fragments.words(dataset.corpus().content(document))))
                .toArray();
        float[] likeness = rule.needsCosines() ? cosines(positives, retrieval) : new float[0];
        int[] copies = rule.copies(metric, pool.positiveScores(), density, likeness);
        float[] column = new float[copies.length * pool.size()];
        for (int p = 0; p < copies.length; p++) {
            Arrays.fill(column, p * pool.size(), (p + 1) * pool.size(), copies[p]);
        }
        return column;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
