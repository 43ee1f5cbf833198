package dev.negbench.strategies.skillextraction;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sampling.UniformSubset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The labels related to each of a query's positives, and documents drawn uniformly from the corpus to fall back on, all
 * scored by the model. No positive of the query is a candidate, whichever label brought it in; a label that is related
 * in several ways or to several positives is one candidate. A candidate's generator is the first relation that brought
 * it in; it has no rank. Safe for use by several threads.
 */
final class RelatedSource implements CandidateSource {
    /**
     * Column, one row a positive: the set of relations by which the candidate is related to that positive, {@link
     * Relation#bit}.
     */
    static final String RELATED_BY = "related-by";

    private static final int NO_RANK = -1;

    private final Labels labels;
    private final List<Relation> relations;
    private final int most;
    private final EditNeighbours byName;
    private final EncoderNeighbours byVector;
    private final Refresh refresh;

    /**
     * @param relations the relations that supply negatives
     * @param most most related labels a relation, and how many documents there are to fall back on
     * @param byName relation {@link Relation#EDIT}
     * @param byVector relation {@link Relation#ENCODER}
     * @param refresh when other documents are drawn to fall back on; relations stay as they are
     */
    RelatedSource(
            Labels labels,
            List<Relation> relations,
            int most,
            EditNeighbours byName,
            EncoderNeighbours byVector,
            Refresh refresh) {
        this.labels = labels;
        this.relations = relations;
        this.most = most;
        this.byName = byName;
        this.byVector = byVector;
        this.refresh = refresh;
    }

    @Override
    public Refresh refresh() {
        return refresh;
    }

    @Override
    public String[] generators() {
        return Stream.of(Relation.values()).map(Relation::toString).toArray(String[]::new);
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        if (relations.contains(Relation.ENCODER)) {
            byVector.find(
                    IntStream.range(0, queries.size())
                            .flatMap(row -> Arrays.stream(queries.positives(row)))
                            .filter(labels::isLabel)
                            .toArray(),
                    retrieval);
        }
        CandidatePoolBuilder builder = new CandidatePoolBuilder();
        RandomStream random = new RandomStream(seed);
        Draw draw = new Draw();
        for (int row = 0; row < queries.size(); row++) {
            random.reset(seed, 0, queries.key(row));
            pools.accept(pool(queries, row, retrieval, random, draw, builder));
        }
    }

    private CandidatePool pool(
            TrainingQueries queries,
            int row,
            Retrieval retrieval,
            RandomStream random,
            Draw draw,
            CandidatePoolBuilder builder) {
        int[] positives = queries.positives(row);
        Map<Integer, int[]> sets = new LinkedHashMap<>();
        for (int p = 0; p < positives.length; p++) {
            for (Relation relation : relations) {
                int positive = p;
                for (int label : related(relation, positives[p])) {
                    if (Arrays.binarySearch(positives, label) < 0) {
                        sets.computeIfAbsent(label, added -> new int[positives.length])[positive] |= relation.bit();
                    }
                }
            }
        }
        UniformSubset.draw(retrieval.documents(), most, random, draw);
        for (int i = 0; i < draw.count(); i++) {
            int document = draw.positions()[i];
            if (Arrays.binarySearch(positives, document) < 0) {
                int[] set = sets.computeIfAbsent(document, added -> new int[positives.length]);
                for (int p = 0; p < positives.length; p++) {
                    set[p] |= Relation.RANDOM.bit();
                }
            }
        }
        int query = queries.ordinals()[row];
        float[] positiveScores = new float[positives.length];
        retrieval.score(Retrieval.MODEL, query, positives, positives.length, positiveScores);
        int[] ids = sets.keySet().stream().mapToInt(Integer::intValue).toArray();
        float[] scores = new float[ids.length];
        retrieval.score(Retrieval.MODEL, query, ids, ids.length, scores);
        float[] relatedBy = new float[positives.length * ids.length];
        builder.start(query, queries.key(row), positives, positiveScores);
        for (int i = 0; i < ids.length; i++) {
            int[] set = sets.get(ids[i]);
            int all = 0;
            for (int p = 0; p < positives.length; p++) {
                relatedBy[p * ids.length + i] = set[p];
                all |= set[p];
            }
            builder.add(ids[i], scores[i], NO_RANK, Integer.numberOfTrailingZeros(all));
        }
        return builder.build(Map.of(RELATED_BY, relatedBy));
    }

    private int[] related(Relation relation, int positive) {
        if (!labels.isLabel(positive)) {
            return new int[0];
        }
        return switch (relation) {
            case SIBLING -> labels.siblings(positive, most);
            case EDIT -> byName.of(positive);
            case ENCODER -> byVector.of(positive);
            case RANDOM -> new int[0];
        };
    }
}
