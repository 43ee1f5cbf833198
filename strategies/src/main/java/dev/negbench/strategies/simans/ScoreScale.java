package dev.negbench.strategies.simans;

import dev.negbench.strategies.sampling.ScoreSpread;
import java.util.List;

/** The unit in which score differences are measured before they meet the kernel. */
enum ScoreScale {
    /** The generator's own unit: the definition of the paper. */
    RAW("raw"),
    /** The standard deviation of the pool's scores, so that a setting means the same for every encoder. */
    POOL_SD("pool-sd");

    private final String text;

    ScoreScale(String text) {
        this.text = text;
    }

    static List<String> texts() {
        return List.of(RAW.text, POOL_SD.text);
    }

    static ScoreScale parse(String text) {
        return text.equals(RAW.text) ? RAW : POOL_SD;
    }

    /**
     * Returns the unit for the scores in {@code values[from, to)}: 1, or their standard deviation; 1 also where they do
     * not vary, since then every unit gives the same draw.
     */
    double unit(float[] values, int from, int to) {
        double spread = this == RAW ? 1 : ScoreSpread.standardDeviation(values, from, to);
        return spread > 0 ? spread : 1;
    }
}
