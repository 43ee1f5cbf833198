package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.ForwardingSource;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.TrainingQueries;
import dev.negbench.strategies.text.StyleShortcut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A source that also asks whether its candidates can be told from positives without reading the query: each pool's
 * first candidate that was not refused against the first positive, no text twice, up to 2,000 pairs. Counts are of
 * pairs, so they add up over seeds; their ratio is the area under the curve. Source: card, claim 4.
 */
final class StyleProbe extends ForwardingSource {
    private static final int MOST_QUERIES = 2000;

    private final Dataset dataset;
    private final List<String> real = new ArrayList<>();
    private final List<String> negative = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    StyleProbe(CandidateSource source, Dataset dataset) {
        super(source);
        this.dataset = dataset;
    }

    @Override
    public void build(TrainingQueries queries, Retrieval retrieval, long seed, Consumer<CandidatePool> pools) {
        super.build(queries, retrieval, seed, pool -> {
            if (real.size() < MOST_QUERIES) {
                remember(pool);
            }
            pools.accept(pool);
        });
    }

    private void remember(CandidatePool pool) {
        float[] checks = pool.columns().get(GeneratedSource.CHECK);
        for (int i = 0; i < pool.size(); i++) {
            if (checks == null || Check.of(checks[i]) == Check.PASSED) {
                int id = pool.ids()[i];
                String written = id < dataset.corpus().size()
                        ? dataset.corpus().content(id)
                        : negativeTexts().orElseThrow().text(id);
                String positive = dataset.corpus().content(pool.positives()[0]);
                // A text that is there twice would be recognised instead of judged by its style.
                if (!seen.contains(positive) && !seen.contains(written)) {
                    seen.add(positive);
                    seen.add(written);
                    real.add(positive);
                    negative.add(written);
                }
                return;
            }
        }
    }

    @Override
    public Map<String, Long> counts() {
        StyleShortcut style = StyleShortcut.measure(real, negative);
        Map<String, Long> counts = new TreeMap<>(super.counts());
        counts.put("style: pairs of a positive and a negative", style.pairs());
        counts.put("style: pairs told apart by words alone", style.toldApart());
        return counts;
    }
}
