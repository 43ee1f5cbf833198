package dev.negbench.harness.training;

import dev.negbench.reports.results.UpdateFlips;
import dev.negbench.reports.results.UpdatePoint;
import dev.negbench.reports.statistics.Flips;
import dev.negbench.reports.statistics.Interval;
import dev.negbench.strategies.stage.Diagnostics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cell with a data update gave.
 *
 * @param cell test quality of the model that dev chose, learning curve and draws of the first new model, and the cost of
 *     all trainings and evaluations
 * @param points every model that was tested, candidates by ascending old weight, then the controls
 */
public record UpdatedCell(TrainedCell cell, List<UpdatePoint> points) implements Diagnostics {
    private static final double LEVEL = 0.95;
    private static final double PERCENT = 100;

    public UpdatedCell {
        points = List.copyOf(points);
    }

    @Override
    public Map<String, Double> diagnostics() {
        UpdatePoint chosen = first(points.stream().filter(UpdatePoint::selected).toList());
        UpdatePoint updated = at(0);
        UpdatePoint old = at(1);
        UpdatePoint scratch = control(UpdatePoint.SCRATCH);
        UpdatePoint seed = control(UpdatePoint.SEED);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("old weight", chosen.oldWeight());
        figures.put("success %", PERCENT * chosen.all().success());
        figures.put("success % of new", PERCENT * updated.all().success());
        figures.put("success % of old", PERCENT * old.all().success());
        figures.put("success % from scratch", PERCENT * scratch.all().success());
        figures.put("NFR %", PERCENT * chosen.all().nfr());
        Interval interval = interval(chosen.all(), old.all());
        figures.put("NFR % at least", PERCENT * interval.lower());
        figures.put("NFR % at most", PERCENT * interval.upper());
        figures.put("NFR % of new", PERCENT * updated.all().nfr());
        figures.put("NFR % from scratch", PERCENT * scratch.all().nfr());
        figures.put("NFR % of another seed", PERCENT * seed.all().nfr());
        figures.put("NFI %", PERCENT * chosen.all().nfi());
        figures.put("PFR %", PERCENT * chosen.all().pfr());
        figures.put("relative NFR", chosen.all().relativeNfr());
        figures.put("McNemar p", chosen.all().mcNemarP());
        figures.put("graded flips %", PERCENT * chosen.all().gradedFlipRate());
        figures.put("flips where old and new succeed", (double) chosen.flipsOfBoth());
        return figures;
    }

    private static Interval interval(UpdateFlips chosen, UpdateFlips old) {
        int oldSuccesses = (int) Math.round(old.success() * old.queries());
        return new Flips(chosen.queries(), oldSuccesses, chosen.negativeFlips(), chosen.positiveFlips())
                .nfrInterval(LEVEL);
    }

    private UpdatePoint at(double oldWeight) {
        return first(points.stream().filter(p -> p.oldWeight() == oldWeight).toList());
    }

    private UpdatePoint control(String variant) {
        return first(points.stream().filter(p -> p.variant().equals(variant)).toList());
    }

    private static UpdatePoint first(List<UpdatePoint> found) {
        return found.get(0);
    }
}
