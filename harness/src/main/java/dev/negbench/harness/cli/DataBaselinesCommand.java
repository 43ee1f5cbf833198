package dev.negbench.harness.cli;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.audit.LeakageAudit;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.experiment.AuditCache;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.zeroshot.DatasetsPage;
import dev.negbench.harness.zeroshot.SeenQueries;
import dev.negbench.harness.zeroshot.ZeroShotEvaluation;
import dev.negbench.harness.zeroshot.ZeroShotQuality;
import dev.negbench.harness.zeroshot.ZeroShotResults;
import dev.negbench.harness.zeroshot.ZeroShotSystem;
import dev.negbench.reports.tables.Numerals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what collections give without training, and makes the page of collections. */
@Command(
        name = "baselines",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures BM25, the untrained static encoder and MiniLM on the test queries of collections: nDCG@10 with a"
                    + " 95 %% interval over queries, Recall@100. The page also says how much of"
                    + " test was seen in train.",
            "Figures are kept in FILE.json; what is there for the same data is not measured again."
        },
        footer = {
            "",
            "Examples:",
            "  ./bench data baselines scifact nfcorpus",
            "  ./bench data baselines --systems bm25,static            all collections on this machine",
            "  ./bench data baselines --systems e5-small,bge-small scifact",
            "  ./bench data baselines --embed-at-most 5000 --out docs/datasets.md"
        })
final class DataBaselinesCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "Collections. Default: all on this machine")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--systems",
            paramLabel = "LIST",
            split = ",",
            description = "bm25, static, minilm, and e5-small, bge-small (75 MB each, fetched when first asked for)."
                    + " Default: the first three")
    private List<String> systems =
            ZeroShotSystem.STANDARD.stream().map(ZeroShotSystem::id).toList();

    @Option(
            names = "--embed-at-most",
            paramLabel = "N",
            description = "Leave an encoder out where more texts than this would have to be embedded first."
                    + " Default: no limit")
    private int mostEmbedded = Integer.MAX_VALUE;

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            description = "Where the page goes; the figures lie beside it. Default: ${DEFAULT-VALUE}",
            defaultValue = "results/datasets.md")
    private Path out;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!out.getFileName().toString().endsWith(".md")) {
            throw new UsageException("--out " + out + " must end in .md");
        }
        List<ZeroShotSystem> chosen =
                systems.stream().map(DataBaselinesCommand::system).distinct().toList();
        for (ZeroShotSystem system : chosen) {
            if (system.model().isPresent()) {
                system.model().get().requirePresent();
            }
        }
        DatasetLocator locator = data.locator();
        List<String> collections = DataOptions.chosen(names, locator);
        String page = out.toString();
        Path figures = Path.of(page.substring(0, page.length() - 3) + ".json");
        ZeroShotResults results = ZeroShotResults.read(figures);
        try (InterruptNotice notice = InterruptNotice.arm(System.err, "figures measured", figures)) {
            for (int i = 0; i < collections.size(); i++) {
                System.err.println("[" + (i + 1) + "/" + collections.size() + "] " + collections.get(i));
                measure(locator.load(collections.get(i)), chosen, results);
            }
        }
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, DatasetsPage.markdown(Catalogue.load(), results, RepeatCommand.of(spec)));
        List<ZeroShotQuality> asked = results.figures().stream()
                .filter(figure -> collections.contains(figure.dataset()) && systems.contains(figure.system()))
                .toList();
        spec.commandLine().getOut().print(json ? JsonOutput.of(asked) + "\n" : table(asked));
        System.err.println("page:    " + out + "\nfigures: " + figures);
        return ExitCode.DONE;
    }

    private void measure(Dataset dataset, List<ZeroShotSystem> chosen, ZeroShotResults results) throws IOException {
        PrintStream err = System.err;
        if (!dataset.has("test")) {
            err.println("  has no test split, left out");
            return;
        }
        noteSeen(dataset, results);
        ZeroShotEvaluation evaluation = new ZeroShotEvaluation(dataset, "test", CacheFolder.standard());
        for (ZeroShotSystem system : chosen) {
            if (results.find(dataset.name(), dataset.fingerprint(), system).isPresent()) {
                continue;
            }
            int missing = evaluation.missingTexts(system);
            if (missing > mostEmbedded) {
                err.println("  " + system.id() + " left out: " + missing + " texts would have to be embedded");
                continue;
            }
            try (TerminalProgress progress = new TerminalProgress(err, "nDCG@10")) {
                ZeroShotQuality figure = evaluation.of(
                        system, (done, total) -> progress.embedding(dataset.name(), done, total));
                results.put(figure);
                err.println(String.format(Locale.ROOT, "  %s %.4f", system.id(), figure.ndcg()));
            }
        }
    }

    private static void noteSeen(Dataset dataset, ZeroShotResults results) throws IOException {
        boolean known = results.seen(dataset.name())
                .filter(found -> found.isOf(dataset.fingerprint()))
                .isPresent();
        if (dataset.has("train") && !known) {
            LeakageAudit audit =
                    new AuditCache(CacheFolder.standard(), line -> System.err.println("  " + line)).leakage(dataset);
            results.put(SeenQueries.of(
                    dataset.name(),
                    dataset.fingerprint(),
                    audit.between("train", "test").orElseThrow()));
        }
    }

    private static ZeroShotSystem system(String id) {
        return Arrays.stream(ZeroShotSystem.values())
                .filter(system -> system.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException("--systems: '" + id + "' is not known; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(ZeroShotSystem.values())
                                        .map(ZeroShotSystem::id)
                                        .toList())));
    }

    private static TextTable table(List<ZeroShotQuality> figures) {
        TextTable table = new TextTable("collection", "system", "queries", "nDCG@10", "95 %", "Recall@100")
                .alignRight(2, 5);
        for (ZeroShotQuality figure : figures) {
            table.add(
                    figure.dataset(),
                    figure.system(),
                    Numerals.count(figure.queries()),
                    String.format(Locale.ROOT, "%.4f", figure.ndcg()),
                    figure.lower() == null
                            ? "-"
                            : String.format(Locale.ROOT, "%.4f to %.4f", figure.lower(), figure.upper()),
                    String.format(Locale.ROOT, "%.4f", figure.recall()));
        }
        return table;
    }
}
