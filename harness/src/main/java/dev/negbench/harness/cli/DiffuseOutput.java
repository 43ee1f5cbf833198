package dev.negbench.harness.cli;

import dev.negbench.harness.diffusion.AdaptiveSummary;
import dev.negbench.harness.diffusion.ArmSummary;
import dev.negbench.harness.diffusion.DiffusionReport;
import dev.negbench.harness.diffusion.SeedEstimate;
import dev.negbench.strategies.negativeprompts.Guidance;
import dev.negbench.strategies.negativeprompts.RemovalArm;
import dev.negbench.strategies.negativeprompts.StepCurves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of the diffusion experiment, for people and for scripts. */
final class DiffuseOutput {
    private DiffuseOutput() {}

    /** Returns tables: what was run, then one section a guidance. */
    static String text(Map<String, Object> about, List<DiffusionReport> reports) {
        StringBuilder text = new StringBuilder();
        TextTable heading = new TextTable("what", "value");
        about.forEach((name, value) -> heading.add(name, value instanceof Double d ? number(d, 3) : value.toString()));
        text.append(heading);
        reports.forEach(report -> section(report, text));
        text.append("\nShares with 95 % t-intervals over seeds. EXPLORATORY: no plan was locked before this run.\n");
        return text.toString();
    }

    private static void section(DiffusionReport report, StringBuilder text) {
        Guidance guidance = report.settings().guidance();
        text.append("\n== g = ")
                .append(guidance.strength())
                .append(": exact neutralisation at probability ")
                .append(number(guidance.neutralPosterior(), 4))
                .append(" of the object, ")
                .append(report.settings().samples() * report.criticalSteps().size())
                .append(" starting noises\n");
        text.append("\nA window of ")
                .append(report.settings().windowLength())
                .append(" steps, by its start; the critical step is ")
                .append(report.criticalSteps())
                .append(", one a seed\n");
        TextTable windows = new TextTable("start", "removed", "random instead", "background kept", "off the data");
        forEachPair(report, RemovalArm.Kind.WINDOW, (own, control) -> windows.add(
                Integer.toString(own.arm().window().from()),
                interval(own.removal()),
                interval(control.removal()),
                interval(own.preservation()),
                number(own.offManifold().mean(), 3)));
        text.append(windows);
        text.append("\nFrom a step to the end\n");
        TextTable since = new TextTable(
                "start", "removed", "random instead", "background kept", "kept more than from step 0", "off the data");
        forEachPair(report, RemovalArm.Kind.SINCE, (own, control) -> since.add(
                Integer.toString(own.arm().window().from()),
                interval(own.removal()),
                interval(control.removal()),
                interval(own.preservation()),
                interval(own.preservationGain()),
                number(own.offManifold().mean(), 3)));
        text.append(since);
        text.append("\nThe first steps only: objects that appeared where there was none\n");
        TextTable first = new TextTable("steps", "appeared", "random instead", "difference");
        forEachPair(report, RemovalArm.Kind.FIRST, (own, control) -> first.add(
                Integer.toString(own.arm().window().to() + 1),
                own.induced() + " of " + own.others(),
                control.induced() + " of " + control.others(),
                interval(own.inductionOverControl())));
        text.append(first);
        text.append("\nAdaptively: active from a step until the object is gone\n");
        TextTable adaptive = new TextTable("start", "objects", "removed", "steps needed, mean", "background kept");
        report.adaptive()
                .forEach(each -> adaptive.add(
                        Integer.toString(each.start()),
                        Integer.toString(each.objects()),
                        Integer.toString(each.removed()),
                        number(each.meanSteps(), 2),
                        Integer.toString(each.kept())));
        text.append(adaptive);
        text.append("\nStep by step\n").append(curves(report.curves()));
    }

    /** Takes an arm and its random control. */
    private interface Pair {
        void take(ArmSummary own, ArmSummary control);
    }

