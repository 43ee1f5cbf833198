package dev.negbench.strategies.skillextraction;

import dev.negbench.strategies.sampling.OverlappingLists;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import dev.negbench.strategies.stage.NegativeSampler;
import dev.negbench.strategies.stage.Shortfall;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each relation an equal part of the negatives, what is left of the division one each to the first relations
 * (largest remainders), and draws uniformly among the labels so related to the example's positive that are not drawn
 * yet. What a relation cannot give is drawn from the whole corpus instead, and the example is counted as {@link
 * Shortfall#FALLBACK}. Labels related to another positive alone are not drawn.
 *
 * <p>One random number for each candidate looked at. O(size * relations + n), allocates nothing.
 */
final class RelatedSampler implements NegativeSampler {
    private static final int LISTS = Relation.values().length;

    private final int[] lists;

    RelatedSampler(List<Relation> relations) {
        lists = relations.stream().mapToInt(Relation::ordinal).toArray();
    }

    @Override
    public void draw(CandidatePool pool, int positive, int n, RandomStream random, Draw draw) {
        int size = pool.size();
        draw.clear(Math.min(n, size));
        int[] members =
                OverlappingLists.fill(pool.column(RelatedSource.RELATED_BY), positive * size, size, LISTS, draw);
        int[] marks = draw.marks(size);
        for (int r = 0; r < lists.length; r++) {
            int quota = n / lists.length + (r < n % lists.length ? 1 : 0);
            while (quota > 0 && OverlappingLists.drawOne(members, size, LISTS, lists[r], marks, random, draw)) {
                quota--;
            }
        }
        int asWanted = draw.count();
        while (draw.count() < n
                && OverlappingLists.drawOne(members, size, LISTS, Relation.RANDOM.ordinal(), marks, random, draw)) {
            // Everything happens in the condition.
        }
        if (draw.count() < n) {
            draw.fallShort(draw.count() == 0 ? Shortfall.EMPTY_POOL : Shortfall.SMALL_POOL);
        } else if (asWanted < n) {
            draw.fallShort(Shortfall.FALLBACK);
        }
    }

    @Override
    public String toString() {
        return "related(lists=" + Arrays.toString(lists) + ")";
    }
}
