package dev.negbench.strategies.nsr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.testing.WordSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyProbeTest {
    private static final Corpus CORPUS = Corpus.of(
            List.of(new Document("d0", "", "a"), new Document("d1", "", "b"), new Document("d2", "", "c")));

    private static WordSpace space(String split) {
        Dataset dataset = Dataset.of(
                "tiny",
                CORPUS,
                Queries.of(List.of(new Query("q0", "a"))),
                Map.of(split, Judgements.of(Map.of(0, Map.of(2, 1)))));
        return new WordSpace(
                dataset,
                Map.of("a", new float[] {1, 0}, "b", new float[] {0.6f, 0.8f}, "c", new float[] {0, 1}),
                2);
    }

    /** A list of two: the right document, cosine 0, and the encoder's best, cosine 1. */
    @Test
    void measuresTheListAndSearchesAsEver() {
        WordSpace space = space("test");
        PolicyProbe probe = new PolicyProbe(2, 0.5, space.dataset());
        assertArrayEquals(
                SearchTransform.NONE.search(space, new int[] {0}, 3).ids(),
                probe.search(space, new int[] {0}, 3).ids());
        double chance = 1 / (1 + Math.exp(2));
        Map<String, Double> figures = probe.diagnostics();
        assertEquals(chance, figures.get("held-out Pass@1"), 1e-9);
        assertEquals(1 - Math.pow(1 - chance, 16), figures.get("held-out Pass@16"), 1e-9);
        assertEquals(
                SoftmaxBandit.entropy(new double[] {chance, 1 - chance}), figures.get("held-out entropy (nats)"), 1e-9);
        assertEquals(Math.sqrt(0.5), figures.get("held-out root mean square score"), 1e-9);
    }

    @Test
    void withoutLabelsThereIsEntropyAlone() {
        WordSpace space = space("train");
        PolicyProbe probe = new PolicyProbe(2, 0.5, space.dataset());
        probe.search(space, new int[] {0}, 3);
        assertEquals(Double.NaN, probe.diagnostics().get("held-out Pass@1"));
        double best = 1 / (1 + Math.exp((0.6 - 1) / 0.5));
        assertEquals(
                SoftmaxBandit.entropy(new double[] {best, 1 - best}),
                probe.diagnostics().get("held-out entropy (nats)"),
                1e-6);
    }
}
