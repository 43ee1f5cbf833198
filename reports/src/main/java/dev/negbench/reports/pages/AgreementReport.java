package dev.negbench.reports.pages;

import dev.negbench.reports.figures.AgreementScatter;
import dev.negbench.reports.figures.Chart;
import dev.negbench.reports.figures.Palette;
import dev.negbench.reports.journal.PlanDifference;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.NamedResults;
import dev.negbench.reports.tables.Agreement;
import dev.negbench.reports.tables.AgreementTable;
import dev.negbench.reports.tables.Numerals;
import dev.negbench.reports.tables.RankAgreement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether experiments agree, before it is a page.
 *
 * @param experiments the experiments, the first being the one that the others' differences are held against
 * @param table what they say
 * @param commands the commands that make the experiments and the page again, in their order
 */
public record AgreementReport(List<NamedResults> experiments, AgreementTable table, List<String> commands) {
    private static final String FINGERPRINT = "fingerprints.";
    private static final String SETTING = "settings.";

    /** Returns the title of the page. */
    String title() {
        return "Do they agree? " + String.join(", ", table.names());
    }

    /** Returns what was found, a sentence or two each. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        long compared = table.rows().size() - table.count(Agreement.NOT_COMPARED);
        findings.add(
                "Of " + Numerals.count(compared) + " comparisons with " + table.baseline() + " that at least two of "
                        + String.join(", ", table.names()) + " made: "
                        + Arrays.stream(Agreement.values())
                                .filter(agreement -> agreement != Agreement.NOT_COMPARED && table.count(agreement) > 0)
                                .map(agreement -> agreement.words() + " " + Numerals.count(table.count(agreement)))
                                .collect(Collectors.joining(", "))
                        + ".");
        findings.add(Numerals.count(table.changed()) + " of " + Numerals.count(table.changesTested())
                + " differences are other ones than with " + table.names().get(0)
                + " (tested over seeds × queries, corrected by Holm over all of them).");
        return findings;
    }

    /** Returns what audits found out about the data of any experiment, a sentence or two each. */
    List<String> warnings() {
        return experiments.stream()
                .flatMap(experiment -> DataNotes.warnings(experiment.results()).stream())
                .distinct()
                .toList();
    }

    /** Returns what the experiments differ in: name → values, in their order. */
    Map<String, List<String>> differing() {
        ExperimentPlan first = experiments.get(0).results().plan();
        Set<String> fields = new LinkedHashSet<>();
        for (NamedResults other : experiments) {
            PlanDifference.fields(first, other.results().plan()).forEach(field -> fields.add(field.field()));
        }
        Map<String, List<String>> differing = new LinkedHashMap<>();
        for (String field : fields) {
            List<String> values = new ArrayList<>();
            for (NamedResults experiment : experiments) {
                values.add(value(first, experiment.results().plan(), field));
            }
            differing.put(field.replaceFirst("^" + SETTING, ""), values);
        }
        return differing;
    }

    private static String value(ExperimentPlan first, ExperimentPlan plan, String field) {
        if (field.startsWith(FINGERPRINT)) {
            return Objects.toString(plan.fingerprints().get(field.substring(FINGERPRINT.length())), Numerals.NONE);
        }
        if (field.startsWith(SETTING)) {
            return Objects.toString(plan.settings().get(field.substring(SETTING.length())), Numerals.NONE);
        }
        return switch (field) {
            case "encoder" -> plan.encoder();
            case "strategies" -> listed(plan.strategies(), first.strategies());
            case "datasets" -> listed(plan.datasets(), first.datasets());
            case "modes" -> String.join(", ", plan.modes());
            case "seeds" -> plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
            case "measures" -> String.join(", ", plan.measures());
            case "baseline" -> plan.baseline();
            case "negatives" -> Integer.toString(plan.negatives());
            default -> Integer.toString(plan.schema());
        };
    }

    /** Long lists are told by what is other than in the first. */
    private static String listed(List<String> values, List<String> first) {
        if (values.equals(first)) {
            return Numerals.count(values.size());
        }
        List<String> added = new ArrayList<>(values);
        added.removeAll(first);
        List<String> missing = new ArrayList<>(first);
        missing.removeAll(values);
        return Numerals.count(values.size())
                + (added.isEmpty() ? "" : ", also " + String.join(", ", added))
                + (missing.isEmpty() ? "" : ", without " + String.join(", ", missing));
    }

    /** Returns with what each experiment was made: name → code and machine. */
    Map<String, String> machines() {
        Map<String, String> machines = new LinkedHashMap<>();
        for (NamedResults experiment : experiments) {
            machines.put(
                    experiment.name(),
                    PlanSummary.machine(experiment.results().environment()));
        }
        return machines;
    }

    /** Returns the figures: each later experiment over the first, by dataset and mode. */
    List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        for (RankAgreement rank : table.ranks()) {
            if (rank.first() == 0) {
                AgreementScatter.of(table, 0, rank.second(), rank.dataset(), rank.mode(), palette())
                        .ifPresent(charts::add);
            }
        }
        return List.copyOf(charts);
    }

    /** Returns the looks of the strategies of all experiments. */
    Palette palette() {
        return Palette.of(
                experiments.stream()
                        .flatMap(experiment -> experiment.results().plan().strategies().stream())
                        .distinct()
                        .toList(),
                table.baseline());
    }

    /** Returns each word for an agreement with what it stands for. */
    static Map<String, String> howToRead() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Agreement agreement : Agreement.values()) {
            meanings.put(agreement.words(), agreement.meaning());
        }
        meanings.put(
                "Higher in one, inconclusive in another",
                "is no disagreement: whether the differences differ is what the change tests. Verdicts are those of"
                        + " each experiment's own report, corrected over its own table");
        meanings.put(
                "What holds in all",
                "was found by each experiment by itself, which is asked more than that one of them finds it: no further"
                        + " correction is needed");
        return meanings;
    }
}
