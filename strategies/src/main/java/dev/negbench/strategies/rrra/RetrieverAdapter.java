package dev.negbench.strategies.rrra;

import dev.negbench.strategies.reranking.FirstPlaces;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The adapters of one cell and their three uses: they are taught at every refresh, go on learning with the retriever,
 * and order the first places at query time by {@code base · ((1 + cos(q, a)) / 2)^lambda}, base being the score's
 * place between the lowest and the highest of these places. Several adapters give the mean of their cosines. Source:
 * card, step 6 and [H]. One thread owns it.
 */
class RetrieverAdapter implements Companion, SearchTransform, Diagnostics {
    private final AdapterSettings settings;
    private final double lambda;
    private final int depth;
    private final Examples examples = new Examples();
    private CrossFit adapters;
    private Segment segment;
    private double[] adapted;
    private double f1 = Double.NaN;
    private long estimated;
    private double likelihoodSum;
    private long likely;
    private long searches;
    private long otherFirst;

    /**
     * @param lambda how much the adapters count in reranking, at least 0; with 0 nothing is ordered anew
     * @param depth places that are ordered anew
     */
    RetrieverAdapter(AdapterSettings settings, double lambda, int depth) {
        this.settings = settings;
        this.lambda = lambda;
        this.depth = depth;
    }

    AdapterSettings settings() {
        return settings;
    }

    /** Makes untaught adapters, unless there are some. */
    void open(Retrieval retrieval, long seed) {
        if (adapters == null) {
            adapters = settings.open(retrieval, seed);
            segment = new Segment(retrieval.dimension(Retrieval.MODEL));
            adapted = new double[segment.length()];
        }
    }

    /** Teaches the adapters from mined lists, the encoder standing still. */
    void teach(List<CandidatePool> pools, Retrieval retrieval, long seed) {
        open(retrieval, seed);
        f1 = new AdapterLesson(settings, retrieval, seed).teach(adapters, pools);
        estimated = 0;
        likelihoodSum = 0;
        likely = 0;
    }

    /** Returns how likely each candidate is a false negative, by the adapter that has not learnt from its query. */
    float[] likelihoods(CandidatePool pool, Retrieval retrieval) {
        open(retrieval, 0);
        float[] likelihoods = new float[pool.size()];
        float[] q = retrieval.queryVectors(Retrieval.MODEL, new int[] {pool.query()});
        float[] c = retrieval.documentVectors(Retrieval.MODEL, pool.ids());
        Adapter judge = adapters.judgeOf(pool.queryKey());
        judge.turnTo(q, 0);
        for (int i = 0; i < likelihoods.length; i++) {
            int at = i * segment.length();
            judge.adapt(c, at, adapted);
            likelihoods[i] = (float) settings.likelihood().of(segment, adapted, q, 0, c, at);
            likelihoodSum += likelihoods[i];
            likely += likelihoods[i] > 0.5 ? 1 : 0;
            estimated++;
        }
        return likelihoods;
    }

    @Override
    public void learn(TrainingBatch batch) {
        if (settings.joint() == 0) {
            return;
        }
        examples.clear();
        ScoreRows rows = batch.scores();
        int corpus = batch.retrieval().documents();
        for (int row = 0; row < rows.rows(); row++) {
            int start = rows.start(row);
            int drawn = 0;
            for (int e = start + 1; e < rows.start(row + 1); e++) {
                int document = batch.itemId(rows.items()[e]);
                if (rows.relations()[e] == ScoreRows.DRAWN && document < corpus) {
                    CandidatePool pool = batch.pool(row);
                    Outcome outcome =
                            Outcome.of(false, pool.ranks()[batch.drawnPosition(row, drawn++)], settings.first());
                    examples.add(pool.query(), pool.queryKey(), document, outcome, false);
                }
            }
            if (drawn > 0) {
                CandidatePool pool = batch.pool(row);
                int positive = Arrays.binarySearch(pool.positives(), batch.itemId(rows.items()[start]));
                Outcome outcome = Outcome.of(true, AdapterLesson.rankOfPositive(pool, positive), settings.first());
                examples.add(pool.query(), pool.queryKey(), pool.positives()[positive], outcome, true);
            }
        }
        if (examples.size() > 0) {
            int[] all = new int[examples.size()];
            Arrays.setAll(all, i -> i);
            AdapterLoss loss = new AdapterLoss(segment, AdapterLoss.KAPPA, 0);
            adapters.learn(examples, all, batch.retrieval(), loss, settings.joint());
        }
    }

