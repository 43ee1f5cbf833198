package dev.negbench.strategies.rlhn;

import dev.negbench.datasets.StableHash;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Knows the planted false negatives and errs at given rates, each document on its own: a hash of stage, query and
 * document decides, so that verdicts do not depend on order. Names what it finds as better.
 */
final class NoisyJudge implements RelevanceJudge {
    final List<Instance> asked = new ArrayList<>();

    private final String stage;
    private final double truePositiveRate;
    private final double falsePositiveRate;
    private final Map<Integer, int[]> planted;

    NoisyJudge(String stage, double truePositiveRate, double falsePositiveRate, Map<Integer, int[]> planted) {
        this.stage = stage;
        this.truePositiveRate = truePositiveRate;
        this.falsePositiveRate = falsePositiveRate;
        this.planted = planted;
    }

    @Override
    public String name() {
        return "oracle with noise";
    }

    @Override
    public List<Verdict> judge(List<Instance> instances, Retrieval retrieval) {
        asked.addAll(instances);
        return instances.stream()
                .map(instance -> Verdict.of(
                        IntStream.range(0, instance.negatives().length)
                                .filter(i -> finds(instance.query(), instance.negatives()[i]))
                                .toArray(),
                        new int[0]))
                .toList();
    }

    boolean finds(int query, int document) {
        boolean isPlanted = Arrays.binarySearch(planted.getOrDefault(query, new int[0]), document) >= 0;
        double unit = StableHash.unit(StableHash.of(5, stage, "q" + query, "d" + document));
        return unit < (isPlanted ? truePositiveRate : falsePositiveRate);
    }
}
