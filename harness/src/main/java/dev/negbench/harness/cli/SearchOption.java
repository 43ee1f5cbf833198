package dev.negbench.harness.cli;

import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.SearchBudget.ParameterRange;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.BatchMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --search} says. */
final class SearchOption {
    private static final Pattern FORM = Pattern.compile("(.+):([A-Za-z0-9_-]+)=([^:]+?)\\.\\.([^:]+?)(?::([a-z]+))?");
    private static final long SEED = 1;

    private SearchOption() {}

    /**
     * Returns the searches, one a strategy, in the order in which they are first named.
     *
     * @param texts {@code STRATEGY:NAME=LOW..HIGH[:SCALE]} each
     * @throws UsageException if one is of another form
     */
    static List<SearchBudget> parse(
            List<String> texts, int trials, String dataset, BatchMode mode, Strategies strategies) {
        Map<String, List<ParameterRange>> spaces = new LinkedHashMap<>();
        for (String text : texts) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new UsageException(
                        "--search '" + text + "' is not of the form STRATEGY:NAME=LOW..HIGH[:linear|log|integer]");
            }
            String scale = matcher.group(5) == null ? "linear" : matcher.group(5);
            String strategy = strategies.parse(matcher.group(1)).print();
            spaces.computeIfAbsent(strategy, s -> new ArrayList<>())
                    .add(new ParameterRange(
                            matcher.group(2), number(text, matcher.group(3)), number(text, matcher.group(4)), scale));
        }
        return spaces.entrySet().stream()
                .map(space -> new SearchBudget(
                        space.getKey(), List.copyOf(space.getValue()), trials, dataset, mode.toString(), SEED))
                .toList();
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(part);
        } catch (NumberFormatException e) {
            throw new UsageException("--search '" + text + "': " + part + " is not a number");
        }
    }
}
