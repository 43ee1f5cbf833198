package dev.negbench.reports.pages;

import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.tables.Standing;
import dev.negbench.reports.tables.Standings;
import java.util.List;
import java.util.Map;

/**
 * What a report takes as given.
 *
 * @param title heading of the page
 * @param baseline the strategy that the others are compared with
 * @param settings level, smallest effect of interest, sign-flip draws
 * @param standing which numbers may be read as a confirmation
 * @param live whether figures can be pointed at and zoomed, which adds about 1 MB; where the library for it was not
 *     found at build time, figures are still
 * @param planFacts what to say about a locked plan and its ledger, name → value, in the order to show; empty without
 *     one
 * @param history saved baselines to show the means over, oldest first; empty for none
 */
public record ReportOptions(
        String title,
        String baseline,
        ComparisonSettings settings,
        Standings standing,
        boolean live,
        Map<String, String> planFacts,
        List<NamedBaseline> history) {

    /** The plan's baseline, the usual statistics, live figures, and numbers that confirm nothing. */
    public static ReportOptions of(ExperimentResults results) {
        return new ReportOptions(
                "Negatives compared: " + String.join(", ", results.plan().datasets()),
                results.plan().baseline(),
                ComparisonSettings.DEFAULT,
                Standings.all(Standing.exploratory(List.of("no locked plan was given to the report"))),
                true,
                Map.of(),
                List.of());
    }

    /** Returns these options with another title. */
    public ReportOptions withTitle(String value) {
        return new ReportOptions(value, baseline, settings, standing, live, planFacts, history);
    }

    /** Returns these options with another baseline. */
    public ReportOptions withBaseline(String value) {
        return new ReportOptions(title, value, settings, standing, live, planFacts, history);
    }

    /** Returns these options with other statistics. */
    public ReportOptions withSettings(ComparisonSettings value) {
        return new ReportOptions(title, baseline, value, standing, live, planFacts, history);
    }

    /** Returns these options with one standing for all numbers. */
    public ReportOptions withStanding(Standing value) {
        return withStanding(Standings.all(value));
    }

    /** Returns these options with another standing. */
    public ReportOptions withStanding(Standings value) {
        return new ReportOptions(title, baseline, settings, value, live, planFacts, history);
    }

    /** Returns these options with facts about a locked plan. */
    public ReportOptions withPlanFacts(Map<String, String> value) {
        return new ReportOptions(title, baseline, settings, standing, live, value, history);
    }

    /** Returns these options with live or still figures. */
    public ReportOptions withLive(boolean value) {
        return new ReportOptions(title, baseline, settings, standing, value, planFacts, history);
    }

    /** Returns these options with a history of baselines. */
    public ReportOptions withHistory(List<NamedBaseline> value) {
        return new ReportOptions(title, baseline, settings, standing, live, planFacts, value);
    }
}
