package dev.negbench.harness.cli;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.audit.DatasetAudit;
import dev.negbench.datasets.audit.SplitOverlap;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.datasets.loaders.DatasetLoaders;
import dev.negbench.harness.experiment.AuditCache;
import dev.negbench.harness.text.CacheFolder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is wrong with a collection, in numbers. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Counts test queries that have a near-duplicate in train, judged ids that do not exist, documents that"
                    + " occur twice, empty texts, lengths and languages.",
            "Two queries are twins if their character 4-grams have a Jaccard similarity of at least 0.6."
        },
        footer = {
            "",
            "An audit is kept in the cache under the collection's fingerprint. NAME-dedup is the collection without",
            "twins in train; it can be used wherever NAME can.",
            "",
            "Examples:",
            "  ./bench data audit scifact",
            "  ./bench data audit scifact --examples 20",
            "  ./bench data audit scifact-dedup --json",
            "  ./bench data audit mycollection --data-dir ~/beir"
        })
final class DataAuditCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "The collection, see './bench list datasets'.")
    private String name;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Pairs shown of each kind, at most " + SplitOverlap.MOST_EXAMPLES
                    + ". Default: ${DEFAULT-VALUE}",
            defaultValue = "3")
    private int examples;

    @Option(names = "--json", description = "Print JSON.")
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
        List<String> leftOut = new ArrayList<>();
        DatasetLocator locator = data.locator(DatasetLoaders.lenient(leftOut::add));
        locator.require(name);
        System.err.println("loading " + name);
        Dataset dataset = locator.load(name);
        DatasetAudit audit = new AuditCache(CacheFolder.standard(), System.err::println).audit(dataset, leftOut);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(DataAuditOutput.withExamples(audit, examples)));
        } else {
            out.print(DataAuditOutput.text(audit, examples));
        }
        out.flush();
        return ExitCode.DONE;
    }
}
