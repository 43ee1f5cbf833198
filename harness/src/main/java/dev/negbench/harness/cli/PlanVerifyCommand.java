package dev.negbench.harness.cli;

import dev.negbench.reports.confirmation.Confirmation;
import dev.negbench.reports.confirmation.Failure;
import dev.negbench.reports.confirmation.LedgerRuns;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.tables.Standing;
import dev.negbench.reports.tables.Standings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a plan against its lock, its ledger and its results. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Computes the chain of the ledger again, holds the plan against its lock, and the results against"
                + " both. Exit code 3 if something was tampered with, naming the first broken line; 1 if any"
                + " of the results are EXPLORATORY.",
        footer = {
            "",
            "Examples:",
            "  ./bench plan verify plans/hard",
            "  ./bench plan verify plans/hard --results results/plan-1a2b3c4d5e --json"
        })
final class PlanVerifyCommand implements Callable<Integer> {
    @Mixin
    private PlanParameter plan;

    @Option(names = "--results", paramLabel = "DIR", description = "The results directory that compare wrote.")
    private Path results;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlanFolder folder = plan.folder();
        LockedPlan locked = folder.locked();
        Optional<Confirmation> confirmation =
                Optional.ofNullable(results).map(Journal::read).map(read -> Confirmation.of(locked, read));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(fields(locked, confirmation)));
        } else {
            out.println("plan:   version " + locked.lock().version() + ", locked "
                    + locked.lock().lockedAt() + ", unchanged since (SHA-256 "
                    + locked.lock().hash() + ")");
            out.println("ledger: " + locked.entries().size() + " entries, chain unbroken; "
                    + PlanLedgerCommand.summary(LedgerRuns.of(locked.entries())));
            confirmation.ifPresent(found -> {
                out.println("results: " + found.standings().label());
                if (found.standings().isMixed()) {
                    found.standings()
                            .comparisons()
                            .forEach((comparison, own) -> out.println("  " + own.label() + ": " + comparison));
                }
                found.conditions()
                        .forEach(condition ->
                                out.println("  " + (condition.holds() ? "holds: " + condition.name() : condition)));
            });
        }
        return confirmation
                        .map(found -> found.standings().overall().confirmatory())
                        .orElse(true)
                ? ExitCode.DONE
                : ExitCode.REGRESSION;
    }

    private static Map<String, Object> fields(LockedPlan locked, Optional<Confirmation> confirmation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", locked.lock().version());
        fields.put("sha256", locked.lock().hash());
        fields.put("lockedAt", locked.lock().lockedAt());
        fields.put("entries", locked.entries().size());
        confirmation.ifPresent(found -> {
            fields.put("standing", found.standings().label());
            fields.put(
                    "comparisons",
                    found.standings().comparisons().entrySet().stream()
                            .map(each -> fields(each.getKey(), each.getValue()))
                            .toList());
            List<Map<String, Object>> conditions = found.conditions().stream()
                    .map(condition -> Map.<String, Object>of(
                            "name",
                            condition.name(),
                            "holds",
                            condition.holds(),
                            "failures",
                            condition.failures().stream().map(Failure::reason).toList()))
                    .toList();
            fields.put("conditions", conditions);
        });
        return fields;
    }

    private static Map<String, Object> fields(Standings.Place comparison, Standing standing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("strategy", comparison.strategy());
        fields.put("dataset", comparison.dataset());
        fields.put("mode", comparison.mode());
        fields.put("standing", standing.label());
        fields.put("failedConditions", standing.failedConditions());
        return fields;
    }
}
