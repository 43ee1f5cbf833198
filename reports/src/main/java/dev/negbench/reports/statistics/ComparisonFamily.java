package dev.negbench.reports.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All comparisons of one table, corrected by Holm over the family <em>as planned</em> and given their words. What was
 * not run stays in the table and in the correction. Source: hark card, R2 and "Holm".
 *
 * @param alpha family-wise error
 * @param rows one a planned comparison, in the order of the plan
 */
public record ComparisonFamily(double alpha, List<ComparisonVerdict> rows) {

    /**
     * Corrects and decides.
     *
     * @param planned names of all comparisons of the family, each once
     * @param finished results, in any order; each must have been planned
     * @throws IllegalArgumentException if a name is planned or finished twice, a result was not planned, or results
     *     were
     *     computed at different levels
     */
    public static ComparisonFamily of(List<String> planned, Collection<Comparison> finished) {
        Map<String, Comparison> byName = new LinkedHashMap<>();
        for (String name : planned) {
            if (byName.containsKey(name)) {
                throw new IllegalArgumentException("comparison \"" + name + "\" is planned twice; rename one");
            }
            byName.put(name, null);
        }
        double alpha = finished.isEmpty()
                ? ComparisonSettings.DEFAULT.alpha()
                : finished.iterator().next().settings().alpha();
        for (Comparison comparison : finished) {
            if (!byName.containsKey(comparison.name())) {
                throw new IllegalArgumentException("comparison \"" + comparison.name()
                        + "\" is not in the plan of this family; report it as exploratory, outside the family");
            }
            if (byName.put(comparison.name(), comparison) != null) {
                throw new IllegalArgumentException("comparison \"" + comparison.name() + "\" has two results");
            }
            if (comparison.settings().alpha() != alpha) {
                throw new IllegalArgumentException("comparison \"" + comparison.name() + "\" was made at alpha = "
                        + comparison.settings().alpha() + ", another one at " + alpha + "; a family has one level");
            }
        }
        List<Comparison> ordered = new ArrayList<>(byName.values());
        double[] adjusted = MultipleTesting.HOLM.adjust(ordered.stream()
                .mapToDouble(comparison -> comparison == null ? Double.NaN : comparison.p())
                .toArray());
        List<ComparisonVerdict> rows = new ArrayList<>(adjusted.length);
        for (int i = 0; i < adjusted.length; i++) {
            Comparison comparison = ordered.get(i);
            Verdict verdict = comparison == null
                    ? Verdict.NOT_RUN
                    : comparison.settings().rule().decide(comparison.test().estimate(), adjusted[i]);
            rows.add(new ComparisonVerdict(planned.get(i), Optional.ofNullable(comparison), adjusted[i], verdict));
        }
        return new ComparisonFamily(alpha, List.copyOf(rows));
    }

    /** Corrects and decides where all that was planned has finished; see {@link #of(List, Collection)}. */
    public static ComparisonFamily of(List<Comparison> finished) {
        return of(finished.stream().map(Comparison::name).toList(), finished);
    }

    /**
     * Returns the row of a comparison.
     *
     * @throws IllegalArgumentException if the family has none of that name
     */
    public ComparisonVerdict row(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no comparison \"" + name + "\" in this family; it has "
                        + rows.stream().map(ComparisonVerdict::name).toList()));
    }
}
