package dev.negbench.harness.cli;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.Build;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.bench.ForkRunner;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.journal.SpeedJournal;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.speed.BenchmarkFigure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Times benchmarks one fork after another. Every fork is on disk before the next one starts, a failed one with its
 * reason; opened again in the same directory, it goes on with the forks that are missing or failed. Of two builds the
 * forks take turns, and every second pair begins with the other build, so that neither profits from coming second.
 */
final class TimingSession implements AutoCloseable {
    /** Says that everything was timed: whoever starts the same command again wants new figures, not these. */
    private static final String COMPLETE = "complete";

    private final Path root;
    private final SpeedJournal journal;
    private final PrintStream err;
    private final List<Build> builds;
    private final Effort effort;
    private final int cases;
    private int caseNumber;
    private int forksRun;
    private long forkNanos;

    private TimingSession(
            Path root, SpeedJournal journal, PrintStream err, List<Build> builds, Effort effort, int cases) {
        this.root = root;
        this.journal = journal;
        this.err = err;
        this.builds = builds;
        this.effort = effort;
        this.cases = cases;
    }

    /**
     * What is asked for and why.
     *
     * @param questions what is asked, by benchmark class
     * @param command the command that repeats it
     * @param cases benchmarks to be timed, for the estimate of what is left
     */
    record Request(Map<String, String> questions, String command, int cases) {}

    /**
     * Looks at the machine, says what it found, and opens the directory. Complete timings in it are set aside.
     *
     * @param builds this build, and the other one if there is one
     */
    static TimingSession open(Path root, Request request, List<Build> builds, Effort effort, PrintStream err)
            throws IOException {
        if (isComplete(root)) {
            Journal.setAside(root).ifPresent(aside -> err.println("earlier timings were set aside in " + aside));
        }
        Preflight preflight = Preflight.now();
        err.print(PreflightOutput.text(preflight));
        SpeedJournal journal = SpeedJournal.open(root);
        if (!journal.results().runs().isEmpty()) {
            err.println("going on with the timings in " + root);
        }
        journal.append(sitting(preflight, request, builds, effort));
        return new TimingSession(root, journal, err, builds, effort, request.cases());
    }

    /** Returns how long a fork warms up and measures, as a sitting's settings say it. */
    static Map<String, String> lengths(Effort effort) {
        Map<String, String> lengths = new LinkedHashMap<>();
        lengths.put("warm-up", effort.warmups() + " × " + effort.iterationMillis() + " ms");
        lengths.put("measured", effort.iterations() + " × " + effort.iterationMillis() + " ms");
        return lengths;
    }

    private static Sitting sitting(Preflight preflight, Request request, List<Build> builds, Effort effort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("forks", Integer.toString(effort.forks()));
        settings.putAll(lengths(effort));
        builds.stream()
                .filter(build -> build.name().equals(BenchmarkRun.OTHER))
                .forEach(build -> settings.put("against", build.version()));
        return new Sitting(
                preflight.fitness().word(),
                preflight.reasons(),
                PreflightOutput.measured(preflight),
                Machine.describe(FaissDescription.text()),
                request.questions(),
                settings,
                request.command());
    }

    /**
     * Times a benchmark in every build, as far as that is not stored yet, and says the outcome.
     *
     * @param jvmArgs what its forks need beside the usual
     * @return what this build's forks say together
     * @throws IOException if another JMH benchmark is running on this machine
     */
    BenchmarkFigure measure(BenchmarkCase benchmark, List<String> jvmArgs) throws IOException {
        for (int fork = 1; fork <= effort.forks(); fork++) {
            for (int turn = 0; turn < builds.size(); turn++) {
                Build build = builds.get((turn + fork) % builds.size());
                if (!isStored(benchmark, build, fork)) {
                    run(benchmark, build, fork, jvmArgs);
                }
            }
        }
        return say(benchmark);
    }

    private void run(BenchmarkCase benchmark, Build build, int fork, List<String> jvmArgs) throws IOException {
        long start = System.nanoTime();
        journal.append(ForkRunner.run(benchmark, build, fork, effort, jvmArgs));
        forkNanos += System.nanoTime() - start;
        forksRun++;
    }

    private BenchmarkFigure say(BenchmarkCase benchmark) {
        caseNumber++;
        List<BenchmarkRun> runs =
                journal.results().runs().stream().filter(benchmark::isCaseOf).toList();
        BenchmarkFigure figure = BenchmarkFigure.of(runs, BenchmarkRun.THIS).get(0);
        err.println(progress(figure));
        return figure;
    }

    /**
     * Times benchmarks of one build against each other: their forks take turns, and every second round begins with
     * another one. A round of which an earlier start stored a part alone is timed again, as its forks are compared.
     *
     * @param arms the benchmarks, each with what its forks need beside the usual
     * @throws IOException if another JMH benchmark is running on this machine
     */
    void measureInTurns(Map<BenchmarkCase, List<String>> arms) throws IOException {
        List<BenchmarkCase> order = List.copyOf(arms.keySet());
        Build build = builds.get(0);
        for (int fork = 1; fork <= effort.forks(); fork++) {
            int round = fork;
            if (order.stream().allMatch(arm -> isStored(arm, build, round))) {
                continue;
            }
            for (int turn = 0; turn < order.size(); turn++) {
                BenchmarkCase arm = order.get((turn + fork) % order.size());
                run(arm, build, fork, arms.get(arm));
            }
        }
        order.forEach(this::say);
    }

    /** Counts a benchmark that there is nothing to time of, and says why. */
    void skip(String reason) {
        caseNumber++;
        err.println("[" + caseNumber + "/" + cases + "] skipped " + reason);
    }

    private boolean isStored(BenchmarkCase benchmark, Build build, int fork) {
        return journal.results().runs().stream()
                .anyMatch(run -> run.hasScores()
                        && run.fork() == fork
                        && run.build().equals(build.name())
                        && benchmark.isCaseOf(run));
    }

    private String progress(BenchmarkFigure figure) {
        String outcome = figure.isMeasured()
                ? FigureText.cost(figure) + ", " + FigureText.bytes(figure) + ", CPU/wall "
                        + FigureText.share(figure.cpuShare())
                : "FAILED, " + String.join("; ", figure.failures());
        return "[" + caseNumber + "/" + cases + "] " + figure.name() + ": " + outcome
                + (figure.isDisturbed() ? ", DISTURBED" : "")
                + remaining().map(minutes -> "; " + minutes + " left").orElse("");
    }

    private Optional<String> remaining() {
        int left = cases - caseNumber;
        if (forksRun == 0 || left <= 0) {
            return Optional.empty();
        }
        double seconds = forkNanos / 1e9 / forksRun * left * effort.forks() * builds.size();
        return Optional.of(
                seconds < 90
                        ? String.format(Locale.ROOT, "about %.0f s", seconds)
                        : String.format(Locale.ROOT, "about %.0f min", seconds / 60));
    }

    /** Returns everything timed, earlier starts of the same command included. */
    SpeedResults results() {
        return journal.results();
    }

    /** Returns whether the timings in a directory are complete. */
    static boolean isComplete(Path root) {
        return Files.exists(root.resolve(COMPLETE));
    }

    /** Marks the timings as complete. */
    void complete() throws IOException {
        Files.writeString(root.resolve(COMPLETE), "");
    }

    @Override
    public void close() {
        journal.close();
    }
}
