package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.StrategySyntaxException;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.objective.TripletMargin;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidateSource;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LlmHnStrategyTest {
    private static final Strategies KNOWN = Strategies.load();
    private static final Setting SETTING =
            new Setting(Passages.DATASET, Set.of(Retrieval.MODEL, Retrieval.INITIAL, Retrieval.BM25), 7);

    private static CandidatePool pool(CandidateSource source) {
        List<CandidatePool> pools = new ArrayList<>();
        source.build(Passages.TRAINING, Passages.SPACE, 1, pools::add);
        return pools.get(0);
    }

    private static CandidateSource source(String strategy) {
        return KNOWN.parse(strategy).recipe(SETTING).candidateSource().orElseThrow();
    }

    @Test
    void everyPresetIsAConfigurationThatParses() {
        for (String preset : KNOWN.get("llm-hn").card().presets().keySet()) {
            ConfiguredStrategy configured = KNOWN.parse("llm-hn(preset=" + preset + ")");
            assertEquals(configured, KNOWN.parse(configured.print()), preset);
        }
    }

    @Test
    void allArmsShareLossAndNumberOfNegatives() {
        for (String arm : List.of("qp", "q", "bm25", "ce")) {
            Recipe recipe = KNOWN.parse("llm-hn(arm=" + arm + ",margin=0.5)").recipe(SETTING);
            assertEquals(OptionalInt.of(1), recipe.negatives(), arm);
            assertEquals(new TripletMargin(0.5), recipe.objective().orElseThrow(), arm);
            assertTrue(KNOWN.parse("llm-hn(arm=" + arm + ")|info-nce")
                            .recipe(SETTING)
                            .objective()
                            .orElseThrow()
                    instanceof InfoNce);
        }
    }

    /** The fake BM25 ranks by the same cosines, so its best document but the positive is known. */
    @Test
    void minedArmsTakeDocuments() {
        CandidatePool bm25 = pool(source("llm-hn(arm=bm25)"));
        assertEquals(1, bm25.size());
        assertTrue(bm25.ids()[0] == 1 || bm25.ids()[0] == 2, bm25::toString);
        CandidatePool rescored = pool(source("llm-hn(arm=ce)"));
        assertEquals(3, rescored.size(), "every document but the positive");
        assertEquals(bm25.ids()[0], rescored.ids()[0]);
 float[] positive = new float[1];
        Passages.SPACE.score(Retrieval.INITIAL, 0, new int[] {0}, 1, positive);
        assertArrayEquals(positive, rescored.positiveScores());
    }

    @Test
    void writtenArmsMakeTextsAndCountWhatTheyDid() {
        CandidateSource source = source("llm-hn(verify=off,kappa=1)");
        CandidatePool pool = pool(source);
        assertEquals(Passages.DATASET.corpus().size(), pool.ids()[0]);
        assertEquals(1L, source.counts().get("stand-in: passages written"));
        assertEquals(1L, source.counts().get("style: pairs of a positive and a negative"));
        assertEquals(Map.of(), KNOWN.parse("bm25").recipe(SETTING).candidateSource().orElseThrow().counts());
    }

    @Test
    void saysWhereItCannotWork() {
        NotApplicableException noModel = assertThrows(
                NotApplicableException.class, () -> KNOWN.parse("llm-hn(generator=llm)").recipe(SETTING));
        assertTrue(noModel.getMessage().contains("--chat-model"), noModel::getMessage);
        assertThrows(NotApplicableException.class, () -> KNOWN.parse("llm-hn(arm=ce,scorer=cross-encoder)")
                .recipe(SETTING));
        assertThrows(StrategySyntaxException.class, () -> KNOWN.parse("llm-hn(kappa=0)"));
        assertThrows(StrategySyntaxException.class, () -> KNOWN.parse("llm-hn(arm=both)"));
    }
}
