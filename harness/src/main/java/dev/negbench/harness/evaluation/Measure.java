package dev.negbench.harness.evaluation;

import dev.negbench.datasets.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measure of one ranked list, in [0, 1] if it is one of quality, with its cut-off. The text form, {@code nDCG@10} or
 * {@code MAP}, names it in plans, results and reports; parsing what was printed gives an equal measure.
 *
 * <p>G is the set of the query's positives, the documents of grade above 0; |G| counts those not retrieved too.
 *
 * @param kind what is measured
 * @param cutoff the number of ranks that count, or {@link #WHOLE_LIST}
 */
public record Measure(Kind kind, int cutoff) {
    /** The cut-off of a measure that reads the list to its end. */
    public static final int WHOLE_LIST = 0;

    /** What is measured. */
    public enum Kind {
        /** DCG over the ideal DCG at the same cut-off: gain = grade, discount 1 / log2(rank + 1). */
        NDCG("nDCG", false),
        /** 1 / rank of the first positive, 0 if there is none within the cut-off. */
        MRR("MRR", false),
        /** Positives retrieved / |G|. */
        RECALL("Recall", true),
        /** Sum of the precision at each retrieved positive / |G|. */
        MAP("MAP", false),
        /** Positives retrieved / cut-off, also where the list is shorter. */
        PRECISION("P", true),
        /** 1 if a positive was retrieved. */
        SUCCESS("success", true),
        /** Positives retrieved / min(cut-off, |G|): 1 is always attainable. Not in trec_eval. */
        RP("RP", true),
        /**
         * Diversity: mean of 1 - cosine over the pairs of retrieved documents, from 0 to 2, 0 for fewer than two. Says
         * nothing of quality, so never read it alone. Compares documents by {@link DocumentVectors}; needs no
         * judgement. Not in trec_eval.
         */
        ILD("ILD", true);

        private final String text;
        private final boolean cutoffRequired;

        Kind(String text, boolean cutoffRequired) {
            this.text = text;
            this.cutoffRequired = cutoffRequired;
        }
    }

    private static final Pattern FORM = Pattern.compile("([^@]*)(?:@(\\d{1,9}))?");

    public Measure {
        Objects.requireNonNull(kind, "kind");
        if (cutoff < 0) {
            throw new IllegalArgumentException("cut-off " + cutoff + " of " + kind.text + " is negative");
        }
        if (cutoff == WHOLE_LIST && kind.cutoffRequired) {
            throw new IllegalArgumentException(kind.text + " needs a cut-off: write for example " + kind.text + "@10");
        }
    }

    /**
     * Reads the text form; upper and lower case are the same.
     *
     * @param text a name, or name, {@code @} and cut-off
     * @return the measure
     * @throws IllegalArgumentException if the name is unknown (the message has the nearest one) or the cut-off is no
     *     integer from 1 or is missing where the measure has none of its own
     */
    public static Measure parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("measure '" + text + "' has no readable cut-off: write it like nDCG@10");
        }
        String name = form.group(1);
        Kind kind = Arrays.stream(Kind.values())
                .filter(k -> k.text.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> unknown(text, name));
        if (form.group(2) == null) {
            return new Measure(kind, WHOLE_LIST);
        }
        int cutoff = Integer.parseInt(form.group(2));
        if (cutoff == 0) {
            throw new IllegalArgumentException("measure '" + text + "' has cut-off 0: it must be at least 1");
        }
        return new Measure(kind, cutoff);
    }

    /** Tells whether documents are compared by vectors. */
    boolean needsVectors() {
        return kind == Kind.ILD;
    }

    /** Returns the number of ranks that count in a list of {@code length} ranks. */
    int depth(int length) {
        return cutoff == WHOLE_LIST ? length : Math.min(cutoff, length);
    }

    /** Returns the canonical text form. */
    @Override
    public String toString() {
        return cutoff == WHOLE_LIST ? kind.text : kind.text + "@" + cutoff;
    }

    private static IllegalArgumentException unknown(String text, String name) {
        List<String> known = Arrays.stream(Kind.values()).map(k -> k.text).toList();
        return new IllegalArgumentException("unknown measure '" + text + "'; " + NearestName.remedy(known, name));
    }
}
