package dev.negbench.reports.pages;

import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.Verdict;
import dev.negbench.reports.tables.Standings;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the words of a report mean. */
final class HowToRead {
    private HowToRead() {}

    /** Returns each word for a verdict with what it stands for. */
    static Map<String, String> verdicts(Standings standing, ComparisonSettings settings) {
        double percent = 100 * (1 - 2 * settings.alpha());
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(standing.words(Verdict.IMPROVES_MEANINGFULLY),
                "significant after correction, and the whole interval lies above the smallest effect of interest, "
                        + settings.minEffect());
        meanings.put(standing.words(Verdict.IMPROVES),
                "significant after correction, and the whole interval lies above 0; how far shows the interval");
        meanings.put(standing.words(Verdict.NO_DIFFERENCE_FOUND),
                "the " + Math.round(percent) + " % interval lies within ±" + settings.minEffect()
                        + ": if there is a difference, it is too small to matter");
        meanings.put(standing.words(Verdict.INCONCLUSIVE),
                "neither: too few seeds or queries to tell. It does not mean that both are equal");
        meanings.put(standing.words(Verdict.WORSENS) + ", " + standing.words(Verdict.WORSENS_MEANINGFULLY),
                "the same as the first two, downwards");
        meanings.put("not run, not applicable, failed",
                "planned without a result; it counts as p = 1 in the correction");
        return meanings;
    }

    /** Returns what else to know, one sentence or two each. */
    static Map<String, String> notes(Standings standing) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("What is tested",
                "The difference in the primary measure, over training seeds and queries at once: a claim holds for "
                        + "models trained again on other seeds and for other queries of the same collection, not "
                        + "for other collections. With one seed it holds for these checkpoints only.");
        notes.put("Intervals of two strategies may overlap",
                "although their difference is significant: strategies answer the same queries. Compare by the "
                        + "difference.");
        notes.put("Effect size",
                "d_z is the mean difference in units of its spread over queries. With thousands of queries nearly "
                        + "every difference is significant, so look at the size first.");
        if (standing.isMixed()) {
            notes.put(standing.label(),
                    "The plan was fixed before the test set was opened, and these numbers are what it asked for,"
                            + " except of the comparisons that follow.");
            standing.exploratory().forEach((comparison, own) -> notes.put(
                    own.label() + ": " + comparison,
                    "Not a confirmation, because: " + String.join("; ", own.failedConditions()) + "."));
        } else {
            notes.put(standing.label(), standing.overall().confirmatory()
                    ? "The plan was fixed before the test set was opened, and these numbers are what it asked for."
                    : "Not a confirmation, because: " + String.join("; ", standing.overall().failedConditions()) + ".");
        }
        return notes;
    }
}
