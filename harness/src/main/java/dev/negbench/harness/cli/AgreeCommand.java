package dev.negbench.harness.cli;

import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.journal.PlanDifference;
import dev.negbench.reports.pages.AgreementHtml;
import dev.negbench.reports.pages.AgreementMarkdown;
import dev.negbench.reports.pages.AgreementReport;
import dev.negbench.reports.pages.CsvTables;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.NamedResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.tables.AgreementTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds finished comparisons against each other: does the verdict depend on the model, on a setting, on the code? */
@Command(
        name = "agree",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Holds the results of comparisons against each other: which verdicts hold with every encoder (or"
                + " setting, or version of the code), which are opposite, and which differences really changed.",
        footer = {
            "",
            "Each comparison keeps its own verdicts. Beside them stands a test of whether a strategy's difference to",
            "the baseline is another one than in the first comparison, and how alike the strategies are ordered. That",
            "one verdict says 'higher' and another 'inconclusive' is no disagreement.",
            "",
            "Examples:",
            "  ./bench compare --dataset scifact --out results/static",
            "  ./bench compare --dataset scifact --encoder minilm --epochs 10 --out results/minilm",
            "  ./bench agree results/static results/minilm",
            "  ./bench agree short=results/compare-1a2b3c4d5e long=results/compare-5e4d3c2b1a --baseline topk --json"
        })
final class AgreeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = "Results directories, the one first that the others are held against. NAME=DIR gives one a"
                    + " name; without, they are called by their encoders, or by their directories.")
    private List<String> places = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "STRATEGY",
            description = "The strategy that differences are to, one of all comparisons. Default: the first one's")
    private String baseline;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where agreement.html, agreement.md and agreement.csv go. Default: results/agree-HASH")
    private Path out;

    @Option(names = "--json", description = "Print the table as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintStream err = System.err;
        List<NamedResults> experiments = read();
        ExperimentPlan first = experiments.get(0).results().plan();
        String compared = baseline == null ? first.baseline() : StoredStrategy.name(first, baseline);
        requireComparable(experiments, compared);
        for (NamedResults experiment : experiments) {
            PlanDifference.fields(first, experiment.results().plan()).stream()
                    .filter(field -> field.field().startsWith("fingerprints.")
                            && field.before() != null
                            && field.after() != null)
                    .forEach(field -> err.println("WARNING: " + field.field().replaceFirst("fingerprints.", "") + " of "
                            + experiment.name() + " is not the same data as that of "
                            + experiments.get(0).name() + "; queries are matched by their ids"));
        }
        AgreementTable table = AgreementTable.of(experiments, compared, ComparisonSettings.DEFAULT);
        AgreementReport report = new AgreementReport(experiments, table, commands(experiments));
        Path directory = Files.createDirectories(out == null ? directory(experiments, compared) : out);
        Path html = directory.resolve("agreement.html");
        AgreementHtml.write(report, html);
        AgreementMarkdown.write(report, directory.resolve("agreement.md"));
        CsvTables.write(report, directory);
        spec.commandLine().getOut().print(json ? AgreeOutput.json(table, html) : AgreeOutput.text(table));
        err.println("page: " + html);
        return ExitCode.DONE;
    }

    private List<String> commands(List<NamedResults> experiments) {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            String directory = directory(places.get(i)).toString();
            commands.add(experiments.get(i).results().plan().command() + " --out " + RepeatCommand.quote(directory));
        }
        commands.add(RepeatCommand.of(spec));
        return commands;
    }

    private static boolean isNamed(String place) {
        return place.indexOf('=') > 0 && !Files.exists(Path.of(place));
    }

    private static Path directory(String place) {
        return Path.of(isNamed(place) ? place.substring(place.indexOf('=') + 1) : place);
    }

    private List<NamedResults> read() {
        if (places.size() < 2) {
            throw new UsageException("name at least two results directories, of './bench compare'");
        }
        List<Path> directories = places.stream().map(AgreeCommand::directory).toList();
        if (directories.stream()
                        .map(Path::toAbsolutePath)
                        .map(Path::normalize)
                        .distinct()
                        .count()
                < places.size()) {
            throw new UsageException("a results directory is named twice; it would agree with itself");
        }
        List<NamedResults> results = new ArrayList<>();
        for (int i = 0; i < directories.size(); i++) {
            String given = isNamed(places.get(i)) ? places.get(i).substring(0, places.get(i).indexOf('=')) : "";
            results.add(new NamedResults(given, Journal.read(directories.get(i))));
        }
        List<String> names = names(results, directories);
        for (int i = 0; i < results.size(); i++) {
            results.set(i, new NamedResults(names.get(i), results.get(i).results()));
        }
        return results;
    }

    /** The shortest names that tell them apart: given ones, else encoders, else directories. */
    private static List<String> names(List<NamedResults> results, List<Path> directories) {
        List<Function<Integer, String>> ways = List.of(
                i -> results.get(i).results().plan().encoder(),
                i -> directories
                        .get(i)
                        .toAbsolutePath()
                        .normalize()
                        .getFileName()
                        .toString(),
                i -> directories.get(i).toString());
        for (Function<Integer, String> way : ways) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                String given = results.get(i).name();
                names.add(given.isEmpty() ? way.apply(i) : given);
            }
            if (names.stream().distinct().count() == names.size()) {
                return names;
            }
        }
        throw new UsageException("two comparisons have the same name; name each in another way, NAME=DIR");
    }

    private static void requireComparable(List<NamedResults> experiments, String baseline) {
        NamedResults first = experiments.get(0);
        String measure = first.results().plan().measures().get(0);
        for (NamedResults experiment : experiments) {
            ExperimentPlan plan = experiment.results().plan();
            if (!plan.strategies().contains(baseline)) {
                throw new UsageException("'" + baseline + "' is not among the strategies of " + experiment.name()
                        + "; choose a --baseline that all have, of: " + String.join(", ", plan.strategies()));
            }
            if (!plan.measures().get(0).equals(measure)) {
                throw new UsageException("the primary measure of " + first.name() + " is " + measure + ", that of "
                        + experiment.name() + " is " + plan.measures().get(0)
                        + "; compare with --measures that begin with the same one");
            }
        }
        boolean anyShared = first.results().plan().datasets().stream()
                .flatMap(dataset -> first.results().plan().modes().stream().map(mode -> List.of(dataset, mode)))
                .anyMatch(place -> experiments.stream()
                        .skip(1)
                        .anyMatch(other -> other.results().plan().datasets().contains(place.get(0))
                                && other.results().plan().modes().contains(place.get(1))));
        if (!anyShared) {
            throw new UsageException("no other comparison has a dataset and mode of " + first.name() + ": "
                    + first.results().plan().datasets() + ", "
                    + first.results().plan().modes());
        }
    }

    private static Path directory(List<NamedResults> experiments, String baseline) {
        List<Object> what = new ArrayList<>(List.of(baseline));
        experiments.forEach(experiment ->
                what.add(List.of(experiment.name(), experiment.results().plan())));
        return Path.of("results", "agree-" + CanonicalJson.hash(what).substring(0, 10));
    }
}
