package dev.negbench.datasets.files;

import java.util.Comparator;
import java.util.List;

/** The order in which splits are listed. */
public final class SplitNames {
    private static final List<String> FIRST = List.of("train", "dev", "test");

    /** Train, dev, test, then the others alphabetically. */
    public static final Comparator<String> ORDER =
            Comparator.comparingInt(SplitNames::rank).thenComparing(Comparator.naturalOrder());

    private SplitNames() {}

    private static int rank(String split) {
        int at = FIRST.indexOf(split);
        return at < 0 ? FIRST.size() : at;
    }
}
