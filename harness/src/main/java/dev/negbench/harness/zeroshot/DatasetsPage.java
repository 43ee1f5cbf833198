package dev.negbench.harness.zeroshot;

import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.datasets.audit.SplitOverlap;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.SplitSize;
import dev.negbench.reports.tables.Numerals;
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
        for (ZeroShotSystem system : ZeroShotSystem.values()) {
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
                        + " collection without these twins in train. Where users look for items, the same users are in"
                        + " both on purpose.%n",
                100 * SplitOverlap.WARNING_SHARE,
                Deduplication.SUFFIX));
        page.append("\n"
                        + "\"Published\" is what others report for BM25 on the same data, where they do; their"
                        + " BM25 differs in")
                .append(" analyser and parameters.\n\n");
        page.append(
                "| collection | documents | queries train / dev / test | test seen in train | bm25 | static | minilm"
                        + " | published | licence |\n");
        page.append("|---|---|---|---|---|---|---|---|---|\n");
        catalogue.entries().stream()
                .filter(entry -> Stream.of(ZeroShotSystem.values())
                        .anyMatch(system -> results.find(entry.name(), system).isPresent()))
                .forEach(entry -> page.append(row(entry, results)));
        page.append("\n\"–\": there is none, or it was not measured.\n");
        String sources = catalogue.entries().stream()
                .flatMap(entry ->
                        entry.published().stream().map(figure -> "- " + entry.name() + ": " + figure.source() + "\n"))
                .collect(Collectors.joining());
        return sources.isEmpty()
                ? page.toString()
                : page.append("\nSources of published figures:\n\n")
                        .append(sources)
                        .toString();
    }

    private static String row(CatalogueEntry entry, ZeroShotResults results) {
        String figures = Stream.of(ZeroShotSystem.values())
                .map(system -> results.find(entry.name(), system)
                        .map(DatasetsPage::text)
                        .orElse("–"))
                .collect(Collectors.joining(" | "));
        String published = entry.published().stream()
                .map(figure -> String.format(Locale.ROOT, "%.3f", figure.ndcg()))
                .collect(Collectors.joining(", "));
        String sizes = queries(entry, "train") + " / " + queries(entry, "dev") + " / " + queries(entry, "test");
        return "| " + entry.name() + " | " + entry.documents() + " | " + sizes + " | " + seen(entry, results) + " | "
                + figures + " | " + (published.isEmpty() ? "–" : published) + " | " + entry.licence().brief() + " |\n";
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
