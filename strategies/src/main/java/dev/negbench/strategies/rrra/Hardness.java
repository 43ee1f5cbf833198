package dev.negbench.strategies.rrra;

import java.util.Arrays;
import java.util.List;

/** How hard a negative is by its score, as a weight's logarithm. */
enum Hardness {
    /** In proportion to {@code exp(score / temperature)}. */
    SOFTMAX("softmax") {
        @Override
        double log(double score, double lowest, double highest, double temperature) {
            return (score - highest) / temperature;
        }
    },
    /** The score's place between the pool's lowest and highest, at least 1e-6. */
    MIN_MAX("min-max") {
        @Override
        double log(double score, double lowest, double highest, double temperature) {
            double place = highest == lowest ? 1 : (score - lowest) / (highest - lowest);
            return StrictMath.log(Math.max(Resampling.FLOOR, place));
        }
    },
    /** All alike. */
    UNIFORM("uniform") {
        @Override
        double log(double score, double lowest, double highest, double temperature) {
            return 0;
        }
    };

    private final String text;

    Hardness(String text) {
        this.text = text;
    }

    abstract double log(double score, double lowest, double highest, double temperature);

    static List<String> texts() {
        return Arrays.stream(values()).map(hardness -> hardness.text).toList();
    }

    static Hardness parse(String text) {
        return Arrays.stream(values())
                .filter(hardness -> hardness.text.equals(text))
                .findFirst()
                .orElseThrow();
    }
}
