package dev.negbench.strategies.r2anker;

import dev.negbench.strategies.sampling.OverlappingLists;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The best documents of several searchers for each query, merged into one pool: a document that several of them found
 * is one candidate. Scores of different searchers cannot be compared, so the pool is scored by one of them, which also
 * gives the positives' scores; where each generator had a candidate is in columns. A candidate's generator and rank are
 * those where it ranks best, ties to the earlier generator. Immutable.
 *
 * <p>A generator that finds nothing contributes nothing. Holds 4 bytes a candidate and column value: one for {@link
 * #FOUND_BY} and as many as there are generators for each of the other columns.
 */
final class MergedSource implements CandidateSource {
    /** Most generators of a pool. */
    static final int MOST_GENERATORS = OverlappingLists.MOST;

    /** Column: the set of generators that found a candidate, generator k as the bit {@code 1 << k}. */
    static final String FOUND_BY = "found-by";

    /** Column, one row a generator: the candidate's 0-based rank with it, positives counted; -1 if not found. */
    static final String RANK = "rank-by-generator";

    /**
     * Column, one row a generator: the candidate's score with it less the mean of its list for this query, over their
     * standard deviation; 0 where scores do not vary, and where the generator did not find the candidate.
     */
    static final String STANDARD_SCORE = "standard-score-by-generator";

    private static final int QUERIES_AT_ONCE = 256;

    private final List<String> generators;
    private final List<RankedSource> lists;
    private final String scorer;
    private final Refresh refresh;
    private final boolean standardScores;

    private MergedSource(
            List<String> generators, List<RankedSource> lists, String scorer, Refresh refresh, boolean standardScores) {
        this.generators = generators;
        this.lists = lists;
        this.scorer = scorer;
        this.refresh = refresh;
        this.standardScores = standardScores;
    }

    /**
     * Creates a source.
     *
     * @param generators names of {@link Retrieval}, from 1 to {@link #MOST_GENERATORS}
     * @param depth documents wanted of each a query, positives not counted, at least 1
     * @param scorer the searcher whose scores the pool has
     * @param refresh when pools are built anew
     * @param standardScores whether the column {@link #STANDARD_SCORE} is wanted
     */
    static MergedSource of(
            List<String> generators, int depth, String scorer, Refresh refresh, boolean standardScores) {
        if (generators.isEmpty() || generators.size() > MOST_GENERATORS) {
            throw new IllegalArgumentException(
                    "a pool merges 1 to " + MOST_GENERATORS + " generators, not " + generators.size());
        }
        List<RankedSource> lists = generators.stream()
                .map(generator -> RankedSource.of(generator, depth, refresh))
                .toList();
        return new MergedSource(List.copyOf(generators), lists, scorer, refresh, standardScores);
    }

    @Override
    public Refresh refresh() {
        return refresh;
    }

    @Override
    public String[] generators() {
        return generators.toArray(String[]::new);
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        for (int from = 0; from < queries.size(); from += QUERIES_AT_ONCE) {
            QueryRange range = new QueryRange(queries, from, Math.min(queries.size(), from + QUERIES_AT_ONCE));
            List<List<CandidatePool>> found = new ArrayList<>();
            for (RankedSource list : lists) {
                List<CandidatePool> ofGenerator = new ArrayList<>(range.size());
                list.build(range, retrieval, seed, ofGenerator::add);
                found.add(ofGenerator);
            }
            for (int row = 0; row < range.size(); row++) {
                int at = row;
                List<CandidatePool> ofQuery = found.stream().map(of -> of.get(at)).toList();
                pools.accept(merge(range, row, ofQuery, retrieval, builder));
            }
        }
    }

    private CandidatePool merge(
            QueryRange queries, int row, List<CandidatePool> found, Retrieval retrieval, CandidatePoolBuilder builder) {
        Map<Integer, Integer> placeOf = new LinkedHashMap<>();
        for (CandidatePool list : found) {
            for (int id : list.ids()) {
                placeOf.putIfAbsent(id, placeOf.size());
            }
        }
        int size = placeOf.size();
        int[] ids = placeOf.keySet().stream().mapToInt(Integer::intValue).toArray();
        float[] foundBy = new float[size];
        float[] ranks = new float[found.size() * size];
        Arrays.fill(ranks, -1);
        float[] standard = new float[standardScores ? found.size() * size : 0];
        int[] bestGenerator = new int[size];
        int[] bestRank = new int[size];
        Arrays.fill(bestRank, Integer.MAX_VALUE);
        for (int k = 0; k < found.size(); k++) {
            CandidatePool list = found.get(k);
            float[] z = standardScores ? standardised(list.scores()) : null;
            for (int i = 0; i < list.size(); i++) {
                int place = placeOf.get(list.ids()[i]);
                foundBy[place] += 1 << k;
                ranks[k * size + place] = list.ranks()[i];
                if (standardScores) {
                    standard[k * size + place] = z[i];
                }
                if (list.ranks()[i] < bestRank[place]) {
                    bestRank[place] = list.ranks()[i];
                    bestGenerator[place] = k;
                }
            }
        }
        int query = queries.ordinals()[row];
        int[] positives = queries.positives(row);
        float[] positiveScores = new float[positives.length];
        retrieval.score(scorer, query, positives, positives.length, positiveScores);
        float[] scores = new float[size];
        retrieval.score(scorer, query, ids, size, scores);
        builder.start(query, queries.key(row), positives, positiveScores);
        for (int i = 0; i < size; i++) {
            builder.add(ids[i], scores[i], bestRank[i], bestGenerator[i]);
        }
        Map<String, float[]> columns = new HashMap<>(Map.of(FOUND_BY, foundBy, RANK, ranks));
        if (standardScores) {
            columns.put(STANDARD_SCORE, standard);
        }
        return builder.build(columns);
    }

    private static float[] standardised(float[] scores) {
        double mean = 0;
        for (float score : scores) {
            mean += score;
        }
        mean /= scores.length;
        double squares = 0;
        for (float score : scores) {
            squares += (score - mean) * (score - mean);
        }
        double deviation = Math.sqrt(squares / scores.length);
        float[] standardised = new float[scores.length];
        for (int i = 0; i < scores.length && deviation > 0; i++) {
            standardised[i] = (float) ((scores[i] - mean) / deviation);
        }
        return standardised;
    }
}
