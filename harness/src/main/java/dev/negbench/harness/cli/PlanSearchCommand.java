package dev.negbench.harness.cli;

import dev.negbench.harness.chat.RecordingChatModel;
import dev.negbench.harness.experiment.ExperimentPlans;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.experiment.TrialRunner;
import dev.negbench.harness.plan.PlanLedger;
import dev.negbench.harness.plan.TrialDraws;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.confirmation.SearchOutcome;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.BatchMode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the trials that a locked plan allows, on dev alone. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Makes the trials that a locked plan declares, judged on dev alone, each written into the ledger."
                + " The best one takes the place of the strategy in the comparison. Goes on where it stopped.",
        footer = {"", "Examples:", "  ./bench plan search plans/tuned"})
final class PlanSearchCommand implements Callable<Integer> {
    @Mixin
    private PlanParameter plan;

    @Mixin
    private DataOptions data;

    @Mixin
    private ChatOptions chat;

    @Option(names = "--generated-texts", paramLabel = "FILE", description = "As in compare.")
    private Path generatedTexts;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintStream err = System.err;
        PlanFolder folder = plan.folder();
        LockedPlan locked = folder.locked();
        if (locked.plan().searches().isEmpty()) {
            throw new UsageException(folder.file() + ": declares no search");
        }
        Strategies strategies = Strategies.load();
        GeneratedTexts texts = GeneratedTexts.read(generatedTexts);
        ExperimentSettings settings =
                PlanArguments.parse(locked.plan()).resolve(strategies, chat.model(), texts.sha256());
        settings.encoder().requirePresent();
        Map<String, TrainingData> loaded = data.load(settings, err);
        PlannedComparison.requireAsPlanned(
                folder, locked, locked.plan().experiment(), ExperimentPlans.of(settings, loaded, ""));
        CacheFolder cache = CacheFolder.standard();
        try (RecordingChatModel chatModel = chat.open(cache, err).orElse(null);
                PlanLedger ledger = PlanLedger.open(folder, locked, err::println);
                TerminalProgress progress =
                        new TerminalProgress(err, settings.measures().get(0).toString())) {
            for (SearchOutcome search : SearchOutcome.of(locked)) {
                TrainingData trained = loaded.get(search.budget().dataset());
                try (TrialRunner runner = TrialRunner.of(
                        settings, trained, cache, progress, Optional.ofNullable(chatModel), texts.byQuery())) {
                    search(search, runner, strategies, ledger, err);
                }
            }
        }
        print(SearchOutcome.of(folder.locked()));
        return ExitCode.DONE;
    }

    private void print(List<SearchOutcome> outcomes) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(
                    outcomes.stream().map(PlanSearchCommand::fields).toList()));
            return;
        }
        TextTable table = new TextTable("strategy", "trials", "chosen on dev", "expected best by trials");
        outcomes.forEach(search -> table.add(
                search.budget().strategy(),
                Integer.toString(search.trials().size()),
                search.chosen().orElse("none: no trial has a result"),
                search.expected().map(PlanFacts::curve).orElse("")));
        out.print(table);
    }

    private static Map<String, Object> fields(SearchOutcome search) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("strategy", search.budget().strategy());
        fields.put("trials", search.trials().size());
        fields.put("chosen", search.chosen().orElse(""));
        fields.put(
                "expectedBest",
                search.expected()
                        .map(curve -> IntStream.rangeClosed(1, curve.trials())
                                .mapToObj(curve::mean)
                                .toList())
                        .orElse(List.of()));
        return fields;
    }

    private static void search(
            SearchOutcome search, TrialRunner runner, Strategies strategies, PlanLedger ledger, PrintStream err) {
        SearchBudget budget = search.budget();
        for (int number = 1; number <= budget.trials(); number++) {
            if (search.isMade(number)) {
                continue;
            }
            TrialRunner.Trial trial = runner.run(
                    TrialDraws.strategy(budget, number, strategies),
                    budget.dataset(),
                    BatchMode.parse(budget.mode()),
                    budget.seed());
            ledger.trial(budget, number, trial.run(), trial.devQuality(), trial.reason());
            err.printf(
                    Locale.ROOT,
                    "[%d/%d] %s: %s%n",
                    number,
                    budget.trials(),
                    trial.run(),
                    trial.reason().isEmpty()
                            ? String.format(Locale.ROOT, "dev %.4f", trial.devQuality())
                            : trial.reason());
        }
    }
}
