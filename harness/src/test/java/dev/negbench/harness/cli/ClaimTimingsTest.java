package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.bench.Effort;
import dev.negbench.harness.claims.Claim;
import dev.negbench.harness.claims.ClaimScale;
import dev.negbench.harness.claims.PaperClaims;
import dev.negbench.harness.claims.TimedForks;
import dev.negbench.harness.environment.Fitness;
import dev.negbench.harness.environment.MachineState;
import dev.negbench.harness.environment.Preflight;
import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.strategies.Strategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Real forks, as short as they can be; what the machine is like is given. */
class ClaimTimingsTest {
    private static final String DRAWS =
            """
            paper: mine
            title: A paper
            claims:
              - id: more draws
                statement: Six negatives take longer to draw than one.
                reported: Nothing.
                differs: Nothing.
                timing: draw-micros
                arms:
                  - {strategy: "topk(20)|uniform", draws: 6, candidates: 20}
                  - {strategy: "topk(20)|uniform", draws: 1, candidates: 20}
                limit: 1
                dataset: tiny
                direction: above
                smallest-effect: 0.1
                forks: {quick: 2}
            """;

    @Command(name = "data")
    private static final class Data {
        @Mixin
        private DataOptions options;
    }

    @TempDir
    private static Path directory;

    @TempDir
    private Path out;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int looks;

    @BeforeAll
    static void writeCollection() {
        System.setProperty("jmh.ignoreLock", "true");
        TinyCollection.write(directory, "tiny", true);
    }

    /** Looks find the machine like this, the last one for ever. */
    private TimedForks run(String claims, Fitness... found) throws IOException {
        Data data = new Data();
        new CommandLine(data).parseArgs("--data-dir", directory.toString());
        looks = 0;
        ClaimTimings timings = new ClaimTimings(
                Strategies.load(),
                data.options,
                out,
                forks -> new Effort(forks, 0, 2, 10),
                () -> preflight(found[Math.min(looks++, found.length - 1)]),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        Path file = Files.writeString(out.resolve("mine.yaml"), claims);
        PaperClaims paper =
                ClaimOptions.library(Strategies.load(), data.options).file(file);
        return timings.run(paper, (Claim.Timed) paper.claims().get(0), ClaimScale.QUICK, "./bench reproduce mine");
    }

    private static Preflight preflight(Fitness fitness) {
        MachineState state = new MachineState(1, 1, 1, 1, 20, 0, 0, 0.1, 2);
        return new Preflight(state, fitness, fitness == Fitness.FIT ? List.of() : List.of("busy"));
    }

    @Test
    void forksOfBothArmsTakeTurnsAndAreKept() throws IOException {
        TimedForks forks = run(DRAWS, Fitness.NOISY);
        assertEquals(List.of(), forks.unfit(), said.toString(StandardCharsets.UTF_8));
        assertEquals("", forks.reason());
        List<String> draws =
                forks.runs().stream().map(run -> run.params().get("draws")).toList();
        assertEquals(List.of("1", "6", "6", "1"), draws, "every second round begins with the other arm");
        assertTrue(
                forks.runs().stream().allMatch(BenchmarkRun::hasScores),
                forks.runs().toString());
        assertEquals(forks.runs(), run(DRAWS, Fitness.UNFIT).runs(), "kept, so that nothing has to be timed");
        assertEquals(0, looks);
    }

    @Test
    void nothingIsTimedOnAMachineThatIsUnfit() throws IOException {
        TimedForks forks = run(DRAWS, Fitness.UNFIT);
        assertEquals(List.of("busy"), forks.unfit());
        assertEquals(List.of(), forks.runs());
    }

    @Test
    void whatWasTimedOnAMachineThatBecameUnfitIsShownAndNotKept() throws IOException {
        TimedForks forks = run(DRAWS, Fitness.FIT, Fitness.UNFIT);
        assertEquals(List.of("busy"), forks.unfit());
        assertEquals(4, forks.runs().size());
        assertFalse(Files.exists(out.resolve("mine-more_draws")), "set aside");
        assertTrue(Files.exists(out.resolve("mine-more_draws.1")));
    }

    @Test
    void aStrategyThatDrawsNothingHasNothingToTime() throws IOException {
        TimedForks forks = run(DRAWS.replace("topk(20)|uniform", "in-batch"), Fitness.FIT);
        assertTrue(forks.reason().contains("draws no negatives"), forks.reason());
    }
}
