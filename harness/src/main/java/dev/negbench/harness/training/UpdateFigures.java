package dev.negbench.harness.training;

import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.UpdateFlips;
import dev.negbench.reports.results.UpdatePoint;
import dev.negbench.reports.statistics.Flips;
import dev.negbench.reports.statistics.Interval;
import java.util.ArrayList;
import java.util.List;

/** What a report shows of a data update: flips are against the old model, on the test queries. */
final class UpdateFigures {
    private static final double LEVEL = 0.95;
    private static final double PERCENT = 100;

    private UpdateFigures() {}

    /** Returns the figures of the chosen model, its ends and the controls, in the order to show them. */
    static List<Diagnostic> of(List<UpdatePoint> points) {
        UpdatePoint chosen = first(points.stream().filter(UpdatePoint::selected).toList());
        UpdatePoint updated = at(points, 0);
        UpdatePoint old = at(points, 1);
        UpdatePoint scratch = control(points, UpdatePoint.SCRATCH);
        UpdatePoint seed = control(points, UpdatePoint.SEED);
        List<Diagnostic> figures = new ArrayList<>();
        figures.add(new Diagnostic("old weight", chosen.oldWeight()));
        figures.add(new Diagnostic("success %", PERCENT * chosen.all().success()));
        figures.add(new Diagnostic("success % of new", PERCENT * updated.all().success()));
        figures.add(new Diagnostic("success % of old", PERCENT * old.all().success()));
        figures.add(
                new Diagnostic("success % from scratch", PERCENT * scratch.all().success()));
        figures.add(new Diagnostic("NFR %", PERCENT * chosen.all().nfr()));
        Interval interval = interval(chosen.all(), old.all());
        figures.add(new Diagnostic("NFR % at least", PERCENT * interval.lower()));
        figures.add(new Diagnostic("NFR % at most", PERCENT * interval.upper()));
        figures.add(new Diagnostic("NFR % of new", PERCENT * updated.all().nfr()));
        figures.add(new Diagnostic("NFR % from scratch", PERCENT * scratch.all().nfr()));
        figures.add(new Diagnostic("NFR % of another seed", PERCENT * seed.all().nfr()));
        figures.add(new Diagnostic("NFI %", PERCENT * chosen.all().nfi()));
        figures.add(new Diagnostic("PFR %", PERCENT * chosen.all().pfr()));
        figures.add(new Diagnostic("relative NFR", chosen.all().relativeNfr()));
        figures.add(new Diagnostic("McNemar p", chosen.all().mcNemarP()));
        figures.add(new Diagnostic("graded flips %", PERCENT * chosen.all().gradedFlipRate()));
        figures.add(new Diagnostic("flips where old and new succeed", (double) chosen.flipsOfBoth()));
        return figures;
    }

    private static Interval interval(UpdateFlips chosen, UpdateFlips old) {
        int oldSuccesses = (int) Math.round(old.success() * old.queries());
        return new Flips(chosen.queries(), oldSuccesses, chosen.negativeFlips(), chosen.positiveFlips())
                .nfrInterval(LEVEL);
    }

    private static UpdatePoint at(List<UpdatePoint> points, double oldWeight) {
        return first(points.stream().filter(p -> p.oldWeight() == oldWeight).toList());
    }

    private static UpdatePoint control(List<UpdatePoint> points, String variant) {
        return first(points.stream().filter(p -> p.variant().equals(variant)).toList());
    }

    private static UpdatePoint first(List<UpdatePoint> found) {
        return found.get(0);
    }
}