    @Override
    public RankedLists search(Retrieval retrieval, int[] queries, int wanted) {
        if (lambda == 0) {
            return retrieval.search(Retrieval.MODEL, queries, wanted);
        }
        open(retrieval, 0);
        RankedLists lists = retrieval.search(Retrieval.MODEL, queries, Math.max(wanted, depth));
        RankedLists reordered = FirstPlaces.reorder(
                lists,
                wanted,
                depth,
                (row, ids, scores, count, out) ->
                        score(retrieval, queries[row], Arrays.copyOf(ids, count), scores, out));
        for (int row = 0; row < queries.length; row++) {
            if (reordered.counts()[row] > 0) {
                searches++;
                otherFirst += lists.ids()[row * lists.width()] == reordered.ids()[row * wanted] ? 0 : 1;
            }
        }
        return reordered;
    }

    private void score(Retrieval retrieval, int query, int[] documents, float[] scores, float[] out) {
        int count = documents.length;
        if (count == 0) {
            return;
        }
        float[] q = retrieval.queryVectors(Retrieval.MODEL, new int[] {query});
        float[] c = retrieval.documentVectors(Retrieval.MODEL, documents);
        double[] cosines = new double[count];
        for (Adapter adapter : adapters.all()) {
            adapter.turnTo(q, 0);
            for (int i = 0; i < count; i++) {
                adapter.adapt(c, i * segment.length(), adapted);
                cosines[i] += segment.cosine(adapted, q, 0) / adapters.all().length;
            }
        }
        double highest = scores[0];
        double lowest = scores[count - 1];
        for (int i = 0; i < count; i++) {
            double base = highest == lowest ? 1 : (scores[i] - lowest) / (highest - lowest);
            double relevance = Math.max(0, (1 + cosines[i]) / 2);
            out[i] = (float) (Math.max(Resampling.FLOOR, base) * StrictMath.pow(relevance, lambda));
        }
    }

    @Override
    public Map<String, Double> diagnostics() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("adapter's F1 on queries not learnt from", f1);
        figures.put("mean likelihood of a false negative", estimated == 0 ? Double.NaN : likelihoodSum / estimated);
        figures.put("share of candidates above 0.5", estimated == 0 ? Double.NaN : (double) likely / estimated);
        if (lambda > 0) {
            figures.put(
                    "share of queries with another first place",
                    searches == 0 ? Double.NaN : (double) otherFirst / searches);
        }
        return figures;
    }

    @Override
    public byte[] state() {
        int own = 2 * Double.BYTES + 4 * Long.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(own + (adapters == null ? 0 : adapters.bytes()));
        bytes.putDouble(f1).putDouble(likelihoodSum);
        bytes.putLong(estimated).putLong(likely).putLong(searches).putLong(otherFirst);
        if (adapters != null) {
            adapters.write(bytes);
        }
        return bytes.array();
    }

    @Override
    public void restore(byte[] state) {
        ByteBuffer bytes = ByteBuffer.wrap(state);
        if (state.length < 2 * Double.BYTES + 4 * Long.BYTES) {
            throw new IllegalArgumentException("these " + state.length + " bytes are no state of a retriever adapter");
        }
        f1 = bytes.getDouble();
        likelihoodSum = bytes.getDouble();
        estimated = bytes.getLong();
        likely = bytes.getLong();
        searches = bytes.getLong();
        otherFirst = bytes.getLong();
        if (adapters != null) {
            adapters.read(bytes);
        }
    }
}
