package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedSourceTest {
    private static final String GOOD = "The drug aspirin treats malaria in the hospitals of old, so the weather has it,"
            + " and the river of the land flows on to the sea.";

    private final List<GenerationTask> asked = new ArrayList<>();

    private NegativeGenerator writer(String... passages) {
        return new NegativeGenerator() {
            @Override
            public String name() {
                return "script";
            }

            @Override
            public List<Optional<String>> generate(List<GenerationTask> tasks, Retrieval words) {
                asked.addAll(tasks);
                return tasks.stream()
                        .map(task -> Optional.of(passages[task.attempt()]).filter(text -> !text.isEmpty()))
                        .toList();
            }
        };
    }

    private GeneratedSource source(NegativeGenerator generator, boolean verifies) {
        return new GeneratedSource(
                "test",
                Passages.DATASET,
                generator,
                true,
                verifies
                        ? Optional.of(new Verification(Passages.DATASET, Passages::table, 0.5))
                        : Optional.empty(),
                2);
    }

    private static CandidatePool pool(GeneratedSource source) {
        List<CandidatePool> pools = new ArrayList<>();
        source.build(Passages.TRAINING, Passages.SPACE, 1, pools::add);
        assertEquals(1, pools.size());
        return pools.get(0);
    }

    private static CandidatePool filtered(CandidatePool pool) {
        CandidatePool kept = pool;
        for (Check check : Check.values()) {
            if (check != Check.PASSED) {
                boolean[] keep = new boolean[kept.size()];
                Arrays.fill(keep, true);
                new RefusedFilter(check).filter(kept, keep);
                kept = kept.retain(keep);
            }
        }
        return kept;
    }

    @Test
    void writesUntilAPassagePassesAndKeepsTheRefusedForTheCount() {
        GeneratedSource source = source(writer("", "too short", GOOD), true);
        CandidatePool pool = pool(source);
        assertEquals(List.of(0, 1, 2), asked.stream().map(GenerationTask::attempt).toList());
        assertEquals(3, pool.size());
        CandidatePool kept = filtered(pool);
        assertEquals(1, kept.size());
        NegativeTexts texts = source.negativeTexts().orElseThrow();
        assertEquals(GOOD, texts.text(kept.ids()[0]));
        assertEquals(NegativeTexts.Kind.SYNTHETIC_DOCUMENT, texts.kind(kept.ids()[0]));
        assertEquals(Passages.DATASET.corpus().size(), Arrays.stream(pool.ids()).min().orElseThrow());
        assertEquals(
                Map.of("script: passages written", 3L, "script: queries", 1L,
                        "script: queries left without a passage", 0L),
                source.counts());
    }

    /** The score of a passage is its cosine with the query, on the scale of the positive's. */
    @Test
    void scoresAreThoseOfTheEncoderBeforeTraining() {
        CandidatePool pool = pool(source(writer(GOOD), false));
        float[] query = Passages.SPACE.textVectors(Retrieval.INITIAL, List.of(Passages.QUERY));
        float[] passage = Passages.SPACE.textVectors(Retrieval.INITIAL, List.of(GOOD));
        float cosine = 0;
        for (int d = 0; d < query.length; d++) {
            cosine += query[d] * passage[d];
        }
        assertEquals(cosine, pool.scores()[0], 1e-6);
        float[] positive = new float[1];
        Passages.SPACE.score(Retrieval.INITIAL, 0, new int[] {0}, 1, positive);
        assertArrayEquals(positive, pool.positiveScores());
    }

    @Test
    void aQueryMayBeLeftWithoutAPassage() {
        GeneratedSource source = source(writer("a", "b", "c"), true);
        assertEquals(0, filtered(pool(source)).size());
        assertEquals(1, source.counts().get("script: queries left without a passage"));
    }

    @Test
    void withoutVerificationTheFirstPassageIsTaken() {
        assertEquals(1, filtered(pool(source(writer("anything"), false))).size());
        assertEquals(1, asked.size());
        assertEquals(27, asked.get(0).words(), "as long as the positive");
        assertTrue(asked.get(0).positive().isPresent());
    }
}
