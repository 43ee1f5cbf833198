package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.ScoreRows;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankerJudgeTest {
    /** Scores a positive's id, 900 and above, two higher than others, and remembers which queries it learnt from. */
    private static final class Remembering implements PairRanker {
        private final Set<Integer> learntFrom = new HashSet<>();
        private final Set<Integer> scored = new HashSet<>();
        private boolean judging;

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public void score(int query, int[] documents, int count, float[] out) {
            if (judging) {
                scored.add(query);
            }
            for (int i = 0; i < count; i++) {
                out[i] = (documents[i] >= 900 ? 2 : 0) + documents[i] % 7 / 7f;
            }
        }

        @Override
        public double learn(int[] queries, int[] documents, ScoreRows rows, Objective objective) {
            assertEquals(queries.length, rows.rows());
            for (int row = 0; row < queries.length; row++) {
                learntFrom.add(queries[row]);
                assertTrue(documents[rows.items()[rows.start(row)]] >= 900, "the first entry is the positive");
                assertEquals(8, rows.start(row + 1) - rows.start(row));
                for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
                    assertTrue(documents[rows.items()[e]] < 900);
                }
            }
            return 0;
        }

        @Override
        public byte[] state() {
            return new byte[0];
        }

        @Override
        public void restore(byte[] state) {}
    }

    private static final List<Remembering> RANKERS = new ArrayList<>();

    private static Retrieval retrieval() {
        return (Retrieval) Proxy.newProxyInstance(
                Retrieval.class.getClassLoader(), new Class<?>[] {Retrieval.class}, (proxy, method, arguments) -> {
                    assertEquals("newRanker", method.getName());
                    RANKERS.add(new Remembering());
                    return RANKERS.get(RANKERS.size() - 1);
                });
    }

    private static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (int query = 0; query < 60; query++) {
            int[] candidates = new int[10];
            for (int i = 0; i < candidates.length; i++) {
                candidates[i] = 10 * query + i;
            }
            questions.add(new Question(query, query * 0x9e3779b97f4a7c15L, new int[] {900 + query}, candidates));
        }
        return questions;
    }

    @Test
    void judgesNoQueryByTheRankerThatLearntFromIt() {
        RANKERS.clear();
        RankerJudge judge = new RankerJudge();
        judge.learn(questions(), retrieval(), 5);
        RANKERS.forEach(ranker -> ranker.judging = true);
        List<float[]> logits = judge.judge(questions());
        assertEquals(2, RANKERS.size());
        Set<Integer> all = new HashSet<>();
        for (Remembering ranker : RANKERS) {
            assertTrue(ranker.learntFrom.size() > 15, "a half of " + ranker.learntFrom.size());
            assertTrue(ranker.scored.stream().noneMatch(ranker.learntFrom::contains));
            all.addAll(ranker.scored);
        }
        assertEquals(60, all.size());
        for (float[] of : logits) {
            assertEquals(11, of.length);
            assertTrue(of[0] > 0, "the positive is likelier relevant than not: " + of[0]);
            for (int i = 1; i < of.length; i++) {
                assertTrue(of[i] < 0 && of[i] < of[0]);
            }
        }
        assertEquals(Map.of(), judge.counts());
        assertTrue(judge.name().startsWith("stand-in"));
    }
}
