package dev.negbench.strategies.rrra;

import java.util.Arrays;
import java.util.List;

/** How likely a candidate is a false negative, in [0, 1], by its adapted vector; the sources contradict each other. */
enum Likelihood {
    /** The position on the segment from the candidate to the query. */
    SEGMENT("segment") {
        @Override
        double of(Segment segment, double[] a, float[] q, int qAt, float[] c, int cAt) {
            return segment.clipped(a, q, qAt, c, cAt);
        }
    },
    /** The less alike adapted vector and candidate, the likelier: {@code (1 - cos(a, c)) / 2}. */
    CA_SIMILARITY("ca-similarity") {
        @Override
        double of(Segment segment, double[] a, float[] q, int qAt, float[] c, int cAt) {
            return (1 - segment.cosine(a, c, cAt)) / 2;
        }
    },
    /** The more alike, the likelier, as reviewers read it: {@code (1 + cos(a, c)) / 2}. */
    CA_RAW("ca-raw") {
        @Override
        double of(Segment segment, double[] a, float[] q, int qAt, float[] c, int cAt) {
            return (1 + segment.cosine(a, c, cAt)) / 2;
        }
    };

    private final String text;

    Likelihood(String text) {
        this.text = text;
    }

    abstract double of(Segment segment, double[] a, float[] q, int qAt, float[] c, int cAt);

    static List<String> texts() {
        return Arrays.stream(values()).map(likelihood -> likelihood.text).toList();
    }

    static Likelihood parse(String text) {
        return Arrays.stream(values())
                .filter(likelihood -> likelihood.text.equals(text))
                .findFirst()
                .orElseThrow();
    }
}
