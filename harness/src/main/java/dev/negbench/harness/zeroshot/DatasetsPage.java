package dev.negbench.harness.zeroshot;

import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.datasets.audit.SplitOverlap;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.SplitSize;
import dev.negbench.reports.tables.Numerals;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of collections in Markdown: sizes from the catalogue, zero-shot figures, what others published. */
public final class DatasetsPage {
    private DatasetsPage() {}

    /**
     * Renders the page: every collection of the catalogue with a figure.
     *
     * @param command the command that makes it
     */
    public static String markdown(Catalogue catalogue, ZeroShotResults results, String command) {
        StringBuilder page = new StringBuilder("# Collections\n\n");
        page.append("Made by `")
                .append(command)
                .append("` from the figures beside this page. nDCG@10 on the test split")
                .append(" with a 95 % interval over queries, in brackets Recall@100; nothing was trained.\n\n");
        List<ZeroShotSystem> systems = Stream.of(ZeroShotSystem.values())
                .filter(system -> results.figures().stream()
                        .anyMatch(figure -> figure.system().equals(system.id())))
                .toList();
        for (ZeroShotSystem system : systems) {
            page.append("- `")
                    .append(system.id())
                    .append("`: ")
                    .append(system.what())
                    .append('\n');
        }
        page.append(String.format(
                Locale.ROOT,
                "%n\"Test seen in train\" is the share of test queries with a near-duplicate in train, by `./bench data"
                        + " audit`. From %.0f %% on, marked **!**, results carry a warning, and `NAME%s` is the"
                        + " collection without these twins in train. Users who come back for other items are no twins"
                        + " of themselves.%n",
                100 * SplitOverlap.WARNING_SHARE,
                Deduplication.SUFFIX));
        page.append("\n\"Published\" is what others report for the system on the same data, where they do; their BM25")
                .append(" differs in analyser and parameters.\n\n");
        List<ZeroShotSystem> standard = ZeroShotSystem.STANDARD;
        page.append("| collection | documents | queries train / dev / test | test seen in train | ")
                .append(standard.stream().map(ZeroShotSystem::id).collect(Collectors.joining(" | ")))
                .append(" | licence |\n|---|---|---|---|")
                .append("---|".repeat(standard.size() + 1))
                .append('\n');
        catalogue.entries().stream()
                .filter(entry -> standard.stream()
                        .anyMatch(system -> results.find(entry.name(), system).isPresent()))
                .forEach(entry -> page.append(row(entry, results)));
        page.append("\n\"–\": there is none, or it was not measured.\n");
        writeOthers(page, catalogue, systems, results);
        String sources = catalogue.entries().stream()
                .flatMap(entry -> entry.published().stream()
                        .filter(figure -> systems.stream()
                                .anyMatch(system -> system.id().equals(figure.system())
                                        && results.find(entry.name(), system).isPresent()))
                        .map(figure ->
                                "- " + entry.name() + ", " + figure.system() + ": " + figure.source() + "\n"))
                .collect(Collectors.joining());
        return sources.isEmpty()
                ? page.toString()
                : page.append("\nSources of published figures:\n\n")
                        .append(sources)
                        .toString();
    }

    /** Encoders that few collections were measured with have a table of their own, or most of it would be empty. */
    private static void writeOthers(
            StringBuilder page, Catalogue catalogue, List<ZeroShotSystem> systems, ZeroShotResults results) {
        StringBuilder rows = new StringBuilder();
        for (CatalogueEntry entry : catalogue.entries()) {
            for (ZeroShotSystem system : systems) {
                if (!ZeroShotSystem.STANDARD.contains(system)) {
                    results.find(entry.name(), system)
                            .ifPresent(figure -> rows.append("| ")
                                    .append(entry.name())
                                    .append(" | ")
                                    .append(system.id())
                                    .append(" | ")
                                    .append(text(figure))
                                    .append(published(entry, system))
                                    .append(" |\n"));
                }
            }
        }
        if (!rows.isEmpty()) {
            page.append("\nThe larger encoders are measured where they are asked for, by `./bench data baselines NAME")
                    .append(" --systems e5-small,bge-small`:\n\n")
                    .append("| collection | encoder | nDCG@10 (Recall@100) |\n|---|---|---|\n").append(rows);
        }
    }

    private static String row(CatalogueEntry entry, ZeroShotResults results) {
        String figures = ZeroShotSystem.STANDARD.stream()
                .map(system -> results.find(entry.name(), system)
                        .map(figure -> text(figure) + published(entry, system))
                        .orElse("–"))
                .collect(Collectors.joining(" | "));
        String sizes = queries(entry, "train") + " / " + queries(entry, "dev") + " / " + queries(entry, "test");
        return "| " + entry.name() + " | " + entry.documents() + " | " + sizes + " | " + seen(entry, results) + " | "
                + figures + " | " + entry.licence().brief() + " |\n";
    }

    private static String published(CatalogueEntry entry, ZeroShotSystem system) {
        return entry.published().stream()
                .filter(figure -> figure.system().equals(system.id()))
                .map(figure -> String.format(Locale.ROOT, ", published %.3f", figure.ndcg()))
                .collect(Collectors.joining());
    }

    private static String queries(CatalogueEntry entry, String split) {
        SplitSize size = entry.splits().get(split);
        return size == null ? "–" : Integer.toString(size.queries());
    }

    private static String seen(CatalogueEntry entry, ZeroShotResults results) {
        return results.seen(entry.name())
                .map(seen -> Numerals.percent(seen.share()) + (seen.warns() ? " **!**" : ""))
                .orElse("–");
    }

    private static String text(ZeroShotQuality figure) {
        String interval = figure.lower() == null
                ? ""
                : String.format(Locale.ROOT, " ± %.3f", (figure.upper() - figure.lower()) / 2);
        return String.format(Locale.ROOT, "%.3f%s (%.3f)", figure.ndcg(), interval, figure.recall());
    }
}
