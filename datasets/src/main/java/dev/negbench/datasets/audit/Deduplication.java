package dev.negbench.datasets.audit;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.Judgements;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The variant of a collection without leakage between its splits: a query is taken out of {@code train} if it has a
 * twin in any other split, and out of a {@code dev} split if it has one in a test split.
 *
 * <p>It is the learned side that gives way. Taking queries out of test instead would leave easier or harder ones, and
 * results could no longer be set beside published figures; this way test keeps every query and every judgement, and a
 * model trained on the variant is measured on exactly what everybody else measures on. It costs training examples,
 * which all strategies lose alike.
 *
 * <p>Deterministic: the same data give the same variant. Documents and the table of queries stay as they are.
 */
public final class Deduplication {
    /** What the variant's name ends with, after the name of the collection. */
    public static final String SUFFIX = "-dedup";

    private Deduplication() {}

    /**
     * Derives the variant, in the time of a {@link LeakageAudit}.
     *
     * @return a dataset named {@code NAME-dedup}
     * @throws DatasetException if fewer than two training queries would be left
     */
    public static Dataset of(Dataset dataset) {
        TwinSearch search = new TwinSearch(dataset);
        Map<String, Judgements> splits = new LinkedHashMap<>();
        dataset.splits().forEach((name, judgements) ->
                splits.put(name, without(search, dataset, name, SplitRole.of(name).after(dataset))));
        Judgements train = splits.get("train");
        if (train != null && train.queryCount() < 2) {
            throw new DatasetException(
                    "of the " + dataset.splits().get("train").queryCount() + " train queries of dataset '"
                            + dataset.name() + "' only " + train.queryCount() + " have no twin in another split",
                    "use the dataset as it is: its splits share their queries on purpose");
        }
        return dataset.withSplits(dataset.name() + SUFFIX, splits);
    }

    private static Judgements without(TwinSearch search, Dataset dataset, String split, List<String> measured) {
        Judgements learned = dataset.splits().get(split);
        int[] twins = measured.stream()
                .flatMapToInt(other -> Arrays.stream(search.withTwin(split, other)))
                .sorted()
                .distinct()
                .toArray();
        return twins.length == 0
                ? learned
                : learned.restrictedTo(IntStream.of(learned.judgedQueries())
                        .filter(query -> Arrays.binarySearch(twins, query) < 0)
                        .toArray());
    }
}
