package dev.negbench.harness.cli;

import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.harness.experiment.ExperimentPlans;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.plan.PlanRules;
import dev.negbench.reports.journal.PlanDifference;
import dev.negbench.reports.journal.PlanFolder;
import dev.negbench.reports.plan.PlanLock;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.strategies.Strategies;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Locks a plan. */
@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        description = "Checks a plan and fixes it: its SHA-256, the time and the code go into plan.lock and the ledger."
                + " What is changed afterwards is a new version, under which earlier runs confirm nothing.",
        footer = {
            "",
            "Examples:",
            "  ./bench plan lock plans/hard",
            "  ./bench plan lock plans/hard --reason 'nfcorpus was published anew'"
        })
final class PlanLockCommand implements Callable<Integer> {
    @Mixin
    private PlanParameter plan;

    @Mixin
    private DataOptions data;

    @Mixin
    private ChatOptions chat;

    @Option(names = "--generated-texts", paramLabel = "FILE", description = "As in compare.")
    private Path generatedTexts;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why a plan is changed that was locked before.",
            defaultValue = "")
    private String reason;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlanFolder folder = plan.folder();
        StudyPlan study = folder.plan();
        Strategies strategies = Strategies.load();
        List<String> problems = PlanRules.problems(study, strategies);
        if (!problems.isEmpty()) {
            throw new UsageException(folder.file() + " cannot be locked:\n  " + String.join("\n  ", problems));
        }
        GeneratedTexts texts = GeneratedTexts.read(generatedTexts);
        ExperimentSettings settings = PlanArguments.parse(study).resolve(strategies, chat.model(), texts.sha256());
        ExperimentPlan found = ExperimentPlans.of(settings, data.load(settings, System.err), "");
        List<String> differences = PlanDifference.between(study.experiment(), found);
        if (!differences.isEmpty()) {
            throw new UsageException(folder.file() + ": its arguments and the data here do not come to the experiment "
                    + "that it describes; make it anew with './bench plan new'. What differs:\n  "
                    + String.join("\n  ", differences));
        }
        CodeVersion code = CodeVersion.current();
        PlanLock lock = folder.lock(code.display(), code.fingerprint(), reason);
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("plan", folder.file().toString());
            fields.put("version", lock.version());
            fields.put("sha256", lock.hash());
            fields.put("lockedAt", lock.lockedAt());
            fields.put("code", lock.codeRevision());
            spec.commandLine().getOut().println(JsonOutput.of(fields));
        } else {
            spec.commandLine()
                    .getOut()
                    .println("version " + lock.version() + " locked " + lock.lockedAt() + ", SHA-256 " + lock.hash());
        }
        String next = study.searches().isEmpty() ? "compare --plan " : "plan search ";
        System.err.println("next: ./bench " + next + folder.root());
        return ExitCode.DONE;
    }
}
