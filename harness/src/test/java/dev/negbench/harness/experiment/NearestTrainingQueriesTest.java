package dev.negbench.harness.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTrainingQueriesTest {
    private static Judgements judged(int from, int to) {
        Map<Integer, Map<Integer, Integer>> byQuery = new LinkedHashMap<>();
        IntStream.range(from, to).forEach(query -> byQuery.put(query, Map.of(0, 1)));
        return Judgements.of(byQuery);
    }

    /** Makes a dataset whose first texts are test queries, the next train, the last dev. */
    private static Dataset dataset(List<String> test, List<String> train) {
        List<Query> queries = new ArrayList<>();
        test.forEach(text -> queries.add(new Query("test" + queries.size(), text)));
        train.forEach(text -> queries.add(new Query("train" + queries.size(), text)));
        queries.add(new Query("dev", "violin"));
        int trainEnd = test.size() + train.size();
        return Dataset.of(
                "small",
                Corpus.of(List.of(new Document("d0", "", "anything"), new Document("d1", "", "else"))),
                Queries.of(queries),
                Map.of(
                        "test", judged(0, test.size()),
                        "train", judged(test.size(), trainEnd),
                        "dev", judged(trainEnd, trainEnd + 1)));
    }

    private static NearestTrainingQueries nearest(Dataset dataset) {
        return NearestTrainingQueries.of(
                dataset, TrainingSplit.of(dataset, dataset.split("test"), Integer.MAX_VALUE));
    }

    @Test
    void theWordsOfTheTestQueryChooseAndTheFirstOfEqualsWins() {
        Dataset dataset = dataset(
                List.of("copper bridges of winter", "the violin", "a garden", "gardens, letters", "rivers"),
                List.of("winter river", "copper bridge", "garden letter", "garden letter"));
        NearestTrainingQueries nearest = nearest(dataset);
        // Nobody but the dev query has a violin. Stems are compared, and of equal texts the first is taken.
        assertArrayEquals(new int[] {5, 6, 7}, nearest.training());
        assertArrayEquals(new int[] {4}, nearest.nearestTo().get(0));
        assertArrayEquals(new int[] {0}, nearest.nearestTo().get(1));
        assertArrayEquals(new int[] {2, 3}, nearest.nearestTo().get(2));
    }

    @Test
    void noMoreThanAThousandTestQueriesAreLookedAt() {
        List<String> test =
                IntStream.range(0, 1500).mapToObj(i -> "letter " + i % 7).toList();
        NearestTrainingQueries nearest = nearest(dataset(test, List.of("letter", "garden")));
        assertEquals(1, nearest.training().length);
        int[] looked = nearest.nearestTo().get(0);
        assertEquals(NearestTrainingQueries.MOST, looked.length);
        assertEquals(looked.length, Arrays.stream(looked).distinct().count());
    }
}
