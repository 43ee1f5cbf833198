package dev.negbench.strategies.nasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.nasa.AlignmentSettings.Loss;
import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NasaVerifierTest {
    private static final int QUERIES = 240;
    private static final int DOCUMENTS = 4 * QUERIES;
    private static final AlignmentSettings SETTINGS = new AlignmentSettings(Loss.LABELS, 1, 0.25, 200, 0.03, 0.005);

    /** Queries from the first on, each with its positive 4q, its draws and its neighbour's positive. */
    private record Batch(int from, int count, ScoreRows scores, List<Integer> items) implements TrainingBatch {
        static Batch of(int from, int count, int drawn) {
            ScoreRows rows = new ScoreRows();
            rows.clear();
            List<Integer> items = new ArrayList<>();
            for (int query = from; query < from + count; query++) {
                rows.openRow();
                items.add(4 * query);
                rows.append(items.size() - 1, ScoreRows.POSITIVE);
                items.add(4 * ((query + 1) % QUERIES));
                rows.append(items.size() - 1, ScoreRows.IN_BATCH);
                for (int k = 1; k <= drawn; k++) {
                    // The first one drawn is a written text, which a verifier cannot read.
                    items.add(k == 1 ? DOCUMENTS + query : (4 * query + k * k - 3) % DOCUMENTS);
                    rows.append(items.size() - 1, ScoreRows.DRAWN);
                }
            }
            return new Batch(from, count, rows, items);
        }

        @Override
        public long step() {
            return from;
        }

        @Override
        public int[] queries() {
            return IntStream.range(from, from + count).toArray();
        }

        @Override
        public int itemId(int item) {
            return items.get(item);
        }

        @Override
        public CandidatePool pool(int row) {
            int query = from + row;
            CandidatePoolBuilder pool =
                    new CandidatePoolBuilder().start(query, query, new int[] {4 * query}, new float[] {1});
            for (int i = 1; i <= 30; i++) {
                pool.add((4 * query + i) % DOCUMENTS, -i, i, 0);
            }
            return pool.build();
        }

        @Override
        public int drawnPosition(int row, int k) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Retrieval retrieval() {
            throw new UnsupportedOperationException();
        }
    }

    private static NasaVerifier companion(LeaningVerifier verifier, int negatives, Arm left, int depth) {
        return new NasaVerifier(verifier, DOCUMENTS, negatives, SETTINGS, left, depth, 7);
    }

    private static void train(NasaVerifier companion, int drawn) {
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int from = 0; from < QUERIES; from += 24) {
                companion.learn(Batch.of(from, 24, drawn));
            }
        }
    }

    @Test
    void learnsFromHalfOfTheQueriesAndNeverFromTheRest() {
        LeaningVerifier verifier = new LeaningVerifier(1, 2);
        NasaVerifier companion = companion(verifier, 3, Arm.NASA, 10);
        train(companion, 4);
        Set<Integer> learnt = new HashSet<>(verifier.learntFrom);
        assertTrue(learnt.size() > 90 && learnt.size() < 150, "about half: " + learnt.size());
        assertEquals(2 * learnt.size(), verifier.learntFrom.size());
        assertTrue(verifier.learntRows.stream().allMatch(size -> size == 4), "a positive and three drawn negatives");
        companion.trainingEnded();
        Map<String, Double> figures = companion.diagnostics();
        double held =
                figures.get("queries to align") + figures.get("queries to probe") + figures.get("queries to test");
        assertEquals(QUERIES, learnt.size() + held, "every query is in one part");
        LeaningVerifier other = new LeaningVerifier(1, 2);
        train(companion(other, 2, Arm.BASE, 10), 1);
        assertEquals(learnt, new HashSet<>(other.learntFrom), "the same parts for everyone");
        assertTrue(other.learntRows.stream().allMatch(size -> size == 2), "the neighbour's positive stands in");
    }

    @Test
    void everyRunHasItsControls() {
        LeaningVerifier verifier = new LeaningVerifier(-1, 3, 0.2, 4);
        NasaVerifier companion = companion(verifier, 5, Arm.NASA, 10);
        assertTrue(companion.diagnostics().isEmpty());
        train(companion, 4);
        companion.trainingEnded();
        Map<String, Double> figures = companion.diagnostics();
        for (String arm : List.of("before", "aligned", "random heads", "lowest heads", "all weights", "threshold")) {
            for (String figure :
                    List.of("gap", "accuracy", "area under curve", "nDCG@10", "accuracy, random negatives")) {
                assertTrue(Double.isFinite(figures.get(arm + ": " + figure)), arm + ": " + figure);
            }
        }
        assertTrue(figures.get("aligned: gap") < figures.get("before: gap"));
        assertTrue(figures.get("before: gap") > 0.4);
        assertEquals(1, figures.get("aligned: heads tuned"));
        assertEquals(1, figures.get("random heads: heads tuned"));
        assertEquals(1, figures.get("lowest heads: heads tuned"));
        assertEquals(figures.get("steps"), figures.get("head 3: steps"));
        assertEquals(figures.get("before: area under curve"), figures.get("threshold: area under curve"));
        assertTrue(figures.get("recall, no hidden from highest heads") >= figures.get("before: recall"));
        assertTrue(verifier.leans[3] < 4, "the aligned verifier is left");
        assertThrows(UnsupportedOperationException.class, () -> figures.put("x", 1.0));
    }

    @Test
    void leavesTheArmThatWasAskedFor() {
        for (Arm arm : Arm.values()) {
            LeaningVerifier verifier = new LeaningVerifier(-1, 3, 0.2, 4);
            NasaVerifier companion = companion(verifier, 5, arm, 10);
            train(companion, 4);
            companion.trainingEnded();
            assertEquals(arm == Arm.NASA || arm == Arm.FULL, verifier.leans[3] != 4, arm.toString());
            assertEquals(
                    arm == Arm.LOWEST
                            || arm == Arm.FULL
                            || arm == Arm.RANDOM && verifier.leans[1] == 3 && verifier.leans[2] == 0.2,
                    verifier.leans[0] != -1,
                    arm.toString());
            assertEquals(arm == Arm.FULL, verifier.gain != 1, arm.toString());
        }
    }

    @Test
    void goesOnFromAStateBitForBit() {
        NasaVerifier whole = companion(new LeaningVerifier(-1, 3, 0.2, 4), 5, Arm.NASA, 10);
        NasaVerifier half = companion(new LeaningVerifier(-1, 3, 0.2, 4), 5, Arm.NASA, 10);
        half.learn(Batch.of(0, 120, 4));
        whole.learn(Batch.of(0, 120, 4));
        NasaVerifier resumed = companion(new LeaningVerifier(0, 0, 0, 0), 5, Arm.NASA, 10);
        resumed.restore(half.state());
        for (NasaVerifier each : List.of(whole, resumed)) {
            each.learn(Batch.of(60, 180, 4));
            each.trainingEnded();
        }
        assertEquals(whole.diagnostics(), resumed.diagnostics());
        assertArrayEquals(whole.state(), resumed.state());
        half.restore(whole.state());
        assertEquals(whole.diagnostics(), half.diagnostics());
        byte[] cut = Arrays.copyOf(whole.state(), 60);
        assertThrows(IllegalArgumentException.class, () -> half.restore(cut));
    }

    @Test
    void ordersTheFirstPlacesOrNone() {
        FakeRetrieval retrieval = new FakeRetrieval(60);
        int[] queries = {3};
        RankedLists before = retrieval.search(Retrieval.MODEL, queries, 20);
        RankedLists same = companion(new LeaningVerifier(1), 5, Arm.BASE, 0).search(retrieval, queries, 20);
        assertArrayEquals(before.ids(), same.ids());
        LeaningVerifier verifier = new LeaningVerifier(1);
        RankedLists after = companion(verifier, 5, Arm.BASE, 10).search(retrieval, queries, 20);
        float[] scores = new float[10];
        verifier.score(3, after.ids(), 10, scores);
        for (int place = 1; place < 10; place++) {
            assertTrue(scores[place - 1] >= scores[place]);
        }
        assertFalse(Arrays.equals(before.ids(), after.ids()));
    }

    @Test
    void saysWhatItCannotDo() {
        NasaVerifier untrained = companion(new LeaningVerifier(1), 5, Arm.BASE, 0);
        NotApplicableException none = assertThrows(NotApplicableException.class, untrained::trainingEnded);
        assertTrue(none.getMessage().contains("train on more queries"), none::getMessage);
        Strategies strategies = Strategies.load();
        Companion.Factory factory =
                strategies.parse("nasa-style").recipe(setting(59)).companions().get(0);
        NotApplicableException few =
                assertThrows(NotApplicableException.class, () -> factory.create(new FakeRetrieval(59), 1));
        assertTrue(few.getMessage().contains("60"), few::getMessage);
        StrategySyntaxException heads =
                assertThrows(StrategySyntaxException.class, () -> strategies.parse("nasa-style(heads=3)"));
        assertTrue(heads.getMessage().contains("4, 8"), heads::getMessage);
        assertThrows(StrategySyntaxException.class, () -> strategies.parse("nasa-style(arm=none)"));
        assertThrows(StrategySyntaxException.class, () -> strategies.parse("nasa-style(head-share=0)"));
    }

    @Test
    void bringsNegativesWhereThereAreNoneAndRefusesWithoutAVerifier() {
        Strategies strategies = Strategies.load();
        assertEquals(
                Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER, Stage.COMPANION),
                strategies.parse("nasa-style").recipe(setting(60)).stages());
        Companion.Factory factory = strategies
                .parse("random|nasa-style(negatives=1)")
                .recipe(setting(60))
                .companions()
                .get(0);
        FakeRetrieval bare = new FakeRetrieval(60);
        NotApplicableException without = assertThrows(NotApplicableException.class, () -> factory.create(bare, 1));
        assertTrue(without.getMessage().contains("attention"), without::getMessage);
        Companion companion = companion(new LeaningVerifier(1), 5, Arm.BASE, 0);
        assertTrue(companion instanceof SearchTransform && companion instanceof Diagnostics);
    }

    private static Setting setting(int queries) {
        int[] ordinals = IntStream.range(0, queries).toArray();
        List<Document> documents = new ArrayList<>();
        List<Query> texts = new ArrayList<>();
        Map<Integer, Map<Integer, Integer>> train = new TreeMap<>();
        for (int i : ordinals) {
            documents.add(new Document("d" + i, "", "text " + i));
            texts.add(new Query("q" + i, "query " + i));
            train.put(i, Map.of(i, 1));
        }
        Dataset dataset =
                Dataset.of("made-up", Corpus.of(documents), Queries.of(texts), Map.of("train", Judgements.of(train)));
        return new Setting(dataset, Set.of(Retrieval.MODEL, Retrieval.BM25), 7);
    }
}
