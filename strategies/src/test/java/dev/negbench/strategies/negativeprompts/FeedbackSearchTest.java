package dev.negbench.strategies.negativeprompts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries move away from unwanted documents as the formulas say, and known documents stay where they were. */
class FeedbackSearchTest {
    private static final int DOCUMENTS = 150;
    private static final int QUERIES = 6;
    private static final int DIMENSION = 12;
    private static final int[] ALL = IntStream.range(0, QUERIES).toArray();
    private static final VectorSpace SPACE = new VectorSpace(unitRows(1, DOCUMENTS), unitRows(2, QUERIES), DIMENSION);

    /** Query 5 has no unwanted document; the others have four, and three wanted ones of the grades 1 to 3. */
    private static Dataset dataset(int unwantedGrade) {
        Map<Integer, Map<Integer, Integer>> judged = new LinkedHashMap<>();
        for (int query = 0; query < QUERIES; query++) {
            Map<Integer, Integer> grades = new LinkedHashMap<>();
            int[] near = Ranking.of(SPACE.search(Retrieval.MODEL, new int[] {query}, 40), 0, new int[0]);
            for (int i = 0; i < 3; i++) {
                grades.put(near[2 * i], i + 1 + unwantedGrade);
            }
            for (int i = 0; i < 4 && query < 5; i++) {
                grades.put(near[2 * i + 1], unwantedGrade);
            }
            judged.put(query, grades);
        }
        return dataset(Judgements.of(judged));
    }

    private static Dataset dataset(Judgements test) {
        return new Dataset(
                "made-up",
                Corpus.of(IntStream.range(0, DOCUMENTS)
                        .mapToObj(d -> new Document("d" + d, "", "text"))
                        .toList()),
                Queries.of(IntStream.range(0, QUERIES)
                        .mapToObj(q -> new Query("q" + q, "text"))
                        .toList()),
                Map.of("train", Judgements.of(Map.of(0, Map.of(1, 1))), "test", test),
                "0");
    }

    private static float[] unitRows(long seed, int rows) {
        Random random = new Random(seed);
        float[] values = new float[rows * DIMENSION];
        for (int row = 0; row < rows; row++) {
            double square = 0;
            for (int j = 0; j < DIMENSION; j++) {
                values[row * DIMENSION + j] = (float) random.nextGaussian();
                square += Math.pow(values[row * DIMENSION + j], 2);
            }
            for (int j = 0; j < DIMENSION; j++) {
                values[row * DIMENSION + j] /= (float) Math.sqrt(square);
            }
        }
        return values;
    }

    private static Recipe recipe(String strategy, Dataset dataset) {
        return Strategies.load().parse(strategy).recipe(new Setting(dataset, Set.of(Retrieval.MODEL), 7));
    }

    private static SearchTransform transform(String strategy) {
        return recipe(strategy, dataset(0)).searchTransform().orElseThrow();
    }

    private static int[] row(RankedLists lists, int row) {
        return Arrays.copyOfRange(lists.ids(), row * lists.width(), row * lists.width() + lists.counts()[row]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1, 2})
    void theVectorFormIsTheScoreForm(double w) {
        int[][] unwanted = {{3, 7, 11}};
        float[] query = SPACE.queryVectors(Retrieval.MODEL, new int[] {0});
        float[] moved = new QueryMove.Guided(w).move(SPACE, query, unwanted);
        for (int document = 0; document < DOCUMENTS; document++) {
            double negative = 0;
            for (int other : unwanted[0]) {
                negative += SPACE.dot(SPACE.documentVectors(Retrieval.MODEL, new int[] {other}), 0, document) / 3;
            }
            double expected = (1 + w) * SPACE.dot(query, 0, document) - w * negative;
            assertEquals(expected, SPACE.dot(moved, 0, document), 1e-6);
        }
    }

