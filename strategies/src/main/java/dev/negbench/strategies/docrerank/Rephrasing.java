package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts paraphrases in the place of some positive queries, against the matching of words. Source: docrerank card,
 * "Rephrasing variant". One thread owns it.
 */
final class Rephrasing {
    private static final long SEED = 0x72657068L;

    private final Dataset dataset;
    private final QueryGenerator generator;
    private final double share;
    private final Map<Integer, Integer> ordinals = new HashMap<>();

    /** @param share of the queries, in [0, 1]; chosen by the queries' keys */
    Rephrasing(Dataset dataset, QueryGenerator generator, double share) {
        this.dataset = dataset;
        this.generator = generator;
        this.share = share;
    }

    /** Writes the paraphrases and makes a ranker know them. */
    void prepare(TrainingQueries queries, int[] rows, PairRanker ranker) {
        if (share == 0) {
            return;
        }
        RandomStream random = new RandomStream(SEED);
        int[] chosen = IntStream.of(rows)
                .filter(row -> {
                    random.reset(SEED, 0, queries.key(row));
                    return random.nextDouble() < share;
                })
                .toArray();
        List<Optional<String>> written = generator.paraphrases(IntStream.of(chosen)
                .mapToObj(row -> new VariantTask(
                        dataset.queries().text(queries.ordinals()[row]), 1, Optional.empty(), queries.key(row)))
                .toList());
        List<String> texts = new ArrayList<>();
        List<Integer> rephrased = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            if (written.get(i).isPresent()) {
                texts.add(written.get(i).get());
                rephrased.add(queries.ordinals()[chosen[i]]);
            }
        }
        int first = ranker.addQueries(texts);
        for (int i = 0; i < texts.size(); i++) {
            ordinals.put(rephrased.get(i), first + i);
        }
    }

    /** Returns what stands for a query in training: its paraphrase, or itself where it has none. */
    int of(int query) {
        return ordinals.getOrDefault(query, query);
    }

    Map<String, Double> diagnostics() {
        return share == 0 ? Map.of() : Map.of("queries rephrased by " + generator.name(), (double) ordinals.size());
    }
}
