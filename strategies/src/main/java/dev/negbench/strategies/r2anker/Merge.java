package dev.negbench.strategies.r2anker;

import java.util.Arrays;
import java.util.List;

/** The card's four readings of "sample from the joint distribution of the generators". */
enum Merge {
    /** V1: equal quotas, each drawn from one generator's list. */
    QUOTA("quota"),
    /** V2: a generator uniformly, then a document of its list uniformly; repeats are rejected. */
    MIXTURE("mixture"),
    /** V3: uniformly from the union of the lists. */
    UNION("union"),
    /** V2 with a softmax of each generator's standardised scores instead of the uniform choice. */
    SOFTMAX("softmax");

    private final String text;

    Merge(String text) {
        this.text = text;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Merge::toString).toList();
    }

    static Merge parse(String text) {
        return Arrays.stream(values()).filter(m -> m.text.equals(text)).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return text;
    }
}