    @Test
    void withoutWeightOrFeedbackTheRankingIsThePlainOne() {
        RankedLists plain = SPACE.search(Retrieval.MODEL, ALL, 50);
        for (String when : new String[] {"rerank", "search"}) {
            RankedLists same =
                    transform("negative-prompts(when=" + when + ",w=0)").search(SPACE, ALL, 50);
            assertArrayEquals(plain.ids(), same.ids(), when);
            assertArrayEquals(plain.scores(), same.scores(), when + ": ties are judged as ever");
            RankedLists moved =
                    transform("negative-prompts(when=" + when + ",w=2)").search(SPACE, ALL, 50);
            assertArrayEquals(row(plain, 5), row(moved, 5), "nothing is known of query 5");
            assertEquals(plain.scores()[5 * 50 + 7], moved.scores()[5 * 50 + 7], "its scores stay, too");
            assertTrue(!Arrays.equals(row(plain, 0), row(moved, 0)), "query 0 moves");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "negative-prompts(w=1)",
                "negative-prompts(w=1,when=search)",
                "negative-prompts(preset=textbook)",
                "negative-prompts(preset=delayed)",
                "negative-prompts(feedback=random,w=2)"
            })
    void knownDocumentsKeepTheirPlaces(String strategy) {
        UnwantedDocuments documents = UnwantedDocuments.of(dataset(0), 0, 0.5);
        RankedLists plain = SPACE.search(Retrieval.MODEL, ALL, 60);
        RankedLists moved = transform(strategy).search(SPACE, ALL, 60);
        for (int query = 0; query < 5; query++) {
            int[] known = documents.known(query);
            assertEquals(2, known.length, "half of four");
            for (int place = 0; place < 60; place++) {
                int at = query * 60 + place;
                boolean before = Arrays.binarySearch(known, plain.ids()[at]) >= 0;
                boolean after = Arrays.binarySearch(known, moved.ids()[at]) >= 0;
                assertEquals(before, after, strategy + " query " + query + " place " + place);
                assertTrue(!before || plain.ids()[at] == moved.ids()[at]);
            }
            assertEquals(60, Arrays.stream(row(moved, query)).distinct().count());
            for (int place = 1; place < 60; place++) {
                assertTrue(moved.scores()[query * 60 + place - 1] > moved.scores()[query * 60 + place]);
            }
        }
    }

    @Test
    void rerankingOrdersTheFirstPlacesByTheMovedQuery() {
        Dataset dataset = dataset(0);
        UnwantedDocuments documents = UnwantedDocuments.of(dataset, 0, 0.5);
        RankedLists moved = transform("negative-prompts(w=1,depth=20)").search(SPACE, new int[] {2}, 60);
        int[] known = documents.known(2);
        int[] plain = Ranking.of(SPACE.search(Retrieval.MODEL, new int[] {2}, 70), 0, known);
        int[] residual = Arrays.stream(row(moved, 0))
                .filter(d -> Arrays.binarySearch(known, d) < 0)
                .toArray();
        float[] vector = new QueryMove.Guided(1)
                .move(SPACE, SPACE.queryVectors(Retrieval.MODEL, new int[] {2}), new int[][] {known});
        for (int place = 1; place < 20; place++) {
            assertTrue(SPACE.dot(vector, 0, residual[place - 1]) >= SPACE.dot(vector, 0, residual[place]) - 1e-6);
        }
        assertEquals(
                Set.copyOf(Arrays.stream(plain).limit(20).boxed().toList()),
                Set.copyOf(Arrays.stream(residual).limit(20).boxed().toList()));
        assertArrayEquals(
                Arrays.copyOfRange(plain, 20, 50), Arrays.copyOfRange(residual, 20, 50), "below, nothing changes");
    }

    @Test
    void oneRoundOfRocchioIsTheTextbookFormula() {
        int[][] unwanted = {{4, 9}};
        float[] query = SPACE.queryVectors(Retrieval.MODEL, new int[] {1});
        int[] near = Ranking.of(SPACE.search(Retrieval.MODEL, new int[] {1}, 12), 0, unwanted[0]);
        float[] moved =
                new QueryMove.Rocchio(1, 0.75, 0.15, 10, 1, NegativeWindow.first(1)).move(SPACE, query, unwanted);
        float[] outside =
                new QueryMove.Rocchio(1, 0.75, 0.15, 10, 1, new NegativeWindow(1, 9)).move(SPACE, query, unwanted);
        for (int j = 0; j < DIMENSION; j++) {
            double relevant = 0;
            for (int i = 0; i < 10; i++) {
                relevant += SPACE.documentRows()[near[i] * DIMENSION + j] / 10;
            }
            double other = (SPACE.documentRows()[4 * DIMENSION + j] + SPACE.documentRows()[9 * DIMENSION + j]) / 2;
            assertEquals(query[j] + 0.75 * relevant - 0.15 * other, moved[j], 1e-6);
            assertEquals(query[j] + 0.75 * relevant, outside[j], 1e-6, "outside of the window");
        }
        float[] once = new QueryMove.Rocchio(1, 0.75, 0.15, 10, 1, NegativeWindow.NONE).move(SPACE, query, unwanted);
        assertArrayEquals(outside, once);
    }

