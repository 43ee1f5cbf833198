package dev.negbench.harness.claims;

import dev.negbench.datasets.NearestName;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/** The made-up worlds that simulated claims name: each gives one figure a seed, the same for the same seed. */
public final class Simulations {
    private static final Map<String, LongToDoubleFunction> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.putAll(DiffusionSimulations.all());
        BY_NAME.putAll(NullStrategySimulations.all());
        BY_NAME.putAll(BanditSimulations.all());
    }

    private Simulations() {}

    /** Returns the names of all simulations. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    /**
     * Runs a simulation.
     *
     * @param seeds how many; the first is 1
     * @return its figure, one a seed
     * @throws IllegalArgumentException if there is none of this name
     */
    public static double[] run(String name, int seeds) {
        LongToDoubleFunction simulation = BY_NAME.get(name);
        if (simulation == null) {
            throw new IllegalArgumentException(
                    "no simulation '" + name + "'; " + NearestName.remedy(BY_NAME.keySet(), name));
        }
        return LongStream.rangeClosed(1, seeds).mapToDouble(simulation).toArray();
    }
}
