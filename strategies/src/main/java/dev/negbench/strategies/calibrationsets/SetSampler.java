package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Shortfall;

/**
 * Draws the set that a rule chooses from a judged pool, best metric first: all of it where no more is there than
 * wanted. Of an odd number, rules of halves choose one fewer. Random numbers: none for rules of order and columns, one
 * a member for random sets, one a member and try for tried ones. Allocates nothing once a thread's view has grown.
 *
 * @param rule who chooses
 */
record SetSampler(SetRule rule) implements NegativeSampler {
    private static final ThreadLocal<SetView> VIEW = ThreadLocal.withInitial(SetView::new);

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        if (size == 0 || n == 0) {
            draw.settle(size, n);
            return;
        }
        SetView view = VIEW.get();
        view.point(pool, Math.min(n, size), random);
        int count = size <= n ? PlaceRules.best(view) : rule.choose(view);
        view.deliver(count, draw);
        if (count < n) {
            draw.fallShort(size < n ? Shortfall.SMALL_POOL : Shortfall.NO_CANDIDATE_QUALIFIES);
        }
    }

    @Override
    public String toString() {
        return rule.toString();
    }
}
