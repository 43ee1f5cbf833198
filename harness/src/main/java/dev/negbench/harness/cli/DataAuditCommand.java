package dev.negbench.harness.cli;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.audit.DatasetAudit;
import dev.negbench.datasets.audit.SplitOverlap;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.loaders.DatasetLoaders;
import dev.negbench.harness.experiment.AuditCache;
import dev.negbench.harness.text.CacheFolder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is wrong with collections, in numbers. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Counts test queries that have a near-duplicate in train, judged ids that do not exist, documents that"
                    + " occur twice, empty texts, lengths and languages.",
            "Two queries are twins if their character 4-grams have a Jaccard similarity of at least 0.6. One collection"
                    + " is shown in full, several as a table; exit code 3 if one of several cannot be loaded."
        },
        footer = {
            "",
            "An audit is kept in the cache under the collection's fingerprint. NAME-dedup is the collection without",
            "twins in train; it can be used wherever NAME can.",
            "",
            "Examples:",
            "  ./bench data audit                          all that are here, as a table",
            "  ./bench data audit scifact nfcorpus",
            "  ./bench data audit scifact --examples 20    one in full, with its twins",
            "  ./bench data audit scifact-dedup --json",
            "  ./bench data audit mycollection --data-dir ~/beir"
        })
final class DataAuditCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "Collections, see './bench data list'. Default: all on this machine")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Pairs shown of each kind, in full answers and in JSON, at most " + SplitOverlap.MOST_EXAMPLES
                    + ". Default: ${DEFAULT-VALUE}",
            defaultValue = "3")
    private int examples;

    @Option(names = "--json", description = "Print JSON: one audit, or an array of them.")
    private boolean json;

    @Mixin
    private DataOptions data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (examples < 0 || examples > SplitOverlap.MOST_EXAMPLES) {
            throw new UsageException(
                    "--examples must be 0 to " + SplitOverlap.MOST_EXAMPLES + ", was " + examples);
        }
        List<LeftOutPairs> leftOut = new ArrayList<>();
        DatasetLocator locator = data.locator(DatasetLoaders.lenient(leftOut::add));
        List<String> chosen = DataOptions.chosen(names, locator);
        AuditCache audits = new AuditCache(CacheFolder.standard(), System.err::println);
        PrintWriter out = spec.commandLine().getOut();
        if (chosen.size() == 1 && !names.isEmpty()) {
            System.err.println("loading " + chosen.get(0));
            DatasetAudit audit = audits.audit(locator.load(chosen.get(0)), leftOut);
            out.print(
                    json
                            ? JsonOutput.of(DataAuditOutput.withExamples(audit, examples)) + "\n"
                            : DataAuditOutput.text(audit, examples));
            return ExitCode.DONE;
        }
        List<DataAuditOverview.Row> rows = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            System.err.println("[" + (i + 1) + "/" + chosen.size() + "] auditing " + chosen.get(i));
            leftOut.clear();
            rows.add(row(chosen.get(i), locator, audits, leftOut));
        }
        out.print(
                json
                        ? JsonOutput.of(DataAuditOverview.fields(rows, examples)) + "\n"
                        : DataAuditOverview.text(rows));
        return rows.stream().allMatch(row -> row.audit().isPresent()) ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    /** Audits one of several: what is wrong with it must not keep the others from being audited. */
    private static DataAuditOverview.Row row(
            String name, DatasetLocator locator, AuditCache audits, List<LeftOutPairs> leftOut) {
        try {
            DatasetAudit audit = audits.audit(locator.load(name), leftOut);
            return new DataAuditOverview.Row(name, Optional.of(audit), "");
        } catch (DatasetException | UncheckedIOException e) {
            return new DataAuditOverview.Row(name, Optional.empty(), e.getMessage());
        }
    }
}
