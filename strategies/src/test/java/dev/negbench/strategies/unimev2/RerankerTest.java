package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.sources.FakeRetrieval;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import dev.negbench.strategies.stage.TrainingBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RerankerTest {
    /** Prefers even documents, then lower ids, and remembers the rows that it was given to learn. */
    private static final class EvenFirst implements PairRanker {
        private final List<List<Integer>> learnt = new ArrayList<>();

        @Override
        public String name() {
            return "even first";
        }

        @Override
        public void score(int query, int[] documents, int count, float[] out) {
            for (int i = 0; i < count; i++) {
                out[i] = documents[i] % 2 == 0 ? 1 : 0;
            }
        }

        @Override
        public double learn(int[] queries, int[] documents, ScoreRows rows, Objective objective) {
            for (int row = 0; row < rows.rows(); row++) {
                learnt.add(IntStream.range(rows.start(row), rows.start(row + 1))
                        .mapToObj(e -> documents[rows.items()[e]])
                        .toList());
            }
            return objective.evaluate(rows);
        }

        @Override
        public byte[] state() {
            return new byte[] {1};
        }

        @Override
        public void restore(byte[] state) {
            learnt.clear();
        }
    }

    private final EvenFirst ranker = new EvenFirst();

    @Test
    void ordersTheFirstPlacesAnewAndLeavesTheRest() {
        FakeRetrieval retrieval = new FakeRetrieval(60);
        int[] queries = {3, 8};
        RankedLists before = retrieval.search(Retrieval.MODEL, queries, 20);
        RankedLists after = new Reranker(ranker, 5, false, 10).search(retrieval, queries, 20);
        for (int row = 0; row < 2; row++) {
            int start = row * 20;
            int[] head = Arrays.copyOfRange(before.ids(), start, start + 10);
            int[] even = Arrays.stream(head).filter(id -> id % 2 == 0).toArray();
            int[] odd = Arrays.stream(head).filter(id -> id % 2 == 1).toArray();
            int[] expected = IntStream.concat(Arrays.stream(even), Arrays.stream(odd)).toArray();
            assertArrayEquals(expected, Arrays.copyOfRange(after.ids(), start, start + 10), "equal scores keep order");
            assertArrayEquals(
                    Arrays.copyOfRange(before.ids(), start + 10, start + 20),
                    Arrays.copyOfRange(after.ids(), start + 10, start + 20));
            assertEquals(20, after.counts()[row]);
            for (int place = 1; place < 20; place++) {
                assertTrue(after.scores()[start + place - 1] > after.scores()[start + place], "descending");
            }
        }
        RankedLists few = new Reranker(ranker, 5, false, 10).search(retrieval, queries, 4);
        assertArrayEquals(Arrays.copyOf(after.ids(), 4), Arrays.copyOf(few.ids(), 4), "asked for less than depth");
        assertEquals(4, few.counts()[0]);
    }

    /** One row: positive 1000, then the pool's candidates 2, 0, 1, 3 drawn, then another row's positive. */
    private record OneRow(CandidatePool pool, ScoreRows scores) implements TrainingBatch {
        private static final int[] ITEMS = {1000, 2, 0, 1, 3, 77};

        static OneRow of() {
            ScoreRows rows = new ScoreRows();
            rows.clear();
            rows.openRow();
            for (int item = 0; item < ITEMS.length; item++) {
                rows.append(item, item == 0 ? ScoreRows.POSITIVE : item == 5 ? ScoreRows.IN_BATCH : ScoreRows.DRAWN);
            }
            return new OneRow(Judged.pool(0.9, 0.5, 0.2, 0.2, 0.7), rows);
        }

        @Override
        public long step() {
            return 0;
        }

        @Override
        public int[] queries() {
            return new int[] {0};
        }

        @Override
        public int itemId(int item) {
            return ITEMS[item];
        }

        @Override
        public CandidatePool pool(int row) {
            return pool;
        }

        @Override
        public int drawnPosition(int row, int k) {
            return ITEMS[k + 1];
        }

        @Override
        public Retrieval retrieval() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void learnsFromTheFirstDrawnOrTheHighestJudged() {
        new Reranker(ranker, 3, false, 10).learn(OneRow.of());
        new Reranker(ranker, 3, true, 10).learn(OneRow.of());
        new Reranker(ranker, 9, true, 10).learn(OneRow.of());
        assertEquals(
                List.of(List.of(1000, 2, 0, 1), List.of(1000, 3, 0, 2), List.of(1000, 3, 0, 2, 1, 77)),
                ranker.learnt);
        Reranker reranker = new Reranker(ranker, 3, false, 10);
        assertArrayEquals(new byte[] {1}, reranker.state());
        reranker.restore(new byte[0]);
        assertTrue(ranker.learnt.isEmpty());
    }
}
