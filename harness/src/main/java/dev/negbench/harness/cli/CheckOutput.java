package dev.negbench.harness.cli;

import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.GateVerdict;
import dev.negbench.reports.gate.QualityCheck;
import dev.negbench.reports.gate.SpeedCheck;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.speed.ForkComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The answer of {@code check}, for people and for scripts.
 *
 * @param name the baseline's name
 * @param timed what became of speed; empty throughout if it was not asked for
 * @param notes what a reader must know to read the verdicts rightly
 */
record CheckOutput(
        String name,
        Baseline baseline,
        List<QualityCheck> quality,
        GateTimings.Outcome timed,
        List<String> notes) {

    /** Returns tables, reasons and one closing line. */
    String text() {
        StringBuilder out = new StringBuilder();
        if (!quality.isEmpty()) {
            out.append(qualityTable());
        }
        if (!timed.checks().isEmpty()) {
            out.append(quality.isEmpty() ? "" : "\n").append(speedTable());
        }
        for (QualityCheck check : quality) {
            check.reasons()
                    .forEach(reason -> out.append(check.verdict()).append(": ").append(check.row().name())
                            .append(": ").append(reason).append('\n'));
        }
        timed.refusals().forEach(reason -> out.append("speed not judged: ").append(reason).append('\n'));
        if (!timed.refusals().isEmpty()) {
            out.append("To judge it, stop other processes and run the same command again; where the machine or its"
                    + " clock is another one, give --against BUILD, or save a baseline there.\n");
        }
        notes.forEach(note -> out.append("note: ").append(note).append('\n'));
        return out.append(String.format(
                        Locale.ROOT,
                        "Baseline %s of %s, code %s%s; this code %s: %s%n",
                        name,
                        baseline.savedAt(),
                        baseline.environment().negbench(),
                        baseline.revision().isEmpty() ? "" : ", revision " + baseline.revision(),
                        CodeVersion.current().display(),
                        summary()))
                .toString();
    }

    private String summary() {
        Map<GateVerdict, Long> counts = new LinkedHashMap<>();
        for (GateVerdict verdict : GateVerdict.values()) {
            long count = verdicts().filter(verdict::equals).count();
            if (count > 0) {
                counts.put(verdict, count);
            }
        }
        String words = String.join(
                ", ",
                counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey().words()).toList());
        return words.isEmpty() ? "nothing judged" : words;
    }

    private Stream<GateVerdict> verdicts() {
        return Stream.concat(
                quality.stream().map(QualityCheck::verdict),
                timed.checks().stream().map(SpeedCheck::verdict));
    }

    private String qualityTable() {
        TextTable table = new TextTable(
                "strategy", "dataset", "mode", "seeds", baseline.measure() + " before", "now", "difference", "interval",
                "adj. p", "lost", "gained", "by seed", "McNemar p", "verdict");
        for (QualityCheck check : quality) {
            table.add(
                    check.row().strategy(),
                    check.row().dataset(),
                    check.row().mode(),
                    Integer.toString(check.comparison().seeds()),
                    decimal("%.4f", check.comparison().baselineMean()),
                    decimal("%.4f", check.comparison().candidateMean()),
                    decimal("%+.4f", check.comparison().meanDifference()),
                    FigureText.interval(check.comparison().interval(), end -> decimal("%+.4f", end)),
                    decimal("%.4f", check.adjustedP()),
                    decimal("%.1f %%", 100 * check.flips().nfr()),
                    decimal("%.1f %%", 100 * check.flips().pfr()),
                    decimal("%.1f %%", 100 * check.flips().floor()),
                    decimal("%.4f", check.flipsAdjustedP()),
                    check.verdict().words());
        }
        return table.toString();
    }

    private String speedTable() {
        TextTable table =
                new TextTable(
                "benchmark", "forks", "disturbed", "before µs", "now µs", "now/before", "95 %", "p (Holm)", "verdict");
        for (SpeedCheck check : timed.checks()) {
            ForkComparison forks = check.comparison();
            table.add(
                    BenchmarkFigure.name(forks.benchmark(), forks.params()),
                    Integer.toString(forks.forks()),
                    Integer.toString(forks.disturbed()),
                    decimal("%.4f", forks.oldNanos() / 1000),
                    decimal("%.4f", forks.newNanos() / 1000),
                    decimal("%.3f", forks.ratio()),
                    decimal("%.3f", forks.interval().lower()) + " to "
                            + decimal("%.3f", forks.interval().upper()),
                    decimal("%.4f", forks.adjustedP()),
                    check.verdict().words());
        }
        return table.toString();
    }

    /** Returns one JSON document; what is undefined is null. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("baseline", name);
        all.put("savedAt", baseline.savedAt());
        all.put("revision", baseline.revision());
        all.put("codeBefore", baseline.environment().negbench());
        all.put("code", CodeVersion.current().display());
        all.put("measure", baseline.measure());
        all.put("margin", baseline.rules().margin());
        all.put("flipBudget", baseline.rules().flipBudget());
        all.put("quality", quality.stream().map(CheckOutput::fields).toList());
        all.put("speed", timed.checks().stream().map(CheckOutput::fields).toList());
        all.put("speedNotJudged", timed.refusals());
        all.put("notes", notes);
        return JsonOutput.of(all) + "\n";
    }

    private static Map<String, Object> fields(QualityCheck check) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("strategy", check.row().strategy());
        all.put("dataset", check.row().dataset());
        all.put("mode", check.row().mode());
        all.put("seeds", check.comparison().seeds());
        all.put("queries", check.comparison().queries());
        all.put("before", orNull(check.comparison().baselineMean()));
        all.put("now", orNull(check.comparison().candidateMean()));
        all.put("difference", orNull(check.comparison().meanDifference()));
        all.put("low", orNull(check.comparison().interval().lower()));
        all.put("high", orNull(check.comparison().interval().upper()));
        all.put("adjustedP", orNull(check.adjustedP()));
        all.put("negativeFlipRate", orNull(check.flips().nfr()));
        all.put("positiveFlipRate", orNull(check.flips().pfr()));
        all.put("seedFlipRate", orNull(check.flips().floor()));
        all.put("flipsAdjustedP", orNull(check.flipsAdjustedP()));
        all.put("verdict", check.verdict().words());
        all.put("reasons", check.reasons());
        return all;
    }

    private static Map<String, Object> fields(SpeedCheck check) {
        ForkComparison forks = check.comparison();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", BenchmarkFigure.name(forks.benchmark(), forks.params()));
        all.put("forks", forks.forks());
        all.put("disturbed", forks.disturbed());
        all.put("beforeNanos", orNull(forks.oldNanos()));
        all.put("nowNanos", orNull(forks.newNanos()));
        all.put("ratio", orNull(forks.ratio()));
        all.put("low", orNull(forks.interval().lower()));
        all.put("high", orNull(forks.interval().upper()));
        all.put("adjustedP", orNull(forks.adjustedP()));
        all.put("verdict", check.verdict().words());
        return all;
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String decimal(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
