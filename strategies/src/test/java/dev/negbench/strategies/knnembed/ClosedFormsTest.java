package dev.negbench.strategies.knnembed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card's closed forms: their check values, and the implementation against them. */
class ClosedFormsTest {
    private static final double[] THETA = {.4, .3, .2, .1};
    private static final long SEED = 20_230_525;

    @Test
    void bestOwnWeightIsThatOfTheCard() {
        assertEquals(0.0909, Shrinkage.of(THETA, 5, 10, 0).bestOwnWeight(), 5e-5);
        assertEquals(1 / 11.0, Shrinkage.of(THETA, 5, 10, 0).bestOwnWeight(), 1e-15);
        assertEquals(0.3137, Shrinkage.of(THETA, 5, 10, 0.05).bestOwnWeight(), 5e-5);
    }

    @Property(tries = 200)
    void noOtherWeightErrsLess(
            @ForAll @IntRange(min = 1, max = 50) int draws,
            @ForAll @IntRange(min = 1, max = 50) int neighbours,
            @ForAll @DoubleRange(min = 0, max = 1) double squaredBias,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        Shrinkage shrinkage = Shrinkage.of(THETA, draws, neighbours, squaredBias);
        assertTrue(shrinkage.squaredError(shrinkage.bestOwnWeight()) <= shrinkage.squaredError(other) + 1e-15);
    }

