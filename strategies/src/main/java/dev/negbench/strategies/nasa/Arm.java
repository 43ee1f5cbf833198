package dev.negbench.strategies.nasa;

import java.util.Arrays;
import java.util.List;

/** A verifier after training: as it is, aligned, or a control. */
enum Arm {
    NASA("nasa", "aligned"),
    BASE("base", "before"),
    RANDOM("random", "random heads"),
    LOWEST("lowest", "lowest heads"),
    FULL("full", "all weights");

    private final String text;
    private final String figure;

    Arm(String text, String figure) {
        this.text = text;
        this.figure = figure;
    }

    /** Returns what its figures are called. */
    String figure() {
        return figure;
    }

    static Arm parse(String text) {
        return Arrays.stream(values())
                .filter(arm -> arm.text.equals(text))
                .findFirst()
                .orElseThrow();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(arm -> arm.text).toList();
    }
}
