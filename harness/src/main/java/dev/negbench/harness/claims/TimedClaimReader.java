package dev.negbench.harness.claims;

import dev.negbench.harness.bench.BenchmarkCase;
import dev.negbench.harness.bench.BenchmarkCatalogue;
import dev.negbench.harness.bench.DrawBenchmarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads claims about speed, for {@link ClaimReader}. */
final class TimedClaimReader {
    private static final Set<String> FIELDS = ClaimReader.union(
            ClaimReader.WORDING, Set.of("timing", "arms", "limit", "dataset", "direction", "smallest-effect", "forks"));
    private static final Set<String> DRAW = Set.of("strategy", "draws", "candidates");
    private static final Set<String> SUITE = Set.of("benchmark");
    private static final Map<ClaimScale, Integer> FORKS = Map.of(ClaimScale.QUICK, 6, ClaimScale.FULL, 12);
    private static final int MOST_FORKS = 100;
    private static final int MOST_CANDIDATES = 100_000;

    private final ClaimVocabulary known;

    TimedClaimReader(ClaimVocabulary known) {
        this.known = known;
    }

    Claim.Timed read(YamlNode item, Claim.Wording wording) {
        item.requireKnown(FIELDS);
        String timing = ClaimReader.oneOf(item.get("timing"), "timing", TimedArm.TIMINGS);
        List<TimedArm> arms = timing.equals(TimedArm.DRAW_MICROS) ? draws(item) : suite(item);
        if (arms.size() > 2) {
            throw item.get("arms")
                    .wrong("a claim about speed has one arm or two, not " + arms.size(), "make a claim of each pair");
        }
        if (arms.size() == 2 && arms.get(0).benchmark().equals(arms.get(1).benchmark())) {
            throw item.get("arms").wrong("both arms are the same", "change one");
        }
        YamlNode limit = item.get("limit");
        if (!(limit.number() > 0)) {
            throw limit.wrong(
                    "'" + limit.text() + "' is not above 0",
                    "write microseconds for one arm, or how many times the other's time for two");
        }
        return new Claim.Timed(
                wording,
                List.copyOf(arms),
                limit.number(),
                ClaimReader.rule(item),
                ClaimReader.counts(item.find("forks"), FORKS, MOST_FORKS));
    }

    private List<TimedArm> draws(YamlNode item) {
        String dataset = known.dataset(item.get("dataset"));
        List<TimedArm> arms = new ArrayList<>();
        for (YamlNode arm : item.get("arms").someItems()) {
            arm.requireKnown(DRAW);
            int candidates = count(arm.find("candidates"), DrawBenchmarks.CANDIDATES, MOST_CANDIDATES);
            int draws = count(arm.find("draws"), DrawBenchmarks.DRAWS, candidates);
            arms.add(new TimedArm.Draw(known.strategy(arm.get("strategy")), dataset, candidates, draws));
        }
        return arms;
    }

    private static int count(Optional<YamlNode> node, int otherwise, int most) {
        return node.map(value -> value.count(1, most)).orElse(otherwise);
    }

    private static List<TimedArm> suite(YamlNode item) {
        item.find("dataset").ifPresent(dataset -> {
            throw dataset.wrong("benchmarks of the suite make their own data", "remove the line");
        });
        Map<String, BenchmarkCase> byName =
                BenchmarkCatalogue.cases().stream().collect(Collectors.toMap(BenchmarkCase::name, found -> found));
        List<TimedArm> arms = new ArrayList<>();
        for (YamlNode arm : item.get("arms").someItems()) {
            YamlNode name = arm.requireKnown(SUITE).get("benchmark");
            arms.add(new TimedArm.Suite(byName.get(ClaimReader.oneOf(name, "benchmark", byName.keySet()))));
        }
        return arms;
    }
}
