package dev.negbench.strategies.calibrationsets;

/** Sets that a column of the pool or the retriever's order decides. */
final class ColumnRules {
    private ColumnRules() {}

    static int first(SetView view) {
        return positions(view, 0, 0, view.wanted());
    }

    static int last(SetView view) {
        return positions(view, 0, view.size() - view.wanted(), view.wanted());
    }

    static int firstAndLast(SetView view) {
        int half = view.wanted() / 2;
        return positions(view, positions(view, 0, 0, half), view.size() - half, half);
    }

    private static int positions(SetView view, int before, int from, int count) {
        for (int i = 0; i < count; i++) {
            view.chosen()[before + i] = view.place(from + i);
        }
        return before + count;
    }

    /** Chooses the largest values, of sign -1 the smallest; equal ones by the retriever's order. O(pool * wanted). */
    static int largest(SetView view, String name, int sign) {
        float[] column = view.pool().column(name);
        int[] chosen = view.chosen();
        int members = 0;
        for (int position = 0; position < view.size(); position++) {
            float value = sign * column[position];
            if (members == view.wanted() && value <= sign * column[chosen[members - 1]]) {
                continue;
            }
            int at = members < view.wanted() ? members++ : members - 1;
            for (; at > 0 && sign * column[chosen[at - 1]] < value; at--) {
                chosen[at] = chosen[at - 1];
            }
            chosen[at] = position;
        }
        for (int i = 0; i < members; i++) {
            chosen[i] = view.place(chosen[i]);
        }
        return members;
    }
}
