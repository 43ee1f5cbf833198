package dev.negbench.datasets.audit;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.files.LeftOutPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that an audit finds out about a dataset. Deterministic.
 *
 * @param dataset name of the dataset
 * @param fingerprint its fingerprint
 * @param leftOut what the loader had to leave out because it names ids that do not exist, by file
 * @param corpus the documents
 * @param splits the splits that have a query with a positive
 * @param leakage near-duplicate queries between splits
 */
public record DatasetAudit(
        String dataset,
        String fingerprint,
        List<LeftOutPairs> leftOut,
        CorpusAudit corpus,
        List<SplitAudit> splits,
        LeakageAudit leakage) {
    public DatasetAudit {
        leftOut = List.copyOf(leftOut);
        splits = List.copyOf(splits);
    }

    /**
     * Audits a dataset: a few passes over all texts, a language sample, and a {@link LeakageAudit}.
     *
     * @param leftOut what the loader left out while it read the dataset
     * @param leakage the leakage audit of the same dataset
     * @param progress told what is being done
     */
    public static DatasetAudit of(
            Dataset dataset, List<LeftOutPairs> leftOut, LeakageAudit leakage, Consumer<String> progress) {
        LanguageSample languages = LanguageSample.load();
        progress.accept(String.format("reading %,d documents", dataset.corpus().size()));
        Copies copies = Copies.in(dataset.corpus());
        CorpusAudit corpus = CorpusAudit.of(dataset.corpus(), copies, languages);
        List<SplitAudit> splits = new ArrayList<>();
        for (String split : dataset.splits().keySet()) {
            if (dataset.has(split)) {
                progress.accept("reading the queries of " + split);
                splits.add(SplitAudit.of(dataset, split, copies, languages));
            }
        }
        return new DatasetAudit(dataset.name(), dataset.fingerprint(), leftOut, corpus, splits, leakage);
    }
}
