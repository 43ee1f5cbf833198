package dev.negbench.strategies.stage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's parameters as named tensors, each a flat array.
 *
 * @param tensors name → values; the arrays are shared, not copied
 */
public record ModelWeights(Map<String, float[]> tensors) {
    public ModelWeights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
