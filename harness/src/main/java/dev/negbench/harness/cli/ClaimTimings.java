package dev.negbench.harness.cli;

import dev.negbench.datasets.DatasetException;
import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.BenchmarkCatalogue;
import dev.negbench.harness.bench.Build;
import dev.negbench.harness.bench.DrawBenchmarks;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.claims.Claim;
import dev.negbench.harness.claims.ClaimGroup;
import dev.negbench.harness.claims.ClaimScale;
import dev.negbench.harness.claims.PaperClaims;
import dev.negbench.harness.claims.TimedArm;
import dev.negbench.harness.claims.TimedForks;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.experiment.BenchmarkPools;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.gate.SameMachine;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.journal.SpeedJournal;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Times the arms of claims about speed, a directory a claim. The forks of a claim's arms take turns; the machine is
 * looked at before and after, and what was timed on one that was unfit in between is set aside and timed again the next
 * time. Forks of another version or another machine are set aside, too.
 */
final class ClaimTimings {
    /** A fork of two seconds; how many of them is the claim's. */
    static final IntFunction<Effort> EFFORT = forks -> new Effort(forks, 5, 4, 100);

    private final Strategies strategies;
    private final DataOptions data;
    private final Path out;
    private final IntFunction<Effort> effort;
    private final GateTimings.Look preflight;
    private final PrintStream err;

    /**
     * @param strategies what can be compared
     * @param data where collections are found
     * @param out where forks are kept
     * @param effort how long, by the number of forks
     * @param preflight looks at the machine
     * @param err progress goes there
     */
    ClaimTimings(
            Strategies strategies,
            DataOptions data,
            Path out,
            IntFunction<Effort> effort,
            GateTimings.Look preflight,
            PrintStream err) {
        this.strategies = strategies;
        this.data = data;
        this.out = out;
        this.effort = effort;
        this.preflight = preflight;
        this.err = err;
    }

    /**
     * Times what is missing of a claim's arms.
     *
     * @param command the command that repeats it
     */
    TimedForks run(PaperClaims paper, Claim.Timed claim, ClaimScale scale, String command) throws IOException {
        String name = paper.paper() + "-" + claim.wording().id();
        Path root = out.resolve(name.replaceAll("[^\\w-]", "_"));
        setAsideOthers(root);
        List<BenchmarkCase> arms =
                claim.arms().stream().map(TimedArm::benchmark).toList();
        List<BenchmarkRun> stored = forks(root, arms);
        if (TimingSession.isComplete(root)
                && stored.stream().filter(BenchmarkRun::hasScores).count()
                        >= (long) claim.forks().get(scale) * arms.size()) {
            return new TimedForks(stored, List.of(), "");
        }
        List<String> unfit = GateTimings.unfit(preflight.now());
        if (!unfit.isEmpty()) {
            return TimedForks.unfit(unfit);
        }
        err.println("timing " + name);
        List<Path> pools = new ArrayList<>();
        try {
            Map<BenchmarkCase, List<String>> jvmArgs = jvmArgs(claim, pools);
            return time(root, jvmArgs, effort.apply(claim.forks().get(scale)), command);
        } catch (DatasetException | NotApplicableException e) {
            err.println(name + " is not timed: " + e.getMessage());
            return TimedForks.notRun(e.getMessage());
        } finally {
            for (Path file : pools) {
                Files.deleteIfExists(file);
            }
        }
    }

    private TimedForks time(Path root, Map<BenchmarkCase, List<String>> arms, Effort howLong, String command)
            throws IOException {
        List<BenchmarkCase> cases = List.copyOf(arms.keySet());
        TimingSession.Request request =
                new TimingSession.Request(BenchmarkCatalogue.questions(cases), command, cases.size());
        List<String> unfit;
        try (TimingSession session = TimingSession.open(root, request, List.of(Build.running()), howLong, err);
                InterruptNotice notice = InterruptNotice.arm(err, root)) {
            unfit = measure(session, arms);
            if (unfit.isEmpty()) {
                session.complete();
            }
        }
        TimedForks forks = new TimedForks(forks(root, cases), unfit, "");
        if (!unfit.isEmpty()) {
            Journal.setAside(root);
        }
        return forks;
    }

    /** Returns what spoke against the machine while it was timed on. */
    private List<String> measure(TimingSession session, Map<BenchmarkCase, List<String>> arms) {
        try {
            session.measureInTurns(arms);
            return GateTimings.unfit(preflight.now());
        } catch (IOException anotherBenchmarkRuns) {
            return List.of(anotherBenchmarkRuns.getMessage());
        }
    }

    private static void setAsideOthers(Path root) {
        SpeedResults stored = SpeedJournal.read(root);
        Environment here = Machine.describe(FaissDescription.text());
        boolean ours = stored.sittings().stream()
                .map(sitting -> sitting.environment())
                .allMatch(there -> there.negbench().equals(here.negbench())
                        && SameMachine.differences(there, here).isEmpty());
        if (!ours) {
            Journal.setAside(root);
        }
    }

    private static List<BenchmarkRun> forks(Path root, List<BenchmarkCase> arms) {
        return SpeedJournal.read(root).runs().stream()
                .filter(run -> arms.stream().anyMatch(arm -> arm.isCaseOf(run)))
                .toList();
    }

    /** Returns what the forks of each arm need; writes the pools of draws. */
    private Map<BenchmarkCase, List<String>> jvmArgs(Claim.Timed claim, List<Path> pools) throws IOException {
        Map<BenchmarkCase, List<String>> jvmArgs = new LinkedHashMap<>();
        if (claim.dataset().isEmpty()) {
            claim.arms().forEach(arm -> jvmArgs.put(arm.benchmark(), List.of()));
            return jvmArgs;
        }
        List<TimedArm.Draw> draws =
                claim.arms().stream().map(TimedArm.Draw.class::cast).toList();
        ClaimGroup group = new ClaimGroup(claim.dataset(), Map.of(), 1);
        ExperimentSettings settings = ClaimSettings.of(
                group, draws.stream().map(TimedArm.Draw::strategy).toList(), Set.of(), strategies);
        settings.encoder().requirePresent();
        TrainingData loaded = data.load(settings, err).get(claim.dataset());
        try (PreparedDataset prepared =
                PreparedDataset.of(loaded, settings, CacheFolder.standard(), EmbeddingProgress.NONE)) {
            for (TimedArm.Draw draw : draws) {
                Path file = DrawBenchmarks.write(pools(draw, prepared).pools());
                pools.add(file);
                jvmArgs.put(draw.benchmark(), DrawBenchmarks.jvmArgs(file));
            }
        }
        return jvmArgs;
    }

    private BenchmarkPools.Timed pools(TimedArm.Draw draw, PreparedDataset prepared) {
        Optional<BenchmarkPools.Timed> timed = BenchmarkPools.of(
                draw.strategy(), strategies, prepared, draw.candidates(), draw.draws(), DrawTimings.QUERIES);
        return timed.orElseThrow(
                () -> new NotApplicableException(draw.strategy().print() + " draws no negatives"));
    }
}
