package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.claims.Claim;
import dev.negbench.harness.claims.ClaimScale;
import dev.negbench.harness.claims.PaperClaims;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what can be compared, and on what. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists strategies, datasets, or the claims of papers that reproduce tries.",
        footer = {
            "",
            "Examples:",
            "  ./bench list strategies",
            "  ./bench list datasets --json",
            "  ./bench list claims"
        })
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum What {
        STRATEGIES,
        DATASETS,
        CLAIMS
    }

    @Parameters(paramLabel = "WHAT", description = "strategies, datasets or claims")
    private What what;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        switch (what) {
            case STRATEGIES -> strategies(out);
            case DATASETS -> datasets(out);
            case CLAIMS -> claims(out);
        }
        return ExitCode.DONE;
    }

    private void strategies(PrintWriter out) {
        List<StrategyCard> cards =
                Strategies.load().all().stream().map(Strategy::card).toList();
        if (json) {
            out.println(JsonOutput.of(cards.stream().map(ListCommand::json).toList()));
            return;
        }
        TextTable table = new TextTable("id", "paper", "what it does");
        cards.forEach(card -> table.add(card.id(), card.paper().title(), card.summary()));
        out.print(table);
    }

    private static Map<String, Object> json(StrategyCard card) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", card.id());
        fields.put("paper", card.paper().citation());
        fields.put(
                "stages",
                card.essential().stream().sorted().map(Stage::toString).toList());
        return fields;
    }

    private void datasets(PrintWriter out) {
        DatasetLocator locator = data.locator();
        Catalogue catalogue = Catalogue.load();
        if (json) {
            out.println(JsonOutput.of(catalogue.entries().stream()
                    .map(entry -> new DatasetDescription(entry, locator.find(entry.name())).fields())
                    .toList()));
            return;
        }
        out.print(DatasetTable.of(catalogue.names(), catalogue, locator, Terminal.outputColumns()));
    }

    private void claims(PrintWriter out) {
        List<PaperClaims> papers = ClaimOptions.library(Strategies.load(), data).builtIn(List.of());
        if (json) {
            out.println(JsonOutput.of(papers.stream()
                    .flatMap(paper -> paper.claims().stream().map(claim -> json(paper, claim)))
                    .toList()));
            return;
        }
        TextTable table = new TextTable("paper", "claim", "on", "statement");
        papers.forEach(paper -> paper.claims()
                .forEach(claim -> table.add(
                        paper.paper(),
                        claim.wording().id(),
                        String.join(", ", places(claim)),
                        claim.wording().statement())));
        out.print(table);
    }

    private static Map<String, Object> json(PaperClaims paper, Claim claim) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("paper", paper.paper());
        fields.put("title", paper.title());
        fields.put("claim", claim.wording().id());
        fields.put("on", places(claim));
        fields.put("statement", claim.wording().statement());
        fields.put("reported", claim.wording().reported());
        fields.put("differs", claim.wording().differs());
        return fields;
    }

    private static List<String> places(Claim claim) {
        if (claim instanceof Claim.Measured measured) {
            return measured.datasets().get(ClaimScale.QUICK);
        }
        if (claim instanceof Claim.Timed timed) {
            return List.of(timed.dataset().isEmpty() ? "benchmark" : timed.dataset());
        }
        return List.of(claim instanceof Claim.Exact ? "closed form" : "simulation");
    }
}
