package dev.negbench.strategies.negativeprompts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The experiment in the made-up world of the card, small; its seeds are fixed, so the tests raise no false alarm. */
class RemovalExperimentTest {
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.of(NoiseSchedule.STEPS);

    private static RemovalSettings settings(int stride, int samples) {
        return RemovalSettings.of(SCHEDULE, Guidance.of(3), RemovalSettings.WINDOW_LENGTH, stride, samples);
    }

    private static RemovalRun run(DiffusionWorld world, int stride, int samples) {
        RemovalExperiment experiment = RemovalExperiment.of(world, settings(stride, samples), 1);
        List<SampleOutcome> outcomes = IntStream.range(0, samples)
                .parallel()
                .mapToObj(experiment::sample)
                .toList();
        return experiment.summarise(outcomes);
    }

    private static double removal(RemovalRun run, int start) {
        return run.figures(RemovalArm.Kind.WINDOW, false).stream()
                .filter(f -> f.arm().window().from() == start)
                .findFirst()
                .orElseThrow()
                .removal();
    }

    /** Card: .013 at the start, .203 at 14, .001 at 26; where the object's direction is shared, .067 at the start. */
    @Test
    void aShortWindowRemovesLateAndNotTooLate() {
        RemovalRun own = run(SyntheticWorld.of(false, 1), 4, 200);
        double most = removal(own, own.criticalStep());
        assertTrue(own.criticalStep() >= 8 && own.criticalStep() <= 20, "critical step " + own.criticalStep());
        assertTrue(most > 0.1, "removal " + most);
        assertTrue(removal(own, 0) <= 0.25 * most, removal(own, 0) + " of " + most);
        assertTrue(removal(own, 24) < 0.05, "too late: " + removal(own, 24));
        RemovalRun shared = run(SyntheticWorld.of(true, 1), 12, 200);
        assertTrue(removal(shared, 0) > removal(own, 0), "what all backgrounds share is found earlier");
    }

    @Test
    void laterSuffixesRemoveLessAndPreserveMore() {
        RemovalRun run = run(SyntheticWorld.of(false, 2), 14, 200);
        List<RemovalFigures> since = run.figures(RemovalArm.Kind.SINCE, false);
        RemovalFigures all = since.get(0);
        RemovalFigures late = since.get(since.size() - 1);
        assertTrue(all.removal() > late.removal(), all + " against " + late);
        assertTrue(all.preservation() < late.preservation(), all + " against " + late);
        assertTrue(all.objects() > 50 && all.objects() < 200, "both kinds of samples");
    }

    @Test
    void theArmsAreWhatWholeRunsWouldBe() {
        DiffusionWorld world = SyntheticWorld.of(false, 3);
        RemovalSettings settings = settings(6, 4);
        RemovalExperiment experiment = RemovalExperiment.of(world, settings, 1);
        ExactDenoiser all = world.everything();
        ExactDenoiser positive = ExactDenoiser.of(world.cloud(), world.positive());
        int dimension = world.cloud().dimension();
        for (int index = 0; index < 4; index++) {
            SampleOutcome outcome = experiment.sample(index);
            List<RemovalArm> arms = settings.arms();
            for (int a = 0; a < arms.size(); a++) {
                RemovalArm arm = arms.get(a);
                ExactDenoiser negative =
                        ExactDenoiser.of(world.cloud(), arm.control() ? world.control() : world.negative());
                double[] x = experiment.startingNoise(index);
                new GuidedSampler(SCHEDULE, Guidance.of(3), positive, negative, all)
                        .run(x, 0, arm.window(), GuidedSampler.Scratch.of(dimension));
                int nearest = all.nearest(x, new Posterior(dimension));
                assertEquals(nearest, outcome.points()[a], arm.toString());
                assertEquals(all.distance(x, nearest), outcome.distances()[a], arm.toString());
            }
        }
    }

    @Test
    void theCurvesAreAsTheClosedFormsSay() {
        DiffusionWorld world = SyntheticWorld.of(false, 4);
        RemovalRun run = run(world, 10, 60);
        StepCurves curves = run.curves();
        assertEquals(world.objectShare(), curves.objectMass()[0], 0.05, "the prior at the noisiest step");
        double sizes = (double) world.positive().length / world.negative().length;
        assertEquals(sizes, curves.attentionRatio()[0], 0.2 * sizes, "uniform weights: Σ 1/n² = 1/n");
        assertTrue(curves.neutralisation()[12] > 0.8, "cosine " + curves.neutralisation()[12]);
        for (int step = 0; step < 29; step++) {
            assertTrue(Math.abs(curves.momentum()[step]) <= 1 + 1e-12);
        }
        assertTrue(Double.isNaN(curves.momentum()[29]));
        assertEquals(0, curves.inducing()[0], 1e-12, "both runs start from the same noise");
    }

    @Test
    void adaptiveRemovalStopsAtTheFirstWindowThatWorks() {
        DiffusionWorld world = SyntheticWorld.of(false, 5);
        RemovalExperiment experiment = RemovalExperiment.of(world, settings(10, 1), 1);
        ExactDenoiser all = world.everything();
        GuidedSampler sampler = new GuidedSampler(
                SCHEDULE,
                Guidance.of(3),
                ExactDenoiser.of(world.cloud(), world.positive()),
                ExactDenoiser.of(world.cloud(), world.negative()),
                all);
        int dimension = world.cloud().dimension();
        int start = 10;
        int removed = 0;
        for (int index = 0; index < 30; index++) {
            AdaptiveRemoval outcome = experiment.adaptive(index, start);
            double[] x = experiment.startingNoise(index);
            GuidedSampler.Scratch scratch = GuidedSampler.Scratch.of(dimension);
            sampler.run(x, 0, NegativeWindow.NONE, scratch);
            assertEquals(world.object()[all.nearest(x, scratch.other())], outcome.hadObject());
            int expected = 0;
            for (int end = start + 1; end < 30 && outcome.hadObject() && expected == 0; end++) {
                x = experiment.startingNoise(index);
                sampler.run(x, 0, new NegativeWindow(start, end), scratch);
                expected = world.object()[all.nearest(x, scratch.other())] ? 0 : end - start + 1;
            }
            assertEquals(expected, outcome.steps(), "sample " + index);
            removed += outcome.removed() ? 1 : 0;
        }
        assertTrue(removed > 0, "some object is removed");
    }

    @Test
    void theRandomConditionIsAsLargeAndFollowsItsSeed() {
        DiffusionWorld world = SyntheticWorld.of(false, 6);
        assertEquals(world.negative().length, world.control().length);
        assertEquals(world.control().length, IntStream.of(world.control()).distinct().count());
        assertArrayEquals(world.withControl(9).control(), world.withControl(9).control());
        assertTrue(IntStream.of(world.control()).anyMatch(p -> !world.object()[p]));
        boolean[] none = new boolean[world.cloud().size()];
        assertThrows(
                IllegalArgumentException.class,
                () -> DiffusionWorld.of(world.cloud(), none, world.backgrounds(), world.positive(), 1));
    }
}
