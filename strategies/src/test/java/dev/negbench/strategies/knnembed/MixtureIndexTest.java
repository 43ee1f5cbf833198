package dev.negbench.strategies.knnembed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.sources.FakeQueries;
import dev.negbench.strategies.stage.Retrieval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mixtures by hand: three clusters at 0, 90 and 180 degrees, two documents each, ten degrees apart. */
class MixtureIndexTest {
    private static final PlaneRetrieval PLANE = new PlaneRetrieval(
            new double[] {0, 10, 90, 100, 180, 190}, new double[] {20, 30, 60, 175, 25}, new int[] {0, 0, 1, 1, 2, 2});

    /** Query 4 is not trained on. Of query 0, nearest are 1, 2 and 3. */
    private static final FakeQueries TRAINING =
            FakeQueries.of(new int[] {0, 1, 2}, new int[] {2}, new int[] {3, 4}, new int[] {4, 5});

    private static InterestMixture mixture(int query, int components, int neighbours, double ownWeight, int cold) {
        MixtureSettings settings = new MixtureSettings(3, components, neighbours, ownWeight, cold, 0);
        return MixtureIndex.of(settings, new ObservedItems(TRAINING), PLANE, Retrieval.MODEL)
                .mixtures(new int[] {query})
                .get(0);
    }

    private static void assertVector(double x, double y, InterestMixture mixture, int component) {
        double length = Math.hypot(x, y);
        assertEquals(x / length, mixture.vectors()[2 * component], 1e-6);
        assertEquals(y / length, mixture.vectors()[2 * component + 1], 1e-6);
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    @Test
    void unsmoothedIsTheShareOfItemsAndTheirMeanDirection() {
        InterestMixture mixture = mixture(0, 10, 10, 1, 0);
        assertArrayEquals(new int[] {0, 1}, mixture.clusters());
        assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0}, mixture.weights(), 1e-15);
        assertVector(cos(5), sin(5), mixture, 0);
        assertVector(0, 1, mixture, 1);
    }

    /** Neighbours 1 and 2 have (0, 1, 0) and (0, 1/2, 1/2); the query itself is none of them. */
    @Test
    void neighboursSmoothSharesAndVectors() {
        InterestMixture mixture = mixture(0, 10, 2, 0.4, 0);
        assertArrayEquals(new int[] {1, 0, 2}, mixture.clusters());
        double[] expected = {0.4 / 3 + 0.6 * 0.75, 0.4 * 2 / 3, 0.6 * 0.25};
        assertArrayEquals(expected, mixture.weights(), 1e-15);
        double atRightAngle = 0.4 / 3 + 0.3;
        assertVector(0.15 * cos(100), atRightAngle + 0.15 * sin(100), mixture, 0);
        assertVector(cos(5), sin(5), mixture, 1);
        assertVector(-1, 0, mixture, 2);
    }

    @Test
    void theHeaviestComponentsAreKeptAndShareTheWhole() {
        InterestMixture mixture = mixture(0, 2, 2, 0.4, 0);
        assertArrayEquals(new int[] {1, 0}, mixture.clusters());
        double heavier = 0.4 / 3 + 0.6 * 0.75;
        double lighter = 0.4 * 2 / 3;
        assertArrayEquals(
                new double[] {heavier / (heavier + lighter), lighter / (heavier + lighter)}, mixture.weights(), 1e-15);
    }

    @Test
    void equalWeightsAreInTheOrderOfClusters() {
        assertArrayEquals(new int[] {1, 2}, mixture(2, 10, 0, 0.5, 0).clusters());
    }

    /** Query 4 at 25 degrees is nearest to 0 and 1; its plain search finds documents 1, 0 and 2 first. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 0, 0.3333333333333333, 0.6666666666666666",
        "2, 1, 0, 0.3333333333333333, 0.6666666666666666",
        "2, 0.5, 3, 0.5, 0.5",
        "2, 0, 3, 0.3333333333333333, 0.6666666666666666",
        "0, 0.5, 3, 0.6666666666666666, 0.3333333333333333"
    })
    void aQueryWithoutObservationsHasItsNeighboursOrItsFirstPlaces(
            int neighbours, double ownWeight, int cold, double ofFirst, double ofSecond) {
        InterestMixture mixture = mixture(4, 10, neighbours, ownWeight, cold);
        assertEquals(2, mixture.size());
        int first = mixture.clusters()[0] == 0 ? 0 : 1;
        assertEquals(ofFirst, mixture.weights()[first], 1e-12);
        assertEquals(ofSecond, mixture.weights()[1 - first], 1e-12);
    }

    @Test
    void nothingKnownIsNoMixture() {
        assertEquals(0, mixture(4, 10, 0, 0.5, 0).size());
    }

    @Test
    void itemsWithoutADirectionLeaveTheCentroid() {
        PlaneRetrieval withEmpty =
                new PlaneRetrieval(new double[] {Double.NaN, 40, 60}, new double[] {0}, new int[] {0, 0, 0});
        InterestMixture mixture = MixtureIndex.of(
                        new MixtureSettings(1, 1, 0, 1, 0, 0),
                        new ObservedItems(FakeQueries.of(new int[] {0})),
                        withEmpty,
                        Retrieval.MODEL)
                .mixtures(new int[] {0})
                .get(0);
        assertVector(cos(50), sin(50), mixture, 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 10, 4", "0, 17632, 133", "0, 1000000, 256", "8, 5, 5", "300, 1000, 300"})
    void clustersAreAsManyAsWantedOrTheSquareRoot(int wanted, int documents, int expected) {
        assertEquals(expected, new MixtureSettings(wanted, 1, 0, 1, 0, 0).clusters(documents));
    }
}
