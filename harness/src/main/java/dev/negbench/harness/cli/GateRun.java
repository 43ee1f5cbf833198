package dev.negbench.harness.cli;

import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.experiment.ExperimentPlans;
import dev.negbench.harness.experiment.ExperimentRunner;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.experiment.TrainingSplit;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Trains the cells of a baseline or of a check, quality only; stopped and started again, it goes on. */
final class GateRun {
    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Cells trained at a time; numbers do not depend on it. Default: the number of cores")
    private Integer parallel;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the results of the run go. Default: results/PURPOSE-HASH in the working directory")
    private Path out;

    @Option(names = "--fresh", description = "Set results of an earlier start aside and start anew.")
    private boolean fresh;

    /**
     * Runs what is missing and returns everything.
     *
     * @param purpose first word of the results directory's name
     * @param verb the verb that runs
     */
    ExperimentResults run(
            String purpose,
            ExperimentSettings settings,
            Map<String, TrainingData> loaded,
            CommandSpec verb,
            PrintStream err)
            throws InterruptedException {
        int parallelism = parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
        if (parallelism < 1) {
            throw new UsageException("--parallel must be at least 1, was " + parallel);
        }
        loaded.values().forEach(d -> TrainingSplit.of(d.dataset(), d.test(), settings.maxTrainQueries()));
        ExperimentPlan plan = ExperimentPlans.of(settings, loaded, RepeatCommand.of(verb));
        Path root = out != null ? out : directory(purpose, ExperimentPlans.of(settings, loaded, ""));
        if (fresh) {
            Journal.setAside(root).ifPresent(aside -> err.println("earlier results were set aside in " + aside));
        }
        try (Journal journal = Journal.open(root, plan, Machine.describe(FaissDescription.text()));
                InterruptNotice notice = InterruptNotice.arm(err, "finished cells", root, verb);
                TerminalProgress progress =
                        new TerminalProgress(err, plan.measures().get(0))) {
            journal.notices().forEach(err::println);
            new ExperimentRunner(settings, loaded, CacheFolder.standard(), progress, Optional.empty(), Map.of())
                    .run(journal, parallelism);
        }
        err.println("journal: " + root);
        return Journal.read(root);
    }

    /** Every version of the code has a directory of its own: results of two would be read as one run. */
    static Path directory(String purpose, Object what) {
        String hash = CanonicalJson.hash(List.of(what, CodeVersion.current().fingerprint()));
        return Path.of("results", purpose + "-" + hash.substring(0, 10));
    }
}
