package dev.negbench.strategies.calibrationsets;

/**
 * Maximises the least gap between neighbours: bisection on that gap, each step a greedy walk from the best candidate.
 * Exact: the walk attains every gap that can be attained, and only attained gaps move the lower end. O(pool) a step,
 * about 50 steps. Source: card, "Pitfalls", an arm of this project.
 */
final class EvenSpacing {
    private EvenSpacing() {}

    static int choose(SetView view) {
        double attained = walk(view, 0);
        double beyond = ((double) view.metric(0) - view.metric(view.size() - 1)) / (view.wanted() - 1);
        // The end itself may be attained, by metrics that are evenly spaced.
        double exact = walk(view, beyond);
        if (exact >= beyond) {
            return view.wanted();
        }
        double middle = attained + (beyond - attained) / 2;
        while (attained < middle && middle < beyond) {
            double gap = walk(view, middle);
            if (gap >= middle) {
                attained = gap;
            } else {
                beyond = middle;
            }
            middle = attained + (beyond - attained) / 2;
        }
        walk(view, attained);
        return view.wanted();
    }

    /** Chooses each next candidate at least this far below the last; returns the least gap, -1 where they are few. */
    private static double walk(SetView view, double gap) {
        int[] chosen = view.chosen();
        chosen[0] = 0;
        int members = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int place = 1; place < view.size() && members < view.wanted(); place++) {
            double below = (double) view.metric(chosen[members - 1]) - view.metric(place);
            if (below >= gap) {
                chosen[members++] = place;
                least = Math.min(least, below);
            }
        }
        return members < view.wanted() ? -1 : least;
    }
}
