package dev.negbench.harness.cli;

import dev.negbench.harness.claims.Claim;
import dev.negbench.harness.claims.ClaimGroup;
import dev.negbench.harness.claims.ClaimJudge;
import dev.negbench.harness.claims.ClaimLibrary;
import dev.negbench.harness.claims.ClaimScale;
import dev.negbench.harness.claims.ExactChecks;
import dev.negbench.harness.claims.GroupNeeds;
import dev.negbench.harness.claims.GroupResult;
import dev.negbench.harness.claims.PaperClaims;
import dev.negbench.harness.claims.Simulations;
import dev.negbench.harness.environment.Machine;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.reports.claims.ClaimFindings;
import dev.negbench.reports.claims.ClaimOutcome;
import dev.negbench.reports.claims.ClaimRun;
import dev.negbench.reports.claims.CompactCell;
import dev.negbench.reports.pages.ReproductionsHtml;
import dev.negbench.reports.pages.ReproductionsPage;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries papers' claims and says what became of each. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tries what papers claim, and says of each claim: reproduced, contradicted or inconclusive; pass or fail"
                    + " where there is a closed form.",
            "Started again with the same options, it goes on where it stopped. Claims share cells: trying one paper"
                    + " first and all of them later trains nothing twice."
        },
        footer = {
            "",
            "A contradiction is a result: the exit code is 0. It is 1 if the code does not give the numbers of a"
                    + " closed form. Claims about speed are inconclusive on a machine that is busy with other things;"
                    + " started again on a quiet one, they are timed.",
            "",
            "Examples:",
            "  ./bench list claims                    what would be tried",
            "  ./bench reproduce simans               one paper, in a few minutes",
            "  ./bench reproduce                      all papers, under half an hour on two cores",
            "  ./bench reproduce simans ance --full   ten seeds, every suitable collection that is here",
            "  ./bench reproduce --page docs          writes docs/reproductions.md, .html and .jsonl",
            "  ./bench reproduce --claims mine.yaml   claims of your own, in the layout of those that come with it"
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final String PAGE = "reproductions";

    @Parameters(paramLabel = "PAPER", arity = "0..*", description = "Papers, by id. Default: all")
    private List<String> papers = new ArrayList<>();

    /** One of the two scales. */
    private static final class Scale {
        @Option(names = "--quick", description = "5 seeds on small collections. The default")
        private boolean quick;

        @Option(names = "--full", description = "10 seeds on every collection that a claim names.")
        private boolean full;
    }

    @ArgGroup(multiplicity = "0..1")
    private Scale scale = new Scale();

    @Mixin
    private ClaimOptions claims;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where journals and pages go. Default: results/reproduce-SCALE in the working directory")
    private Path out;

    @Option(names = "--page", paramLabel = "DIR", description = "Write the pages there as well.")
    private Path page;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Cells trained at a time; numbers do not depend on it. Default: the number of cores")
    private Integer parallel;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintStream err = System.err;
        long start = System.nanoTime();
        int parallelism = parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
        if (parallelism < 1) {
            throw new UsageException("--parallel must be at least 1, was " + parallel);
        }
        ClaimScale tried = scale.full ? ClaimScale.FULL : ClaimScale.QUICK;
        Strategies strategies = Strategies.load();
        ClaimLibrary library = ClaimOptions.library(strategies, data);
        List<PaperClaims> own = claims.own(library);
        ClaimSettings.check(own, tried, strategies);
        List<PaperClaims> selected = new ArrayList<>(own);
        if (own.isEmpty() || !papers.isEmpty()) {
            selected.addAll(0, library.builtIn(papers));
        }
        List<PaperClaims> all = new ArrayList<>(library.builtIn(List.of()));
        all.addAll(own);
        Map<ClaimGroup, GroupNeeds> planned = GroupNeeds.of(all, tried);
        Map<ClaimGroup, GroupNeeds> wanted = GroupNeeds.of(selected, tried);
        Path root = out != null ? out : Path.of("results", "reproduce-" + tried);
        Files.createDirectories(root);
        ClaimTimings timings =
                new ClaimTimings(strategies, data, root.resolve("timings"), ClaimTimings.EFFORT, Preflight::now, err);
        // First, while the machine is still at rest; the forks are kept, so that the claims find them below.
        for (PaperClaims paper : selected) {
            for (Claim claim : paper.claims()) {
                if (claim instanceof Claim.Timed timed) {
                    timings.run(paper, timed, tried, command(paper, tried));
                }
            }
        }
        Map<ClaimGroup, GroupResult> results =
                new ClaimExperiments(strategies, data, root, parallelism, err).run(planned, wanted);
        ClaimJudge judge = new ClaimJudge(tried);
        for (PaperClaims paper : selected) {
            add(judge, paper, tried, results, planned, timings, err);
        }
        ClaimRun run = new ClaimRun(
                ClaimRun.SCHEMA,
                tried.toString(),
                RepeatCommand.of(spec),
                Machine.describe(FaissDescription.text()),
                judge.tests());
        ClaimFindings findings = new ClaimFindings(run, judge.findings(), cells(results, wanted));
        Path written = write(findings, root);
        if (page != null) {
            written = write(findings, page);
        }
        spec.commandLine()
                .getOut()
                .print(json ? ReproduceOutput.json(findings, written) : ReproduceOutput.text(findings));
        err.printf(
                "page:    %s%njournals: %s%nrepeat:  %s%ntook %.0f s%n",
                written, root, run.command(), (System.nanoTime() - start) / 1e9);
        return findings.count(ClaimOutcome.FAIL) > 0 ? ExitCode.REGRESSION : ExitCode.DONE;
    }

    private static String command(PaperClaims paper, ClaimScale tried) {
        return "./bench reproduce " + paper.paper() + (tried == ClaimScale.FULL ? " --full" : "");
    }

    private void add(
            ClaimJudge judge,
            PaperClaims paper,
            ClaimScale tried,
            Map<ClaimGroup, GroupResult> results,
            Map<ClaimGroup, GroupNeeds> planned,
            ClaimTimings timings,
            PrintStream err)
            throws IOException {
        String command = command(paper, tried);
        for (Claim claim : paper.claims()) {
            if (claim instanceof Claim.Measured measured) {
                for (String dataset : measured.datasets().get(tried)) {
                    judge.measured(
                            paper,
                            measured,
                            dataset,
                            results,
                            ClaimSettings.command(measured, dataset, tried, planned));
                }
            } else if (claim instanceof Claim.Simulated simulated) {
                err.println("simulating " + simulated.simulation());
                judge.simulated(
                        paper,
                        simulated,
                        Simulations.run(
                                simulated.simulation(), simulated.seeds().get(tried)),
                        command);
            } else if (claim instanceof Claim.Timed timed) {
                judge.timed(paper, timed, timings.run(paper, timed, tried, command), command);
            } else if (claim instanceof Claim.Exact exact) {
                judge.exact(paper, exact, ExactChecks.compute(exact.check()), command);
            }
        }
    }

    /** Returns the cells of what was wanted; journals may hold those of other papers. */
    private static List<CompactCell> cells(Map<ClaimGroup, GroupResult> results, Map<ClaimGroup, GroupNeeds> wanted) {
        List<CompactCell> cells = new ArrayList<>();
        results.forEach((group, result) -> {
            Set<String> strategies = new LinkedHashSet<>();
            wanted.get(group).strategies().forEach(strategy -> strategies.add(strategy.print()));
            result.cells().stream()
                    .filter(cell -> strategies.contains(cell.strategy()))
                    .forEach(cell -> cells.add(CompactCell.of(cell, group.setting())));
        });
        return cells;
    }

    private static Path write(ClaimFindings findings, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(PAGE + ".jsonl"), findings.text());
        Files.writeString(directory.resolve(PAGE + ".html"), ReproductionsHtml.html(findings));
        return Files.writeString(
                directory.resolve(PAGE + ".md"), ReproductionsPage.markdown(findings, PAGE + ".jsonl"));
    }
}
