package dev.negbench.strategies.sources;

import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.stage.Refresh;

/** The parameters that strategies with a mined pool have in common. */
public final class SourceParameters {
    /** Name of the pool size. */
    public static final String K = "k";

    /** Name of the refresh interval. */
    public static final String REFRESH = "refresh";

    private SourceParameters() {}

    /** Declares the pool size. */
    public static ParameterSpec k(int defaultValue, String source) {
        return ParameterSpec.integer(K, defaultValue, 1, 10_000_000, "candidates", "pool size a query", source);
    }

    /** Declares the refresh interval. */
    public static ParameterSpec refresh(String defaultValue, String source) {
        return ParameterSpec.word(
                REFRESH,
                defaultValue,
                "never | epoch | 3epochs | step | a number of steps such as 500",
                text -> Refresh.parse(text).text(),
                "when pools are mined anew with the model as it is then",
                source);
    }
}
