package dev.negbench.strategies.calibrationsets;

/** Sets that the order by metric alone decides. All O(pool) or less. */
final class PlaceRules {
    private PlaceRules() {}

    static int random(SetView view) {
        view.drawSubset(view.size(), view.wanted(), view.chosen());
        return view.wanted();
    }

    static int best(SetView view) {
        return run(view, 0, 0, view.wanted());
    }

    static int worst(SetView view) {
        return run(view, 0, view.size() - view.wanted(), view.wanted());
    }

    static int middle(SetView view) {
        int half = view.wanted() / 2;
        return run(view, 0, view.size() / 2 - half, 2 * half);
    }

    static int ends(SetView view) {
        int half = view.wanted() / 2;
        return run(view, run(view, 0, 0, half), view.size() - half, half);
    }

    /**
     * Neighbours' gaps telescope: their mean is (best - worst) / (members - 1) whatever lies between, so best and worst
     * and any others are the optimum over all subsets. Which others is drawn uniformly.
     */
    static int widest(SetView view) {
        int between = view.wanted() - 2;
        int[] chosen = view.chosen();
        view.drawSubset(view.size() - 2, between, chosen);
        for (int i = 0; i < between; i++) {
            chosen[i]++;
        }
        chosen[between] = 0;
        chosen[between + 1] = view.size() - 1;
        return view.wanted();
    }

    /** By the same telescope the optimum is the run of neighbours with the smallest range, the best such one. */
    static int narrowest(SetView view) {
        int members = view.wanted();
        int from = 0;
        double range = Double.POSITIVE_INFINITY;
        for (int first = 0; first + members <= view.size(); first++) {
            double candidate = (double) view.metric(first) - view.metric(first + members - 1);
            if (candidate < range) {
                range = candidate;
                from = first;
            }
        }
        return run(view, 0, from, members);
    }

    /** Chooses {@code count} neighbouring places after those chosen before; returns how many there are in all. */
    private static int run(SetView view, int before, int from, int count) {
        for (int i = 0; i < count; i++) {
            view.chosen()[before + i] = from + i;
        }
        return before + count;
    }
}
