package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.Draw;
import java.util.Arrays;

/**
 * A pool in the order of the judge's metric, best first, with the places that a rule has chosen. Re-pointed for every
 * draw; its memory is its own and grows to the largest pool. One thread owns it.
 */
final class SetView {
    private CandidatePool pool;
    private float[] metric;
    private int size;
    private int wanted;
    private RandomStream random;
    private int[] positions = {};
    private int[] places = {};
    private int[] byPlace = {};
    private int[] chosen = {};
    private int[] subset = {};
    private double[] values = {};

    /**
     * Points the view at a pool. O(pool), no sorting: the source has numbered the candidates.
     *
     * @param wanted members wanted, from 1 to the pool's size
     */
    void point(CandidatePool at, int wanted, RandomStream random) {
        pool = at;
        this.wanted = wanted;
        this.random = random;
        size = at.size();
        metric = at.column(JudgedColumns.METRIC);
        if (positions.length < size) {
            positions = new int[2 * size];
            places = new int[2 * size];
        }
        if (chosen.length < wanted) {
            chosen = new int[2 * wanted];
            subset = new int[2 * wanted];
            values = new double[4 * wanted];
        }
        order(at.column(JudgedColumns.PLACE));
    }

    /** Turns numbers with gaps, which filters leave, into places without: a counting sort. */
    private void order(float[] numbers) {
        int end = 0;
        for (int i = 0; i < size; i++) {
            end = Math.max(end, (int) numbers[i] + 1);
        }
        if (byPlace.length < end) {
            byPlace = new int[2 * end];
        }
        Arrays.fill(byPlace, 0, end, -1);
        for (int i = 0; i < size; i++) {
            byPlace[(int) numbers[i]] = i;
        }
        int place = 0;
        for (int number = 0; number < end; number++) {
            int position = byPlace[number];
            if (position >= 0) {
                positions[place] = position;
                places[position] = place++;
            }
        }
    }

    CandidatePool pool() {
        return pool;
    }

    int size() {
        return size;
    }

    /** Returns how many members are wanted. */
    int wanted() {
        return wanted;
    }

    RandomStream random() {
        return random;
    }

    /** Returns the metric of the candidate at a place. */
    float metric(int place) {
        return metric[positions[place]];
    }

    /** Returns the position in the pool of the candidate at a place: its rank by the retriever. */
    int position(int place) {
        return positions[place];
    }

    /** Returns the place of the candidate at a position. */
    int place(int position) {
        return places[position];
    }

    /** Returns the chosen places, to be filled from the left. */
    int[] chosen() {
        return chosen;
    }

    /** Returns memory for a subset that is only tried. */
    int[] subset() {
        return subset;
    }

    /** Returns memory for four numbers a member. */
    double[] values() {
        return values;
    }

    /** Draws {@code count} different numbers below a bound uniformly (Floyd's algorithm), one random number each. */
    void drawSubset(int bound, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            int highest = bound - count + i;
            int number = random.nextInt(highest + 1);
            for (int j = 0; j < i; j++) {
                if (out[j] == number) {
                    number = highest;
                    break;
                }
            }
            out[i] = number;
        }
    }

    /** Keeps what is in {@link #subset} as chosen. */
    void keepSubset() {
        System.arraycopy(subset, 0, chosen, 0, wanted);
    }

    /** Hands the first {@code count} chosen places over, best metric first. */
    void deliver(int count, Draw draw) {
        for (int i = 1; i < count; i++) {
            int place = chosen[i];
            int at = i;
            for (; at > 0 && chosen[at - 1] > place; at--) {
                chosen[at] = chosen[at - 1];
            }
            chosen[at] = place;
        }
        draw.clear(count);
        for (int i = 0; i < count; i++) {
            draw.add(positions[chosen[i]]);
        }
    }
}
