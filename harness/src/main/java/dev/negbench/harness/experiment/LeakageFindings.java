package dev.negbench.harness.experiment;

import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.datasets.audit.QueryTwin;
import dev.negbench.datasets.audit.SplitOverlap;
import dev.negbench.reports.results.SplitLeakage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the audits of an experiment's data mean for its results. */
public final class LeakageFindings {
    private static final String CRITERION =
            "Jaccard similarity of character 4-grams of at least " + SplitOverlap.NEAR + ", case and punctuation aside";
    private static final int EXAMPLES_A_KIND = 3;

    private LeakageFindings() {}

    /**
     * Audits each dataset of an experiment, or finds the audit in the cache.
     *
     * @return one record a pair of a split that is learned or chosen by and the split that is measured on
     */
    public static List<SplitLeakage> of(
            ExperimentSettings settings, Map<String, TrainingData> data, AuditCache audits) {
        List<SplitLeakage> findings = new ArrayList<>();
        for (String name : settings.datasets()) {
            audits.leakage(data.get(name).complete()).of(settings.testSplit()).stream()
                    .map(overlap -> finding(name, overlap, settings.trainOn()))
                    .forEach(findings::add);
        }
        return findings;
    }

    private static SplitLeakage finding(String dataset, SplitOverlap overlap, TrainOn trainOn) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        overlap.queriesByKind().forEach((kind, count) -> kinds.put(kind.words(), count));
        return new SplitLeakage(
                dataset,
                overlap.learned(),
                overlap.measured(),
                overlap.queries(),
                kinds,
                overlap.sharingPositive(),
                CRITERION,
                SplitOverlap.WARNING_SHARE,
                trainOn == TrainOn.TITLES
                        ? "there is no variant without these twins where titles are trained on"
                        : dataset + Deduplication.SUFFIX + " is the same collection without these twins",
                examples(overlap));
    }

    private static List<SplitLeakage.Example> examples(SplitOverlap overlap) {
        Map<Object, Integer> kept = new LinkedHashMap<>();
        List<SplitLeakage.Example> examples = new ArrayList<>();
        for (QueryTwin twin : overlap.examples()) {
            if (kept.merge(twin.kind(), 1, Integer::sum) <= EXAMPLES_A_KIND) {
                examples.add(new SplitLeakage.Example(twin.kind().words(), twin.text(), twin.twinText()));
            }
        }
        return examples;
    }
}
