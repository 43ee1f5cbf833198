package dev.negbench.reports.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Short names for the strategies of a plan, to stand raised behind a number: a, b, … z, aa, ab … in planned order. */
public final class Letters {
    private static final int LETTERS = 26;
    private static final int SHORTEST_RUN = 3;

    private final List<String> strategies;

    private Letters(List<String> strategies) {
        this.strategies = strategies;
    }

    /** Returns the letters of a plan's strategies. */
    public static Letters of(List<String> strategies) {
        return new Letters(List.copyOf(strategies));
    }

    /**
     * Returns the letter of a strategy.
     *
     * @throws IllegalArgumentException if it is not in the plan
     */
    public String letter(String strategy) {
        int place = strategies.indexOf(strategy);
        if (place < 0) {
            throw new IllegalArgumentException("\"" + strategy + "\" is not in the plan; it has " + strategies);
        }
        return letter(place);
    }

    /** Returns the letters of some strategies in planned order, neighbours joined: {@code a,c–f}; empty for none. */
    public String joined(Collection<String> some) {
        int[] places = some.stream().mapToInt(strategies::indexOf).sorted().toArray();
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < places.length; ) {
            int to = from;
            while (to + 1 < places.length && places[to + 1] == places[to] + 1) {
                to++;
            }
            if (to - from + 1 >= SHORTEST_RUN) {
                parts.add(letter(places[from]) + "–" + letter(places[to]));
            } else {
                for (int i = from; i <= to; i++) {
                    parts.add(letter(places[i]));
                }
            }
            from = to + 1;
        }
        return String.join(",", parts);
    }

    private static String letter(int place) {
        StringBuilder letters = new StringBuilder();
        for (int rest = place; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('a' + rest % LETTERS));
        }
        return letters.toString();
    }
}
