package dev.negbench.harness.mining;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.StableHash;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which queries of a collection are mined for. */
public final class MinedQueries {
    private static final int NAMED = 3;
    private static final long SAMPLE_SALT = 0x6d_696e_65L;

    private MinedQueries() {}

    /**
     * Returns the queries of a split, ascending.
     *
     * @param split the split's name
     * @param skipUnlabelled whether queries without a positive are left out in silence
     * @param most how many at most, chosen by the hash of their ids
     * @throws DatasetException if the split does not exist, or a query that it judges, or that no split judges, has no
     *     positive
     */
    public static int[] of(Dataset dataset, String split, boolean skipUnlabelled, OptionalInt most) {
        Judgements judgements = dataset.split(split);
        if (!skipUnlabelled) {
            requireLabels(dataset, split, judgements);
        }
        int[] queries = judgements.queries();
        if (most.isEmpty() || queries.length <= most.getAsInt()) {
            return queries;
        }
        return Arrays.stream(queries)
                .boxed()
                .sorted(Comparator.comparingLong(
                        q -> StableHash.of(SAMPLE_SALT, dataset.queries().id(q))))
                .limit(most.getAsInt())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static void requireLabels(Dataset dataset, String split, Judgements judgements) {
        BitSet fine = new BitSet();
        dataset.splits().values().forEach(other -> Arrays.stream(other.judgedQueries())
                .forEach(fine::set));
        Arrays.stream(judgements.judgedQueries()).forEach(fine::clear);
        Arrays.stream(judgements.queries()).forEach(fine::set);
        int[] unlabelled = IntStream.range(0, dataset.queries().size())
                .filter(query -> !fine.get(query))
                .toArray();
        if (unlabelled.length > 0) {
            String names = Arrays.stream(unlabelled)
                    .limit(NAMED)
                    .mapToObj(query -> "'" + dataset.queries().id(query) + "'")
                    .collect(Collectors.joining(", "));
            String verb = unlabelled.length == 1 ? " query has" : " queries have";
            throw new DatasetException(
                    unlabelled.length + verb + " no positive in the " + split + " split of dataset '" + dataset.name()
                            + "': " + names + (unlabelled.length > NAMED ? ", …" : ""),
                    "label a document of each with a grade above 0, or leave such queries out with --skip-unlabelled");
        }
    }
}
