package dev.negbench.strategies.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.testing.Fixtures;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawing allocates nothing once the draw's memory has grown. */
class AllocationTest {
    private static final int ATTEMPTS = 500;
    private static final int POOLS = 40;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {
        "ance", "ance(draw=first)", "nearest-k", "doc-sim", "doc-sim(a=40)", "simans", "simans(a=100)", "simans(a=1e7)",
        "simans(kernel=laplace)", "simans(draw=rounds)", "simans(scale=raw,a=2000)", "topk", "knn-embed-pool"
    })
    void drawsAllocateNothing(String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this virtual machine does not count allocated bytes");
        NegativeSampler sampler = Strategies.load().parse(text).recipe(Fixtures.setting()).negativeSampler()
                .orElseThrow();
        List<CandidatePool> pools = new ArrayList<>();
        for (int p = 0; p < POOLS; p++) {
            pools.add(Fixtures.pool(p, 200));
        }
        Draw draw = new Draw();
        RandomStream random = new RandomStream(1);
        // Vectors are objects until the compiler is done, which on a busy machine takes its time.
        long least = Long.MAX_VALUE;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (least > 0 && System.nanoTime() < deadline) {
            run(sampler, pools, random, draw, 200);
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            run(sampler, pools, random, draw, 50);
            least = Math.min(least, threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }
        assertEquals(0, least, text + ": bytes allocated by " + 50 * POOLS + " draws");
    }

    private static void run(
            NegativeSampler sampler, List<CandidatePool> pools, RandomStream random, Draw draw, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int p = 0; p < POOLS; p++) {
                random.reset(7, round, p);
                sampler.draw(pools.get(p), 0, 15, random, draw);
            }
        }
    }
}
