package dev.negbench.harness.cli;

import dev.negbench.harness.plan.PlanLedger;
import dev.negbench.reports.confirmation.LedgerRuns;
import dev.negbench.reports.journal.Ledger;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.plan.LedgerEntry;
import dev.negbench.reports.plan.PlannedRun;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what happened under a plan, and writes down deviations from it. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Shows everything that happened under a plan, runs that broke off included.",
        footer = {
            "",
            "Examples:",
            "  ./bench plan ledger plans/hard",
            "  ./bench plan ledger plans/hard --deviation 'the machine was changed after seed 3'"
        })
final class PlanLedgerCommand implements Callable<Integer> {
    @Mixin
    private PlanParameter plan;

    @Option(
            names = "--deviation",
            paramLabel = "TEXT",
            description = "Write down what was done otherwise than planned. The results are EXPLORATORY from then on,"
                    + " until a new version of the plan is locked.")
    private String deviation;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlanFolder folder = plan.folder();
        if (deviation != null) {
            if (deviation.isBlank()) {
                throw new UsageException("--deviation: say what was done otherwise than planned");
            }
            try (PlanLedger ledger = PlanLedger.open(folder, folder.locked(), System.err::println)) {
                ledger.deviation(deviation);
            }
        }
        List<LedgerEntry> entries = Ledger.read(folder.root());
        LedgerRuns runs = LedgerRuns.of(entries);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(entries.stream()
                    .map(entry -> fields(entry, runs.isAborted(entry)))
                    .toList()));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("line", "time (UTC)", "event", "run", "facts");
        entries.forEach(entry -> table.add(
                Integer.toString(entry.number()),
                entry.at(),
                entry.event() + (runs.isAborted(entry) ? ", ABORTED" : ""),
                entry.aboutRun().map(PlannedRun::toString).orElse(""),
                facts(entry)));
        out.print(table);
        out.println(summary(runs));
        return ExitCode.DONE;
    }

    private static String facts(LedgerEntry entry) {
        return entry.facts().entrySet().stream()
                .filter(fact -> !fact.getKey().equals(LedgerEntry.SCORES))
                .filter(fact -> !fact.getValue().isEmpty())
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> fields(LedgerEntry entry, boolean aborted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", entry.number());
        fields.put("event", entry.event().toString());
        fields.put("at", entry.at());
        fields.put("plan", entry.plan());
        fields.put("code", entry.code());
        entry.aboutRun().ifPresent(run -> fields.put("run", run));
        fields.put("aborted", aborted);
        fields.put("facts", entry.facts());
        fields.put("previous", entry.previous());
        fields.put("hash", entry.hash());
        return fields;
    }

    /** Returns how the runs of a ledger ended, in a line. */
    static String summary(LedgerRuns runs) {
        return runs.started() + " runs started, " + runs.finished() + " finished, " + runs.failed() + " failed, "
                + runs.aborted().size() + " ABORTED; test sets opened: "
                + runs.looks().size() + ", most openings of one: "
                + runs.mostLooks() + "; deviations: "
                + runs.deviations().size();
    }
}
