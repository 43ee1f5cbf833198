package dev.negbench.harness.claims;

import dev.negbench.harness.diffusion.PointMath;
import dev.negbench.strategies.negativeprompts.DiffusionWorld;
import dev.negbench.strategies.negativeprompts.Guidance;
import dev.negbench.strategies.negativeprompts.NoiseSchedule;
import dev.negbench.strategies.negativeprompts.RemovalArm;
import dev.negbench.strategies.negativeprompts.RemovalExperiment;
import dev.negbench.strategies.negativeprompts.RemovalFigures;
import dev.negbench.strategies.negativeprompts.RemovalRun;
import dev.negbench.strategies.negativeprompts.RemovalSettings;
import dev.negbench.strategies.negativeprompts.SyntheticWorld;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * When a negative condition removes an object from what is generated, and what that costs, in the made-up world of the
 * negative-prompts card: 480 points, for which the optimal denoiser is exact. A run of 200 starting noises takes some
 * seconds and is kept for the claims that share it.
 */
final class DiffusionSimulations {
    private static final int SAMPLES = 200;
    private static final int LAST_STARTS = 26;
    private static final double OFTEN_ENOUGH = 0.8;
    private static final Map<World, RemovalRun> RUNS = new ConcurrentHashMap<>();

    /** A world, what it is guided with, and the steps between starts that are tried. */
    private record World(boolean shared, double guidance, int stride, long seed) {
        RemovalRun run() {
            RemovalSettings settings = RemovalSettings.of(
                    NoiseSchedule.of(NoiseSchedule.STEPS),
                    Guidance.of(guidance),
                    RemovalSettings.WINDOW_LENGTH,
                    stride,
                    SAMPLES);
            DiffusionWorld world = SyntheticWorld.of(shared, seed).with(PointMath.KERNELS);
            RemovalExperiment experiment = RemovalExperiment.of(world, settings, seed);
            return experiment.summarise(IntStream.range(0, SAMPLES)
                    .parallel()
                    .mapToObj(experiment::sample)
                    .toList());
        }
    }

    private DiffusionSimulations() {}

    static Map<String, LongToDoubleFunction> all() {
        return Map.of(
                "negative-prompts-delay", DiffusionSimulations::delay,
                "negative-prompts-too-late", DiffusionSimulations::tooLate,
                "negative-prompts-shared-direction", DiffusionSimulations::sharedDirection,
                "negative-prompts-fidelity", DiffusionSimulations::fidelity,
                "negative-prompts-reverse-activation", DiffusionSimulations::reverseActivation);
    }

    private static RemovalRun run(boolean shared, double guidance, int stride, long seed) {
        return RUNS.computeIfAbsent(new World(shared, guidance, stride, seed), World::run);
    }

    private static RemovalRun own(long seed) {
        return run(false, 3, RemovalSettings.STRIDE, seed);
    }

    private static double window(RemovalRun run, int from) {
        return figures(run, RemovalArm.Kind.WINDOW, false, from).removal();
    }

    private static RemovalFigures figures(RemovalRun run, RemovalArm.Kind kind, boolean control, int from) {
        return run.figures(kind, control).stream()
                .filter(figures -> figures.arm().window().from() == from)
                .findFirst()
                .orElseThrow();
    }

    /** A quarter of the best short window's removal, less that of the window at the first step. */
    private static double delay(long seed) {
        RemovalRun run = own(seed);
        return window(run, run.criticalStep()) / 4 - window(run, 0);
    }

    /** The removal of the last short window. */
    private static double tooLate(long seed) {
        return window(own(seed), LAST_STARTS);
    }

    /** How much more the earliest window removes where all backgrounds share the object's direction. */
    private static double sharedDirection(long seed) {
        return window(run(true, 3, LAST_STARTS, seed), 0) - window(own(seed), 0);
    }

    /** Background kept by the latest start that still removes 80 % of what the whole run does, less the whole run's. */
    private static double fidelity(long seed) {
        List<RemovalFigures> since = own(seed).figures(RemovalArm.Kind.SINCE, false);
        RemovalFigures whole = since.get(0);
        RemovalFigures latest = whole;
        for (RemovalFigures figures : since) {
            if (figures.removal() >= OFTEN_ENOUGH * whole.removal()) {
                latest = figures;
            }
        }
        return latest.preservation() - whole.preservation();
    }

    /** Objects that six first steps put in where there was none, less those that as many random points put in. */
    private static double reverseActivation(long seed) {
        RemovalRun run = run(false, 7.5, 6, seed);
        ToDoubleFunction<Boolean> induction = control -> run.figures(RemovalArm.Kind.FIRST, control).stream()
                .filter(figures -> figures.arm().window().to() == 5)
                .findFirst()
                .orElseThrow()
                .induction();
        return induction.applyAsDouble(false) - induction.applyAsDouble(true);
    }
}
