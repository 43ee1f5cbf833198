package dev.negbench.harness.cli;

import dev.negbench.datasets.DatasetException;
import dev.negbench.harness.claims.ClaimGroup;
import dev.negbench.harness.claims.GroupNeeds;
import dev.negbench.harness.claims.GroupResult;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.experiment.Cell;
import dev.negbench.harness.experiment.ExperimentPlans;
import dev.negbench.harness.experiment.ExperimentProgress;
import dev.negbench.harness.experiment.ExperimentRunner;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.SetUpCheck;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.experiment.TrainingSplit;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.strategies.NotSetUpException;
import dev.negbench.strategies.Strategies;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Trains the cells that claims need, a journal a group. The plan of a group is that of all claims, so that trying some
 * papers first and all of them later trains nothing twice.
 */
final class ClaimExperiments {
    private final Strategies strategies;
    private final DataOptions data;
    private final Path out;
    private final int parallelism;
    private final PrintStream err;

    /**
     * @param strategies what can be compared
     * @param data where collections are found
     * @param out where journals go, a folder a group
     * @param parallelism cells trained at a time
     * @param err told what happens
     */
    ClaimExperiments(Strategies strategies, DataOptions data, Path out, int parallelism, PrintStream err) {
        this.strategies = strategies;
        this.data = data;
        this.out = out;
        this.parallelism = parallelism;
        this.err = err;
    }

    /**
     * Trains what is missing.
     *
     * @param planned what all claims need, by group
     * @param wanted what the selected claims need, by group
     * @throws InterruptedException if the thread is interrupted; finished cells are kept
     */
    Map<ClaimGroup, GroupResult> run(Map<ClaimGroup, GroupNeeds> planned, Map<ClaimGroup, GroupNeeds> wanted)
            throws InterruptedException {
        int cells = wanted.entrySet().stream()
                .mapToInt(entry ->
                        entry.getKey().seeds() * entry.getValue().strategies().size())
                .sum();
        Map<ClaimGroup, GroupResult> results = new LinkedHashMap<>();
        try (TerminalProgress progress = new TerminalProgress(err, GroupNeeds.PRIMARY.toString());
                InterruptNotice notice = InterruptNotice.arm(err, out)) {
            progress.started(cells);
            ExperimentProgress within = new WithinWhole(progress);
            for (Map.Entry<ClaimGroup, GroupNeeds> entry : wanted.entrySet()) {
                ClaimGroup group = entry.getKey();
                try {
                    results.put(group, run(group, planned.get(group), entry.getValue(), within));
                } catch (DatasetException | NotSetUpException e) {
                    err.println(group + " is not run: " + e.getMessage());
                    results.put(group, GroupResult.notRun(e.getMessage()));
                }
            }
        }
        return results;
    }

    private GroupResult run(ClaimGroup group, GroupNeeds planned, GroupNeeds wanted, ExperimentProgress progress)
            throws InterruptedException {
        ExperimentSettings all = ClaimSettings.of(group, planned.strategies(), planned.measures(), strategies);
        ExperimentSettings some = ClaimSettings.of(group, wanted.strategies(), planned.measures(), strategies);
        all.encoder().requirePresent();
        Map<String, TrainingData> loaded = data.load(all, err);
        loaded.values().forEach(d -> TrainingSplit.of(d.dataset(), d.test(), all.maxTrainQueries()));
        SetUpCheck.require(some, loaded, Map.of());
        ExperimentPlan plan = ExperimentPlans.of(all, loaded, "./bench reproduce");
        Path root = out.resolve(group.dataset() + "-" + CanonicalJson.hash(plan).substring(0, 10));
        try (Journal journal = Journal.open(root, plan, Machine.describe(FaissDescription.text()))) {
            journal.notices().forEach(err::println);
            new ExperimentRunner(some, loaded, CacheFolder.standard(), progress, Optional.empty(), Map.of())
                    .run(journal, parallelism);
        }
        ExperimentResults results = Journal.read(root);
        return new GroupResult(results.cells(), results.queryScores(), "");
    }

    /** One bar for all groups: the count of cells is set once. */
    private record WithinWhole(ExperimentProgress whole) implements ExperimentProgress {
        @Override
        public void started(int cells) {
            // The whole has begun already.
        }

        @Override
        public void preparing(String dataset) {
            whole.preparing(dataset);
        }

        @Override
        public void embedding(String dataset, int done, int total) {
            whole.embedding(dataset, done, total);
        }

        @Override
        public void kept(Cell cell) {
            whole.kept(cell);
        }

        @Override
        public void epoch(Cell cell, int epoch) {
            whole.epoch(cell, epoch);
        }

        @Override
        public void ended(Cell cell, CellResult result) {
            whole.ended(cell, result);
        }
    }
}
