package dev.negbench.reports.pages;

import dev.negbench.reports.results.BenchmarkRun;
import dev.negbench.reports.results.Environment;
import dev.negbench.reports.results.Sitting;
import dev.negbench.reports.results.SpeedResults;
import dev.negbench.reports.speed.BenchmarkFigure;
import dev.negbench.reports.speed.Roofline;
import dev.negbench.reports.speed.SpeedRatio;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The page of what things cost, as Markdown: a table a question, each figure beside the least that this machine would
 * need for the work. The same timings give the same bytes.
 */
public final class PerformancePage {
    private static final String BYTES_NONE = "0";

    private final SpeedResults results;
    private final List<BenchmarkFigure> figures;
    private final Roofline roofline;
    private final StringBuilder out = new StringBuilder();

    private PerformancePage(SpeedResults results) {
        this.results = results;
        figures = BenchmarkFigure.of(results.runs(), BenchmarkRun.THIS);
        roofline = Roofline.of(figures);
    }

    /**
     * Returns the page.
     *
     * @param results timings of one build
     * @param source where they are stored, as the page shall name it
     * @throws IllegalArgumentException if there are no timings
     */
    public static String markdown(SpeedResults results, String source) {
        if (results.sittings().isEmpty() || results.runs().isEmpty()) {
            throw new IllegalArgumentException(source + ": no timings to make a page of");
        }
        PerformancePage page = new PerformancePage(results);
        page.write(source);
        return page.out.toString();
    }

    private void write(String source) {
        out.append("# What things cost\n\n")
                .append("Generated from `")
                .append(source)
                .append("`; do not edit. One thread unless a table says ")
                .append("otherwise. Measured by\n\n");
        Set<String> commands = new LinkedHashSet<>();
        results.sittings().forEach(sitting -> commands.add(sitting.command()));
        commands.forEach(command -> out.append("    ").append(command).append('\n'));
        out.append('\n');
        if (commands.size() > 1) {
            out.append("Where several measured the same, the figure is of the last.\n\n");
        }
        writeMachine();
        writeRoofline();
        writeReading();
        for (Map.Entry<String, List<BenchmarkFigure>> question : byClass().entrySet()) {
            writeQuestion(question.getKey(), question.getValue());
        }
        writeFailures();
    }

