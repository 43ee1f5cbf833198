package dev.negbench.harness.diffusion;

import dev.negbench.strategies.negativeprompts.AdaptiveRemoval;
import dev.negbench.strategies.negativeprompts.DiffusionWorld;
import dev.negbench.strategies.negativeprompts.RemovalExperiment;
import dev.negbench.strategies.negativeprompts.RemovalRun;
import dev.negbench.strategies.negativeprompts.RemovalSettings;
import dev.negbench.strategies.negativeprompts.SampleOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/** Runs a removal experiment for several seeds on several threads; figures do not depend on their number. */
public final class DiffusionRuns {
    private static final int ADAPTIVE_SAMPLES = 200;

    /** Told how far a run has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param done starting noises done
         * @param total of all seeds
         */
        void samples(int done, int total);
    }

    private DiffusionRuns() {}

    /**
     * Runs.
     *
     * @param worlds the world of each seed
     * @param settings what is run
     * @param seeds how many; the first is 1
     * @param threads at least 1
     * @param progress told about every sample
     * @throws InterruptedException if the thread was interrupted
     */
    public static DiffusionReport run(
            LongFunction<DiffusionWorld> worlds, RemovalSettings settings, int seeds, int threads, Progress progress)
            throws InterruptedException {
        ExecutorService team = Executors.newFixedThreadPool(threads);
        try {
            List<RemovalExperiment> experiments = new ArrayList<>();
            List<RemovalRun> runs = new ArrayList<>();
            int total = seeds * settings.samples();
            for (int seed = 1; seed <= seeds; seed++) {
                DiffusionWorld world = worlds.apply(seed).with(PointMath.KERNELS);
                RemovalExperiment experiment = RemovalExperiment.of(world, settings, seed);
                int before = (seed - 1) * settings.samples();
                List<SampleOutcome> outcomes = all(
                        team, settings.samples(), experiment::sample, done -> progress.samples(before + done, total));
                experiments.add(experiment);
                runs.add(experiment.summarise(outcomes));
            }
            return DiffusionReport.of(settings, runs, adaptive(team, experiments, runs, settings));
        } finally {
            team.shutdownNow();
        }
    }

    /** From the first step, from the critical step, and from the middle between that and the end. */
    private static List<AdaptiveSummary> adaptive(
            ExecutorService team, List<RemovalExperiment> experiments, List<RemovalRun> runs, RemovalSettings settings)
            throws InterruptedException {
        List<Integer> critical =
                runs.stream().map(RemovalRun::criticalStep).sorted().toList();
        int median = critical.get(critical.size() / 2);
        int steps = settings.schedule().steps();
        List<AdaptiveSummary> summaries = new ArrayList<>();
        for (int start : new TreeSet<>(List.of(0, median, (median + steps) / 2))) {
            List<AdaptiveRemoval> outcomes = new ArrayList<>();
            for (RemovalExperiment experiment : experiments) {
                int samples = Math.min(ADAPTIVE_SAMPLES, settings.samples());
                outcomes.addAll(all(team, samples, index -> experiment.adaptive(index, start), done -> {}));
            }
            summaries.add(AdaptiveSummary.of(start, outcomes));
        }
        return summaries;
    }

    /** Told how many are done. */
    @FunctionalInterface
    private interface Done {
        void count(int done);
    }

    private static <T> List<T> all(ExecutorService team, int count, IntFunction<T> task, Done done)
            throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int own = index;
            futures.add(team.submit(() -> task.apply(own)));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
            done.count(results.size());
        }
        return results;
    }
}