    /** Simulated with {@link MixtureIndex}: every cluster is one document, so observations are draws of clusters. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0909, 0.5, 1})
    void smoothedMixturesErrAsTheClosedFormSays(double ownWeight) {
        int neighbours = 10;
        int draws = 5;
        int trials = 3000;
        double[] documents = {0, 30, 60, 90};
        RandomStream random = new RandomStream(SEED);
        double sum = 0;
        double squares = 0;
        for (int trial = 0; trial < trials; trial++) {
            int[][] observed = new int[neighbours + 1][];
            for (int q = 0; q < observed.length; q++) {
                observed[q] = random.ints(draws, 0, 10)
                        .map(u -> u < 4 ? 0 : u < 7 ? 1 : u < 9 ? 2 : 3)
                        .toArray();
            }
            PlaneRetrieval plane = new PlaneRetrieval(documents, new double[neighbours + 1], new int[] {0, 1, 2, 3});
            InterestMixture mixture = MixtureIndex.of(
                            new MixtureSettings(4, 4, neighbours, ownWeight, 0, 0),
                            new ObservedItems(FakeQueries.of(observed)),
                            plane,
                            Retrieval.MODEL)
                    .mixtures(new int[] {0})
                    .get(0);
            double error = Arrays.stream(THETA).map(x -> x * x).sum();
            for (int c = 0; c < mixture.size(); c++) {
                double theta = THETA[mixture.clusters()[c]];
                double difference = mixture.weights()[c] - theta;
                error += difference * difference - theta * theta;
            }
            sum += error;
            squares += error * error;
        }
        double mean = sum / trials;
        double standardError = Math.sqrt((squares / trials - mean * mean) / trials);
        // 5 standard errors: a false alarm in 2e-6 of fresh seeds over the 4 weights.
        assertEquals(
                Shrinkage.of(THETA, draws, neighbours, 0).squaredError(ownWeight),
                mean,
                5 * standardError,
                "own weight " + ownWeight + ", seed " + SEED);
    }

    @Test
    void quotasAreThoseOfTheCard() {
        assertArrayEquals(new int[] {4, 2, 1}, ComponentLists.quotas(new double[] {.5, .3, .2}, 7));
        assertArrayEquals(new int[] {1, 0}, ComponentLists.quotas(new double[] {.5, .5}, 1));
    }

    @Property(tries = 500)
    void quotasSumToTheBudgetAndAreWithinOneOfTheirShare(
            @ForAll @IntRange(min = 1, max = 20) int components,
            @ForAll @IntRange(min = 0, max = 300) int budget,
            @ForAll long seed) {
        double[] weights = new RandomStream(seed).doubles(components).toArray();
        double total = Arrays.stream(weights).sum();
        for (int c = 0; c < components; c++) {
            weights[c] /= total;
        }
        int[] quotas = ComponentLists.quotas(weights, budget);
        assertEquals(budget, Arrays.stream(quotas).sum());
        for (int c = 0; c < components; c++) {
            assertTrue(Math.abs(quotas[c] - budget * weights[c]) < 1, Arrays.toString(quotas));
        }
    }

    /**
     * Two tight clusters of 100 documents, one seen item in each per tenth of interest; the single vector lies in the
     * heavier one. Relevant documents are every tenth of a cluster, or the first of it.
     */
    @ParameterizedTest
    @CsvSource({"0.6, 50", "0.7, 100", "0.8, 100", "0.9, 50"})
    void spreadRelevantDocumentsAreAnAdvantageOfTheSingleVector(double heavier, int budget) {
        int[] found = found(heavier, budget);
        double mixture = 0;
        double single = 0;
        for (int cluster = 0; cluster < 2; cluster++) {
            double share = cluster == 0 ? heavier : 1 - heavier;
            int first = cluster * 100;
            long inCluster = Arrays.stream(found)
                    .filter(d -> d >= first && d < first + 100)
                    .count();
            // The relevant are spread evenly, so a part of a cluster holds as large a part of them.
            mixture += share * inCluster / 100;
            single += cluster == 0 ? share * budget / 100 : 0;
        }
        TwoInterests closed = TwoInterests.of(heavier);
        assertEquals(closed.spreadRecallOfMixture(100, budget), mixture, 1e-12);
        assertEquals(closed.spreadRecallOfSingle(100, budget), single, 1e-12);
        assertTrue(mixture < single);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 20, 40", "0.6, 20, 40", "0.8, 10, 50", "0.7, 30, 20"})
    void saturatedInterestsAreAnAdvantageOfTheMixture(double heavier, int relevant, int budget) {
        int[] found = found(heavier, budget);
        long relevantFound = Arrays.stream(found).filter(d -> d % 100 < relevant).count();
        TwoInterests closed = TwoInterests.of(heavier);
        assertEquals(closed.saturatedRecallOfMixture(relevant, budget), relevantFound / (2.0 * relevant), 1e-12);
        assertEquals(Math.min(budget, relevant) / (2.0 * relevant), closed.saturatedRecallOfSingle(relevant, budget));
        assertTrue(
                closed.saturatedRecallOfMixture(relevant, budget) >= closed.saturatedRecallOfSingle(relevant, budget));
    }

    @Test
    void theCardsSaturatedCase() {
        assertEquals(0.5, TwoInterests.of(0.5).saturatedRecallOfSingle(20, 40));
        assertEquals(1, TwoInterests.of(0.5).saturatedRecallOfMixture(20, 40));
        assertThrows(IllegalArgumentException.class, () -> TwoInterests.of(0.4));
    }

    /** Seen are ten more documents, excluded from retrieval, at the head of both clusters. */
    private static int[] found(double heavier, int budget) {
        double[] degrees = IntStream.range(0, 210)
                .mapToDouble(d -> d < 200 ? d / 100 * 90 + d % 100 * 0.01 + 0.01 : d - 199.5 < 10 * heavier ? 0 : 90)
                .toArray();
        int[] clusters = IntStream.range(0, 210).map(d -> degrees[d] < 45 ? 0 : 1).toArray();
        int[] seen = IntStream.range(200, 210).toArray();
        PlaneRetrieval plane = new PlaneRetrieval(degrees, new double[] {0}, clusters);
        MixtureIndex index = MixtureIndex.of(
                new MixtureSettings(2, 2, 0, 1, 0, 0), new ObservedItems(FakeQueries.of(seen)), plane, Retrieval.MODEL);
        return ComponentLists.retrieve(index, index.mixtures(new int[] {0}).get(0), budget, seen)
                .documents();
    }
}
