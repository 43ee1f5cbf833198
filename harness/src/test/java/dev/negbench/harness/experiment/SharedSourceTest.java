package dev.negbench.harness.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedSourceTest {
    /** Counts the pools it builds; not safe for threads. */
    private static final class Counting implements CandidateSource {
        private long built;
        private int prepared;

        @Override
        public Refresh refresh() {
            return Refresh.NEVER;
        }

        @Override
        public String[] generators() {
            return new String[] {"counting"};
        }

        @Override
        public void prepare(TrainingQueries queries, Retrieval retrieval, long seed) {
            prepared++;
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of("built", built);
        }

        @Override
        public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
            for (int ordinal : queries.ordinals()) {
                built++;
                pools.accept(new CandidatePoolBuilder()
                        .start(ordinal, 1, new int[] {0}, new float[] {1})
                        .add((int) built, 0, 0, 0)
                        .build());
            }
        }
    }

    private record Rows(int[] ordinals) implements TrainingQueries {
        static Rows of(int from, int to) {
            return new Rows(IntStream.range(from, to).toArray());
        }

        @Override
        public int size() {
            return ordinals.length;
        }

        @Override
        public long key(int row) {
            return 1;
        }

        @Override
        public int[] positives(int row) {
            return new int[] {0};
        }
    }

    private static List<CandidatePool> pools(CandidateSource source, long seed) {
        List<CandidatePool> pools = new ArrayList<>();
        source.prepare(Rows.of(0, 20), null, seed);
        source.build(Rows.of(0, 10), null, seed, pools::add);
        source.build(Rows.of(10, 20), null, seed, pools::add);
        return pools;
    }

    @Test
    void manyCellsAtATimeGetThePoolsOfOneBuild() throws Exception {
        Counting counting = new Counting();
        SharedSource shared = new SharedSource(counting);
        ExecutorService cells = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<CandidatePool>>> running = new ArrayList<>();
            for (long seed = 0; seed < 8; seed++) {
                long own = seed;
                running.add(cells.submit(() -> pools(shared, own)));
            }
            List<CandidatePool> first = running.get(0).get();
            assertEquals(20, first.size());
            for (Future<List<CandidatePool>> cell : running) {
                for (int q = 0; q < 20; q++) {
                    assertEquals(q, cell.get().get(q).query(), "in the order asked for");
                    assertSame(first.get(q), cell.get().get(q));
                }
            }
        } finally {
            cells.shutdownNow();
        }
        assertEquals(20, counting.built);
        assertEquals(1, counting.prepared);
        assertEquals(Map.of("built", 20L), shared.counts());
    }
}
