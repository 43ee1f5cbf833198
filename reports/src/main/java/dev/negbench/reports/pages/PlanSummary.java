package dev.negbench.reports.pages;

import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.tables.Numerals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was run on what, as names and values. */
final class PlanSummary {
    private PlanSummary() {}

    /** Returns the facts at the head of a report. */
    static Map<String, String> facts(ExperimentResults results) {
        ExperimentPlan plan = results.plan();
        int planned = plan.strategies().size() * plan.datasets().size() * plan.modes().size() * plan.seeds().size();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Strategies", Integer.toString(plan.strategies().size()));
        facts.put("Datasets", String.join(", ", plan.datasets()));
        facts.put("Test queries", queries(results));
        facts.put("Training mode", String.join(", ", plan.modes()));
        facts.put("Seeds", plan.seeds().size() + " (" + join(plan.seeds()) + ")");
        facts.put("Negatives", plan.negatives() + " an example");
        facts.put("Encoder", plan.encoder());
        facts.putAll(DataNotes.facts(results));
        facts.put("Cells finished", count(results, CellStatus.FINISHED) + " of " + planned + also(results));
        return facts;
    }

    private static String also(ExperimentResults results) {
        long failed = count(results, CellStatus.FAILED);
        long notApplicable = count(results, CellStatus.NOT_APPLICABLE);
        return (failed > 0 ? ", " + failed + " failed" : "")
                + (notApplicable > 0 ? ", " + notApplicable + " not applicable" : "");
    }

    private static long count(ExperimentResults results, CellStatus status) {
        return results.cells().stream().filter(cell -> cell.status() == status).count();
    }

    private static String queries(ExperimentResults results) {
        Map<String, Integer> byDataset = new LinkedHashMap<>();
        for (CellResult cell : results.cells()) {
            if (cell.status() == CellStatus.FINISHED && results.queryScores().containsKey(cell.key())) {
                byDataset.merge(cell.dataset(), results.queryScores().get(cell.key()).queryIds().length, Math::max);
            }
        }
        boolean single = results.plan().datasets().size() == 1;
        return byDataset.isEmpty()
                ? Numerals.NONE
                : byDataset.entrySet().stream()
                        .map(e -> Numerals.count(e.getValue()) + (single ? "" : " " + e.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String join(List<Long> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Returns the plan in full. */
    static Map<String, String> plan(ExperimentPlan plan) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Plan, SHA-256", CanonicalJson.hash(plan));
        values.put("Baseline of the plan", plan.baseline());
        values.put("Measures", String.join(", ", plan.measures()));
        new TreeMap<>(plan.fingerprints()).forEach((dataset, hash) -> values.put(dataset + ", SHA-256", hash));
        values.putAll(new TreeMap<>(plan.settings()));
        return values;
    }

    /** Returns code and machine in a sentence. */
    static String machine(Environment machine) {
        return "negbench " + machine.negbench() + " on " + machine.cpu() + ", " + machine.cores() + " cores; "
                + machine.java() + ".";
    }

    /** Returns a machine in full. */
    static Map<String, String> environment(Environment environment) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("negbench", environment.negbench());
        values.put("Java", environment.java());
        values.put("System", environment.os());
        values.put("Processor", environment.cpu() + ", " + environment.cores() + " cores");
        values.put("Largest heap", Numerals.count(environment.maxHeapBytes() >> 20) + " MiB");
        values.put("Vector instructions", environment.simd());
        values.put("FAISS", environment.faiss());
        values.putAll(new TreeMap<>(environment.libraries()));
        return values;
    }
}
