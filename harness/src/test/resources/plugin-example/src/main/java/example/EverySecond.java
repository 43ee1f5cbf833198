package example;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes every second of the documents that BM25 finds, best first. */
public final class EverySecond implements Strategy {
    private static final ParameterSpec DEPTH =
            ParameterSpec.integer("depth", 40, 2, 1000, "documents", "how many documents BM25 is asked for", "example");

    @Override
    public StrategyCard card() {
        return new StrategyCard(
                "mine-own",
                Paper.NONE,
                "Takes every second of BM25's best documents.",
                Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
                Set.of(),
                List.of(DEPTH),
                Map.of(),
                List.of());
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        return Recipe.builder()
                .candidateSource(RankedSource.of(Retrieval.BM25, parameters.integer(DEPTH.name()), Refresh.NEVER))
                .negativeSampler((pool, positive, n, random, draw) -> {
                    draw.clear(n);
                    for (int at = 0; at < pool.size() && draw.count() < n; at += 2) {
                        draw.add(at);
                    }
                })
                .build();
    }
}
