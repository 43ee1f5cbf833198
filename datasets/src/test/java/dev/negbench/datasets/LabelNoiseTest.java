package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelNoiseTest {
    private static final double CHI_SQUARE_59_AT_1E4 = 108.16;

    @Property(tries = 200, seed = "11")
    void hiddenAndKeptTogetherAreThePositivesAndNoQueryLosesItsLast(
            @ForAll @IntRange(min = 1, max = 30) int queries,
            @ForAll @IntRange(min = 2, max = 6) int positives,
            @ForAll @DoubleRange(max = 0.5) double share,
            @ForAll long seed) {
        Dataset clean = SampleDatasets.withPositives(queries, positives);
        PlantedNoise planted = LabelNoise.plant(clean, share, seed);
        Judgements before = clean.split("train");
        Judgements after = planted.noisy().split("train");
        int total = queries * positives;
        assertEquals(Math.round(share * total), planted.hiddenCount());
        assertEquals((double) planted.hiddenCount() / total, planted.share());
        for (int query = 0; query < queries; query++) {
            int[] hidden = planted.hidden().getOrDefault(query, new int[0]);
            assertTrue(after.positives(query).length >= 1);
            assertEquals(positives, after.positives(query).length + hidden.length);
            for (int document : hidden) {
                assertTrue(before.grade(query, document) > 0);
                assertEquals(0, after.grade(query, document));
            }
            for (int document : after.documents(query)) {
                assertEquals(before.grade(query, document), after.grade(query, document));
            }
            assertEquals(before.documents(query).length - hidden.length, after.documents(query).length);
        }
        assertSame(clean.split("test"), planted.noisy().split("test"));
    }

    /** By the definition: sort all pairs by rank, hide from the front, pass over the last of a query. */
    @Property(tries = 200, seed = "12")
    void hardHidingTakesTheBestRankedThatTheirQueriesCanSpare(
            @ForAll @IntRange(min = 1, max = 12) int queries,
            @ForAll @IntRange(min = 2, max = 5) int positives,
            @ForAll @DoubleRange(max = 0.5) double share,
            @ForAll long seed) {
        Dataset clean = SampleDatasets.withPositives(queries, positives);
        Random random = new Random(seed);
        Map<List<Integer>, Integer> ranks = new LinkedHashMap<>();
        List<Integer> places = new ArrayList<>(IntStream.range(0, queries * positives).boxed().toList());
        Collections.shuffle(places, random);
        for (int query = 0; query < queries; query++) {
            for (int document : clean.split("train").positives(query)) {
                ranks.put(List.of(query, document), 1 + places.get(ranks.size()));
            }
        }
        Set<List<Integer>> expected = new HashSet<>();
        Map<Integer, Integer> left = new TreeMap<>();
        ranks.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
            int query = entry.getKey().get(0);
            if (expected.size() < Math.round(share * ranks.size()) && left.getOrDefault(query, positives) > 1) {
                left.put(query, left.getOrDefault(query, positives) - 1);
                expected.add(entry.getKey());
            }
        });
        PlantedNoise planted = LabelNoise.plant(clean, share, seed, (query, documents) ->
                Arrays.stream(documents).map(d -> ranks.get(List.of(query, d))).toArray());
        Set<List<Integer>> hidden = new HashSet<>();
        planted.hidden().forEach((query, documents) ->
                Arrays.stream(documents).forEach(document -> hidden.add(List.of(query, document))));
        assertEquals(expected, hidden, () -> "seed " + seed);
    }

    @Test
    void whatTheBaselineDidNotFindIsHiddenLastAndQueriesWithOnePositiveAreNotAsked() {
        Dataset clean = SampleDatasets.withPositives(20, 4);
        PlantedNoise planted = LabelNoise.plant(clean, 0.25, 3, (query, documents) -> new int[] {
            PositiveRanks.NOT_FOUND, 7, PositiveRanks.NOT_FOUND, PositiveRanks.NOT_FOUND
        });
        planted.hidden().forEach((query, documents) -> assertEquals(List.of(query + 1), Arrays.stream(documents)
                .boxed()
                .toList()));
        assertEquals(20, planted.hiddenCount());
        LabelNoise.plant(SampleDatasets.withPositives(5, 1), 0, 3, (query, documents) -> {
            throw new AssertionError("asked for query " + query);
        });
    }

    @Test
    void theSeedDecidesAndTheFingerprintTells() {
        Dataset clean = SampleDatasets.withPositives(40, 5);
        PlantedNoise one = LabelNoise.plant(clean, 0.3, 1);
        assertEquals(one.noisy().fingerprint(), LabelNoise.plant(clean, 0.3, 1).noisy().fingerprint());
        assertNotEquals(one.noisy().fingerprint(), LabelNoise.plant(clean, 0.3, 2).noisy().fingerprint());
        assertNotEquals(clean.fingerprint(), one.noisy().fingerprint());
        assertEquals(clean.fingerprint(), LabelNoise.plant(clean, 0, 1).noisy().fingerprint());
    }

    /** Every pair is hidden equally often: chi-square over 60 pairs, false alarm 1e-4 over the choice of seeds. */
    @Test
    void hidesUniformly() {
        int pairs = 60;
        int rounds = 3000;
        Dataset clean = SampleDatasets.withPositives(10, 6);
        Map<String, Integer> counts = new TreeMap<>();
        for (int seed = 0; seed < rounds; seed++) {
            LabelNoise.plant(clean, 0.2, seed).hidden().forEach((query, documents) ->
                    Arrays.stream(documents).forEach(d -> counts.merge(query + "/" + d, 1, Integer::sum)));
        }
        assertEquals(pairs, counts.size());
        double expected = rounds * 0.2;
        double sum = counts.values().stream().mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
        // 12 of 60 without replacement: a count varies less than a binomial one by the factor 0.8 · 60/59.
        double statistic = sum / (0.8 * pairs / (pairs - 1));
        assertTrue(statistic < CHI_SQUARE_59_AT_1E4, "seeds 0 to " + rounds + ": chi-square " + statistic);
    }

    @Test
    void everythingThatCanBeSparedCanBeHidden() {
        PlantedNoise planted = LabelNoise.plant(SampleDatasets.withPositives(10, 2), 0.5, 3);
        assertEquals(10, planted.hiddenCount());
        assertTrue(planted.hidden().values().stream().allMatch(documents -> documents.length == 1));
    }

    @Test
    void moreThanCanBeSparedIsRefusedWithTheLargestShare() {
        Dataset dataset = SampleDatasets.withPositives(10, 3);
        DatasetException refused = assertThrows(DatasetException.class, () -> LabelNoise.plant(dataset, 0.7, 1));
        String problem = refused.getMessage();
        assertTrue(problem.contains("21 would be hidden, but only 20 are not the last"), problem);
        assertEquals("hide a share of at most 0.6666", refused.remedy());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN, Double.POSITIVE_INFINITY})
    void sharesOutOfRangeAreRefused(double share) {
        Dataset dataset = SampleDatasets.withPositives(3, 3);
        assertThrows(DatasetException.class, () -> LabelNoise.plant(dataset, share, 1));
    }

    @Test
    void theChoiceDependsOnIdsNotOnOrder() {
        Dataset dataset = SampleDatasets.withPositives(20, 4);
        Dataset reversed = reversed(dataset);
        assertEquals(names(LabelNoise.plant(dataset, 0.4, 9)), names(LabelNoise.plant(reversed, 0.4, 9)));
    }

    private static Map<String, Set<String>> names(PlantedNoise planted) {
        Dataset dataset = planted.noisy();
        Map<String, Set<String>> names = new TreeMap<>();
        planted.hidden().forEach((query, documents) -> names.put(
                dataset.queries().id(query),
                Arrays.stream(documents).mapToObj(dataset.corpus()::id).collect(Collectors.toSet())));
        return names;
    }

    private static Dataset reversed(Dataset dataset) {
        List<Document> documents = new ArrayList<>();
        for (int d = dataset.corpus().size() - 1; d >= 0; d--) {
            documents.add(new Document(dataset.corpus().id(d), dataset.corpus().title(d), dataset.corpus().text(d)));
        }
        List<Query> queries = new ArrayList<>();
        for (int q = dataset.queries().size() - 1; q >= 0; q--) {
            queries.add(new Query(dataset.queries().id(q), dataset.queries().text(q)));
        }
        Map<Integer, Map<Integer, Integer>> grades = new TreeMap<>();
        Judgements train = dataset.split("train");
        for (int query : train.judgedQueries()) {
            Map<Integer, Integer> row = new TreeMap<>();
            for (int document : train.documents(query)) {
                row.put(documents.size() - 1 - document, train.grade(query, document));
            }
            grades.put(queries.size() - 1 - query, row);
        }
        return Dataset.of(
                "reversed", Corpus.of(documents), Queries.of(queries), Map.of("train", Judgements.of(grades)));
    }
}
