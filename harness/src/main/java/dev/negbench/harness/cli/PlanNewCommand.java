package dev.negbench.harness.cli;

import dev.negbench.harness.experiment.ExperimentPlans;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.plan.PlanDraft;
import dev.negbench.harness.plan.PlanRules;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.plan.SearchBudget;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.strategies.Strategies;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a plan. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the plan of a comparison, with a hypothesis for each strategy, dataset and mode."
                + " Read it and edit its words before you lock it.",
        footer = {
            "",
            "Examples:",
            "  ./bench plan new --question 'Do hard negatives help?' --strategies random,topk,simans \\",
            "      --dataset scifact,nfcorpus --out plans/hard",
            "  ./bench plan new --question 'Does tuning decide?' --strategies random,simans \\",
            "      --dataset scifact,nfcorpus --search 'simans:a=0.1..10:log' --trials 20 --out plans/tuned"
        })
final class PlanNewCommand implements Callable<Integer> {
    @Mixin
    private ExperimentOptions experiment;

    @Mixin
    private DataOptions data;

    @Mixin
    private ChatOptions chat;

    @Option(names = "--generated-texts", paramLabel = "FILE", description = "As in compare.")
    private Path generatedTexts;

    @Option(names = "--question", required = true, paramLabel = "TEXT", description = "What the study is to answer.")
    private String question;

    @Option(names = "--id", paramLabel = "NAME", description = "Short name. Default: the folder's")
    private String id;

    @Option(names = "--author", paramLabel = "TEXT", description = "Who answers for it.", defaultValue = "")
    private String author;

    @Option(
            names = "--alpha",
            paramLabel = "LEVEL",
            description = "Level of the family of tests. Default: ${DEFAULT-VALUE}",
            defaultValue = "0.05")
    private double alpha;

    @Option(
            names = "--min-effect",
            paramLabel = "D",
            description = "Smallest effect of interest, in the primary measure. Default: ${DEFAULT-VALUE}",
            defaultValue = "0.01")
    private double minEffect;

    @Option(
            names = "--search",
            paramLabel = "STRATEGY:NAME=LOW..HIGH[:SCALE]",
            description = "Tune a parameter beforehand, on dev of the first dataset, by random draws; SCALE is linear,"
                    + " log or integer. May be repeated.")
    private List<String> searches = new ArrayList<>();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Draws for each strategy that is tuned. Default: ${DEFAULT-VALUE}",
            defaultValue = "20")
    private int trials;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The plan's folder, a new one.")
    private Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintStream err = System.err;
        Strategies strategies = Strategies.load();
        GeneratedTexts texts = GeneratedTexts.read(generatedTexts);
        ExperimentSettings settings = experiment.resolve(strategies, chat.model(), texts.sha256());
        ExperimentPlan planned =
                ExperimentPlans.of(settings, data.load(settings, err), "./bench compare --plan " + out.getFileName());
        List<SearchBudget> budgets = SearchOption.parse(
                searches, trials, settings.datasets().get(0), settings.modes().get(0), strategies);
        ComparisonSettings statistics = ComparisonSettings.of(
                alpha, minEffect, ComparisonSettings.DEFAULT.signFlips(), ComparisonSettings.DEFAULT.randomSeed());
        StudyPlan plan = PlanDraft.of(
                id == null ? out.getFileName().toString() : id,
                author,
                question,
                statistics,
                budgets,
                PlanArguments.of(spec),
                planned);
        List<String> problems = PlanRules.problems(plan, strategies);
        if (!problems.isEmpty()) {
            throw new UsageException("this would not make a plan:\n  " + String.join("\n  ", problems));
        }
        PlanFolder folder = new PlanFolder(out);
        folder.create(plan);
        String file = folder.file().toString();
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JsonOutput.of(Map.of(
                                        "plan",
                                        file,
                                        "hypotheses",
                                        plan.hypotheses().size()))
                                : file);
        err.println("read it, edit its words, then: ./bench plan lock " + out);
        return ExitCode.DONE;
    }
}