    private void writeMachine() {
        Environment machine = results.sittings().get(0).environment();
        out.append("## Machine\n\n")
                .append(machine.cpu())
                .append(", ")
                .append(machine.cores())
                .append(" cores, ")
                .append(machine.os())
                .append("; ")
                .append(machine.java())
                .append("; ")
                .append(machine.simd())
                .append("; FAISS ")
                .append(machine.faiss())
                .append("; negbench ")
                .append(machine.negbench())
                .append(".\n\n");
        for (Sitting sitting : results.sittings()) {
            out.append("Just before: **").append(sitting.fitness()).append("** for timing");
            if (!sitting.reasons().isEmpty()) {
                out.append(" (").append(String.join("; ", sitting.reasons())).append(')');
            }
            out.append(". ")
                    .append(sitting.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + " " + setting.getValue())
                            .collect(Collectors.joining(", ")))
                    .append(".\n\n");
        }
        Set<Environment> others = new LinkedHashSet<>();
        results.sittings().forEach(sitting -> others.add(sitting.environment()));
        if (others.size() > 1) {
            out.append("**Not all figures are of this machine and version: the run went on in ")
                    .append(others.size() - 1)
                    .append(" other environment(s).**\n\n");
        }
    }

    private void writeRoofline() {
        out.append("## Limits of the machine\n\nMeasured in the same run, by the benchmarks of `")
                .append(Roofline.MACHINE)
                .append("`, on one core:\n\n");
        row(List.of("resource", "rate"));
        row(List.of("---", "---:"));
        row(List.of("a 64-bit random number of the samplers' stream", roofline.rate(Roofline.RANDOM_NUMBERS)));
        row(List.of("float multiply-adds, Vector API", roofline.rate(Roofline.MULTIPLY_ADDS)));
        row(List.of("reads from the nearest cache", roofline.rate(Roofline.CACHE_BYTES)));
        row(List.of("reads from memory", roofline.rate(Roofline.MEMORY_BYTES)));
        out.append('\n');
    }

    private void writeReading() {
        out.append("## How to read the tables\n\n")
                .append("- **cost**: mean over all iterations of all forks, ± half of the ")
                .append(String.format(Locale.ROOT, "%.1f", 100 * SpeedRatio.LEVEL))
                .append(" % interval (Student's t over iterations); **forks**: how far the forks' own means lie ")
                .append("apart, in percent of the mean. Two figures of different sittings are compared by ")
                .append("`./bench throughput --against`, not by eye.\n")
                .append("- **bytes**: allocated an operation.\n")
                .append("- **CPU/wall**: CPU time of the benchmark's thread over wall time, of the worst fork; below ")
                .append(percent(BenchmarkFigure.DISTURBED_BELOW))
                .append(" the figure is marked ⚠: others had the ")
                .append("core, and the cost is overstated.\n")
                .append("- **limit**: the least this machine needs for what no implementation can do without (the ")
                .append("random numbers of a draw, the multiply-adds and bytes of a product), at the rates above, ")
                .append("all at once, so that the slowest decides; **of it**: cost over limit. It bounds the work, ")
                .append("not a method: finding the candidate to a random number is not in it.\n\n");
    }

    private Map<String, List<BenchmarkFigure>> byClass() {
        Map<String, List<BenchmarkFigure>> byClass = new LinkedHashMap<>();
        for (BenchmarkFigure figure : figures) {
            String type = figure.benchmark().substring(0, figure.benchmark().indexOf('.'));
            if (figure.isMeasured() && !type.equals(Roofline.MACHINE)) {
                byClass.computeIfAbsent(type, key -> new ArrayList<>()).add(figure);
            }
        }
        return byClass;
    }

    private void writeQuestion(String type, List<BenchmarkFigure> rows) {
        String question = results.sittings().stream()
                .map(sitting -> sitting.questions().getOrDefault(type, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(type);
        Set<String> parameters = new TreeSet<>();
        Set<String> counters = new TreeSet<>();
        rows.forEach(row -> {
            parameters.addAll(row.params().keySet());
            counters.addAll(row.counters().keySet());
        });
        List<String> heading = new ArrayList<>(List.of("what"));
        heading.addAll(parameters);
        heading.addAll(List.of("cost", "forks", "bytes", "CPU/wall"));
        heading.addAll(counters);
        heading.addAll(List.of("limit", "of it"));
        out.append("## ")
                .append(MarkdownTable.escape(question))
                .append("\n\n`")
                .append(type)
                .append("`\n\n");
        row(heading);
        int left = 1 + parameters.size();
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < heading.size(); i++) {
            rule.add(i < left ? "---" : "---:");
        }
        row(rule);
        for (BenchmarkFigure figure : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(figure.benchmark().substring(figure.benchmark().indexOf('.') + 1));
            parameters.forEach(
                    name -> cells.add(MarkdownTable.escape(figure.params().getOrDefault(name, Numerals.NONE))));
            cells.add(cost(figure));
            cells.add(percent(figure.forkSpread()));
            cells.add(figure.bytes() == 0 ? BYTES_NONE : Numerals.quantity(figure.bytes()));
            cells.add((figure.isDisturbed() ? "⚠ " : "") + percent(figure.cpuShare()));
            counters.forEach(
                    name -> cells.add(Numerals.quantity(figure.counters().getOrDefault(name, Double.NaN))));
            Roofline.Floor floor = roofline.floor(figure.work());
            cells.add(floor.bound().isEmpty() ? Numerals.NONE : time(floor.nanos()) + ", " + floor.bound());
            cells.add(
                    floor.bound().isEmpty() ? Numerals.NONE : Numerals.quantity(figure.nanos() / floor.nanos()) + " ×");
            row(cells);
        }
        out.append('\n');
    }

    private void writeFailures() {
        Map<String, String> failed = new TreeMap<>();
        figures.stream()
                .filter(figure -> !figure.failures().isEmpty())
                .forEach(figure -> failed.put(figure.name(), String.join("; ", figure.failures())));
        if (!failed.isEmpty()) {
            out.append("## Forks that failed\n\n");
            failed.forEach((name, reason) -> out.append("- ")
                    .append(MarkdownTable.escape(name))
                    .append(": ")
                    .append(MarkdownTable.escape(reason))
                    .append('\n'));
        }
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Throughputs stay throughputs; the others are told as times. */
    private static String cost(BenchmarkFigure figure) {
        if (figure.unit().equals("ops/s")) {
            return Numerals.quantity(figure.mean()) + " ± " + Numerals.quantity(figure.error()) + " a second";
        }
        double scale = scale(figure.nanos());
        return Numerals.quantity(figure.nanos() / scale) + " ± " + Numerals.quantity(figure.errorNanos() / scale)
                + unit(scale);
    }

    private static String time(double nanos) {
        return Numerals.quantity(nanos / scale(nanos)) + unit(scale(nanos));
    }

    private static double scale(double nanos) {
        return nanos < 1e3 ? 1 : nanos < 1e6 ? 1e3 : 1e6;
    }

    private static String unit(double scale) {
        return scale == 1 ? " ns" : scale == 1e3 ? " µs" : " ms";
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? Numerals.NONE : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
