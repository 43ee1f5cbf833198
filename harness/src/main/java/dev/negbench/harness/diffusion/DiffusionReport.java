package dev.negbench.harness.diffusion;

import dev.negbench.strategies.negativeprompts.RemovalArm;
import dev.negbench.strategies.negativeprompts.RemovalFigures;
import dev.negbench.strategies.negativeprompts.RemovalRun;
import dev.negbench.strategies.negativeprompts.RemovalSettings;
import dev.negbench.strategies.negativeprompts.StepCurves;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A removal experiment over several seeds.
 *
 * @param settings what was run
 * @param arms one an arm
 * @param criticalSteps the start of the short window that removes most, one a seed
 * @param curves what happens at each step, averaged over seeds
 * @param adaptive adaptive removal, by start
 */
public record DiffusionReport(
        RemovalSettings settings,
        List<ArmSummary> arms,
        List<Integer> criticalSteps,
        StepCurves curves,
        List<AdaptiveSummary> adaptive) {
    static DiffusionReport of(RemovalSettings settings, List<RemovalRun> runs, List<AdaptiveSummary> adaptive) {
        List<RemovalFigures> first = runs.get(0).figures();
        List<ArmSummary> arms = new ArrayList<>();
        for (int a = 0; a < first.size(); a++) {
            arms.add(summary(runs, a, first));
        }
        return new DiffusionReport(
                settings,
                arms,
                runs.stream().map(RemovalRun::criticalStep).toList(),
                new StepCurves(
                        mean(runs, StepCurves::attentionRatio),
                        mean(runs, StepCurves::objectMass),
                        mean(runs, StepCurves::neutralisation),
                        mean(runs, StepCurves::momentum),
                        mean(runs, StepCurves::inducing)),
                adaptive);
    }

    private static ArmSummary summary(List<RemovalRun> runs, int place, List<RemovalFigures> first) {
        RemovalArm arm = first.get(place).arm();
        int control = place(first, new RemovalArm(arm.kind(), arm.window(), true));
        int always = place(
                first,
                new RemovalArm(
                        RemovalArm.Kind.SINCE,
                        first.stream()
                                .map(f -> f.arm())
                                .filter(a -> a.kind() == RemovalArm.Kind.SINCE && a.window().from() == 0)
                                .findFirst()
                                .orElseThrow()
                                .window(),
                        arm.control()));
        List<RemovalFigures> own = runs.stream().map(run -> run.figures().get(place)).toList();
        int objects = own.stream().mapToInt(RemovalFigures::objects).sum();
        return new ArmSummary(
                arm,
                objects,
                own.stream().mapToInt(RemovalFigures::samples).sum() - objects,
                own.stream().mapToInt(RemovalFigures::removed).sum(),
                own.stream().mapToInt(RemovalFigures::induced).sum(),
                over(runs, place, RemovalFigures::removal),
                over(runs, place, RemovalFigures::preservation),
                difference(runs, place, always, RemovalFigures::preservation),
                over(runs, place, RemovalFigures::induction),
                difference(runs, place, control, RemovalFigures::removal),
                difference(runs, place, control, RemovalFigures::induction),
                over(runs, place, RemovalFigures::offManifoldShare));
    }

    private static int place(List<RemovalFigures> figures, RemovalArm arm) {
        return figures.stream().map(RemovalFigures::arm).toList().indexOf(arm);
    }

    private static SeedEstimate over(List<RemovalRun> runs, int arm, ToDoubleFunction<RemovalFigures> value) {
        return SeedEstimate.of(runs.stream()
                .mapToDouble(run -> value.applyAsDouble(run.figures().get(arm)))
                .toArray());
    }

    private static SeedEstimate difference(
            List<RemovalRun> runs, int arm, int other, ToDoubleFunction<RemovalFigures> value) {
        return SeedEstimate.of(runs.stream()
                .mapToDouble(run -> value.applyAsDouble(run.figures().get(arm))
                        - value.applyAsDouble(run.figures().get(other)))
                .toArray());
    }

    private static double[] mean(List<RemovalRun> runs, Function<StepCurves, double[]> curve) {
        double[] mean = new double[curve.apply(runs.get(0).curves()).length];
        for (RemovalRun run : runs) {
            double[] values = curve.apply(run.curves());
            for (int step = 0; step < mean.length; step++) {
                mean[step] += values[step] / runs.size();
            }
        }
        return mean;
    }

    /** Returns the summaries of a kind of arm, by their windows in order. */
    public List<ArmSummary> arms(RemovalArm.Kind kind, boolean control) {
        return arms.stream()
                .filter(summary ->
                        summary.arm().kind() == kind && summary.arm().control() == control)
                .toList();
    }
}