    private static void forEachPair(DiffusionReport report, RemovalArm.Kind kind, Pair pair) {
        List<ArmSummary> own = report.arms(kind, false);
        List<ArmSummary> control = report.arms(kind, true);
        for (int i = 0; i < own.size(); i++) {
            pair.take(own.get(i), control.get(i));
        }
    }

    private static TextTable curves(StepCurves curves) {
        TextTable table = new TextTable(
                "step", "attention ratio", "object's probability", "cosine negative/positive", "momentum", "inducing");
        for (int step = 0; step < curves.attentionRatio().length; step++) {
            table.add(
                    Integer.toString(step),
                    number(curves.attentionRatio()[step], 3),
                    number(curves.objectMass()[step], 3),
                    number(curves.neutralisation()[step], 3),
                    number(curves.momentum()[step], 3),
                    number(curves.inducing()[step], 3));
        }
        return table;
    }

    private static String interval(SeedEstimate estimate) {
        return Double.isNaN(estimate.lower())
                ? number(estimate.mean(), 3)
                : number(estimate.mean(), 3) + " [" + number(estimate.lower(), 3) + ", " + number(estimate.upper(), 3)
                        + "]";
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Returns everything as maps and lists. */
    static Map<String, Object> json(Map<String, Object> about, List<DiffusionReport> reports) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("about", about);
        all.put("status", "EXPLORATORY");
        all.put("runs", reports.stream().map(DiffuseOutput::json).toList());
        return all;
    }

    private static Map<String, Object> json(DiffusionReport report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("guidance", report.settings().guidance().strength());
        all.put("neutralPosterior", report.settings().guidance().neutralPosterior());
        all.put("steps", report.settings().schedule().steps());
        all.put("windowLength", report.settings().windowLength());
        all.put("samplesASeed", report.settings().samples());
        all.put("seeds", report.criticalSteps().size());
        all.put("criticalSteps", report.criticalSteps());
        List<Map<String, Object>> arms = new ArrayList<>();
        report.arms().forEach(arm -> arms.add(json(arm)));
        all.put("arms", arms);
        all.put("adaptive", report.adaptive().stream().map(DiffuseOutput::json).toList());
        Map<String, Object> curves = new LinkedHashMap<>();
        curves.put("attentionRatio", report.curves().attentionRatio());
        curves.put("objectMass", report.curves().objectMass());
        curves.put("neutralisation", report.curves().neutralisation());
        curves.put("momentum", report.curves().momentum());
        curves.put("inducing", report.curves().inducing());
        all.put("curves", curves);
        return all;
    }

    private static Map<String, Object> json(ArmSummary summary) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", summary.arm().kind().name().toLowerCase(Locale.ROOT));
        all.put("from", summary.arm().window().from());
        all.put("to", summary.arm().window().to());
        all.put("condition", summary.arm().control() ? "random" : "negative");
        all.put("objects", summary.objects());
        all.put("others", summary.others());
        all.put("removed", summary.removed());
        all.put("induced", summary.induced());
        all.put("removal", json(summary.removal()));
        all.put("preservation", json(summary.preservation()));
        all.put("preservationGain", json(summary.preservationGain()));
        all.put("induction", json(summary.induction()));
        all.put("removalOverControl", json(summary.removalOverControl()));
        all.put("inductionOverControl", json(summary.inductionOverControl()));
        all.put("offManifold", json(summary.offManifold()));
        return all;
    }

    private static Map<String, Object> json(AdaptiveSummary summary) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("start", summary.start());
        all.put("objects", summary.objects());
        all.put("removed", summary.removed());
        all.put("meanSteps", summary.meanSteps());
        all.put("kept", summary.kept());
        return all;
    }

    private static Map<String, Object> json(SeedEstimate estimate) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("mean", estimate.mean());
        all.put("lower", estimate.lower());
        all.put("upper", estimate.upper());
        return all;
    }
}