    @Test
    void theFiguresStandBesideTheirControls() {
        SearchTransform transform = transform("negative-prompts(when=search,w=2)");
        transform.search(SPACE, new int[] {0, 1, 2}, 50);
        transform.search(SPACE, new int[] {3, 4, 5}, 50);
        Map<String, Double> figures = ((Diagnostics) transform).diagnostics();
        assertEquals(5, figures.get("queries with feedback"));
        UnwantedDocuments documents = UnwantedDocuments.of(dataset(0), 0, 0.5);
        double unwanted = 0;
        for (int query = 0; query < 5; query++) {
            int[] heldOut = documents.heldOut(query);
            int[] plain = Ranking.of(SPACE.search(Retrieval.MODEL, new int[] {query}, 60), 0, documents.known(query));
            unwanted += Arrays.stream(plain)
                            .limit(10)
                            .filter(d -> Arrays.binarySearch(heldOut, d) >= 0)
                            .count()
                    / 50.0;
        }
        assertEquals(unwanted, figures.get("unwanted@10, plain"), 1e-12);
        assertTrue(figures.get("wanted Recall@100, plain") == 1, "the wanted ones are the nearest");
        assertTrue(figures.get("Kendall tau, feedback") < 1, "the ranking changes");
        assertTrue(figures.get("residual nDCG@10, plain") > 0.3 && figures.get("residual nDCG@10, plain") < 1);
    }

    @Test
    void kendallsTauCountsWhatWasLostAsBelow() {
        int[] plain = {1, 2, 3, 4};
        assertEquals(1, FeedbackFigures.kendall(plain, new int[] {1, 2, 3, 4}), 1e-12);
        assertEquals(-1, FeedbackFigures.kendall(plain, new int[] {4, 3, 2, 1}), 1e-12);
        assertEquals(2.0 / 3, FeedbackFigures.kendall(plain, new int[] {1, 2, 4, 3}), 1e-12);
        assertEquals(0, FeedbackFigures.kendall(plain, new int[] {7, 8}), "nothing is left");
        // Pairs: five in order, (3, 4) tied; τ-b = 5 / √(6·5).
        assertEquals(5 / Math.sqrt(30), FeedbackFigures.kendall(plain, new int[] {1, 2, 9}), 1e-12);
    }

    @Test
    void frozenPlacesStayAndTheOthersFollow() {
        assertArrayEquals(
                new int[] {9, 5, 7, 6, 8},
                Ranking.frozen(new int[] {6, 5, 8, 9, 7}, new int[] {5}, new int[] {9, 7, 6, 8}));
    }

    @Test
    void gradesDecideWhatIsUnwanted() {
        Dataset graded = dataset(1);
        NotApplicableException reason =
                assertThrows(NotApplicableException.class, () -> recipe("negative-prompts", graded));
        assertTrue(reason.getMessage().contains("[1, 2, 3, 4]")
                && reason.getMessage().contains("grade=1"));
        UnwantedDocuments documents = UnwantedDocuments.of(graded, 1, 0.5);
        assertEquals(2, documents.known(0).length);
        assertEquals(2, documents.heldOut(0).length);
        assertEquals(
                4,
                IntStream.concat(Arrays.stream(documents.known(0)), Arrays.stream(documents.heldOut(0)))
                        .distinct()
                        .count());
        assertArrayEquals(new int[] {4, 3, 2}, documents.wantedGrades(0));
        assertArrayEquals(
                documents.random(0), UnwantedDocuments.of(graded, 1, 0.5).random(0));
        assertEquals(2, documents.random(0).length);
    }

    @Test
    void whereNothingIsJudgedNonRelevantItIsNotApplicable() {
        Dataset binary = dataset(Judgements.of(Map.of(0, Map.of(2, 1))));
        String reason = assertThrows(NotApplicableException.class, () -> recipe("negative-prompts", binary))
                .getMessage();
        assertTrue(reason.contains("made-up") && reason.contains("[1]") && !reason.contains("takes"), reason);
    }

    @Test
    void wrongParametersAreRefusedWithWhatIsAllowed() {
        for (String wrong : List.of("w=-1", "when=later", "known=0", "rounds=0", "form=cfg")) {
            StrategySyntaxException e = assertThrows(
                    StrategySyntaxException.class, () -> Strategies.load().parse("negative-prompts(" + wrong + ")"));
            assertTrue(e.getMessage().contains("allowed"), e.getMessage());
        }
    }
}
