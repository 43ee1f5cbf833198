package dev.negbench.datasets.audit;

import dev.negbench.datasets.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Near-duplicate queries between the splits of a dataset: every split that is learned or chosen by with every split
 * that comes after it.
 *
 * @param dataset name of the dataset
 * @param fingerprint its fingerprint
 * @param overlaps one a pair of splits, in the order of the dataset
 */
public record LeakageAudit(String dataset, String fingerprint, List<SplitOverlap> overlaps) {
    /** Changes whenever an audit of the same data can come out differently. */
    public static final int VERSION = 2;

    public LeakageAudit {
        overlaps = List.copyOf(overlaps);
    }

    /**
     * Audits a dataset. Some seconds for 100,000 queries of a sentence each; memory about 40 bytes a character of the
     * queries.
     *
     * @param progress told what is being compared
     */
    public static LeakageAudit of(Dataset dataset, Consumer<String> progress) {
        TwinSearch search = new TwinSearch(dataset);
        List<SplitOverlap> overlaps = new ArrayList<>();
        for (String learned : dataset.splits().keySet()) {
            if (!dataset.has(learned)) {
                continue;
            }
            for (String measured : SplitRole.of(learned).after(dataset)) {
                progress.accept(String.format(
                        "comparing the %,d queries of %s with the %,d of %s",
                        dataset.split(measured).queryCount(), measured, dataset.split(learned).queryCount(), learned));
                overlaps.add(search.overlap(learned, measured));
            }
        }
        return new LeakageAudit(dataset.name(), dataset.fingerprint(), overlaps);
    }

    /** Returns the overlap of a learned split with a measured one, empty if one of the two is missing or empty. */
    public Optional<SplitOverlap> between(String learned, String measured) {
        return of(measured).stream().filter(overlap -> overlap.learned().equals(learned)).findFirst();
    }

    /** Returns the overlaps with one measured split. */
    public List<SplitOverlap> of(String measured) {
        return overlaps.stream().filter(overlap -> overlap.measured().equals(measured)).toList();
    }
}
