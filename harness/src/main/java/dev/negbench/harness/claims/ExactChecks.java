package dev.negbench.harness.claims;

import dev.negbench.datasets.NearestName;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The computations that exact claims name: each runs the classes that experiments run, on the example of the paper's
 * card, and gives the numbers to be compared. What they should be stands with the claim.
 */
public final class ExactChecks {
    private static final Map<String, Supplier<double[]>> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.putAll(SamplingChecks.all());
        BY_NAME.putAll(ObjectiveChecks.all());
        BY_NAME.putAll(ClosedFormChecks.all());
        BY_NAME.putAll(StatisticsChecks.all());
        BY_NAME.putAll(SkillExtractionChecks.all());
    }

    private ExactChecks() {}

    /** Returns the names of all checks. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    /**
     * Computes the numbers of a check.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static double[] compute(String name) {
        Supplier<double[]> check = BY_NAME.get(name);
        if (check == null) {
            throw new IllegalArgumentException(
                    "no closed form '" + name + "'; " + NearestName.remedy(BY_NAME.keySet(), name));
        }
        return check.get();
    }

    /** Returns vectors one after the other. */
    static double[] joined(double[]... vectors) {
        return Arrays.stream(vectors).flatMapToDouble(Arrays::stream).toArray();
    }
}
