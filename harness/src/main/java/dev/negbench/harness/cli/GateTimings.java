package dev.negbench.harness.cli;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.BenchmarkCatalogue;
import dev.negbench.harness.bench.Build;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.environment.Fitness;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.harness.gate.SameMachine;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.SpeedCheck;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.speed.BenchmarkFigure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Times benchmarks for a baseline, and holds them against a baseline or another build.
 *
 * @param effort how long; the same for baseline and check, or their forks would differ by their warm-up
 * @param preflight looks at the machine
 * @param command the command that repeats it
 * @param err progress goes there
 */
record GateTimings(Effort effort, Look preflight, String command, PrintStream err) {
    /** Ten forks, or pairs of them, and many short iterations to find a fast one among: {@link SpeedCheck}. */
    static final Effort EFFORT = new Effort(10, 4, 8, 100);

    /** A look at the machine. */
    interface Look {
        Preflight now();
    }

    /**
     * What came out.
     *
     * @param checks a row a benchmark; empty if nothing was judged
     * @param refusals why not, or why some row was not, a sentence each; empty if all was
     */
    record Outcome(List<SpeedCheck> checks, List<String> refusals) {
        /** Returns what was timed, with a refusal for each benchmark that others disturbed too much. */
        static Outcome of(List<SpeedCheck> checks) {
            return new Outcome(
                    checks,
                    checks.stream()
                            .filter(SpeedCheck::isDisturbed)
                            .map(SpeedCheck::comparison)
                            .map(forks -> BenchmarkFigure.name(forks.benchmark(), forks.params())
                                    + ": " + forks.disturbed() + " forks shared their core or waited, which leaves "
                                    + forks.forks() + " to compare (at least " + SpeedCheck.LEAST_FORKS + ")")
                            .toList());
        }
    }

    /** Returns the benchmarks whose name has a match, as {@code throughput --only} finds them. */
    static List<BenchmarkCase> matching(String only) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(only);
        } catch (PatternSyntaxException e) {
            throw new UsageException("--speed " + only + " is no regular expression: " + e.getDescription());
        }
        List<BenchmarkCase> cases = BenchmarkCatalogue.cases().stream()
                .filter(benchmark -> pattern.matcher(benchmark.name()).find())
                .toList();
        if (cases.isEmpty()) {
            throw new UsageException("--speed " + only
                    + " matches no benchmark; './bench throughput --suite --dry-run' lists them");
        }
        return cases;
    }

    /** Returns the benchmarks of a baseline that this version still has. */
    static List<BenchmarkCase> of(Baseline baseline) {
        return BenchmarkCatalogue.cases().stream()
                .filter(benchmark -> baseline.speed().runs().stream().anyMatch(benchmark::isCaseOf))
                .toList();
    }

    /** Returns why nothing should be timed here and now; empty if the machine will do. */
    static List<String> unfit(Preflight preflight) {
        return preflight.fitness() == Fitness.UNFIT ? preflight.reasons() : List.of();
    }

    /** Times this build alone, to be stored. */
    SpeedResults measure(List<BenchmarkCase> cases, Path directory) throws IOException {
        return time(cases, List.of(Build.running()), directory);
    }

    /** Lets forks of both builds take turns. */
    Outcome against(Path other, List<BenchmarkCase> cases, double share, Path directory) throws IOException {
        List<String> refusals = unfit(preflight.now());
        if (!refusals.isEmpty()) {
            return new Outcome(List.of(), refusals);
        }
        List<Build> builds = List.of(Build.other(other), Build.running());
        return Outcome.of(SpeedCheck.inTurns(time(cases, builds, directory).runs(), share));
    }

    /** Times this build and holds it against the baseline's forks, if this is the machine they were timed on. */
    Outcome againstStored(Baseline baseline, Path directory) throws IOException {
        Preflight found = preflight.now();
        List<String> refusals = Stream.of(
                        SameMachine.differences(
                                baseline.environment(), Machine.describe(FaissDescription.text())),
                        otherEffort(baseline.speed().sittings()),
                        unfit(found),
                        SameMachine.pace(baseline.speed().sittings(), found))
                .flatMap(List::stream)
                .toList();
        if (!refusals.isEmpty()) {
            return new Outcome(List.of(), refusals);
        }
        List<BenchmarkRun> now = time(of(baseline), List.of(Build.running()), directory).runs();
        return Outcome.of(SpeedCheck.againstStored(
                baseline.speed().runs(), now, baseline.rules().storedSpeedShare()));
    }

    /** Forks measured for another time differ by their warm-up, and by how fast their fastest iteration is. */
    private List<String> otherEffort(List<Sitting> stored) {
        Map<String, String> lengths = TimingSession.lengths(effort);
        return stored.stream()
                .filter(sitting -> !sitting.settings().entrySet().containsAll(lengths.entrySet()))
                .map(sitting -> "the baseline's forks were measured otherwise, " + sitting.settings() + " instead of "
                        + lengths + "; save the baseline anew, or give --against BUILD")
                .distinct()
                .toList();
    }

    private SpeedResults time(List<BenchmarkCase> cases, List<Build> builds, Path directory) throws IOException {
        TimingSession.Request request =
                new TimingSession.Request(BenchmarkCatalogue.questions(cases), command, cases.size());
        err.printf(
                "%d benchmarks, %d forks each%s: about %d minutes%n",
                cases.size(),
                effort.forks(),
                builds.size() > 1 ? " of both builds" : "",
                1 + cases.size() * (long) effort.forks() * builds.size() * effort.forkMillis() / 60_000);
        try (TimingSession session = TimingSession.open(directory, request, builds, effort, err);
                InterruptNotice notice = InterruptNotice.arm(err, directory)) {
            for (BenchmarkCase benchmark : cases) {
                session.measure(benchmark, List.of());
            }
            session.complete();
            return session.results();
        }
    }
}
