package dev.negbench.strategies.docrerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.testing.WordSpace;
import dev.negbench.strategies.text.WordTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents that are sets of facts about one thing a year, so that it is known which swapped year a document answers.
 * Source: card, "Exact synthetic check".
 */
class KnownFactsTest {
    private static final int DOCUMENTS = 60;
    private static final double HELD = 0.3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void verificationLeavesNoSwapThatTheDocumentAnswers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Document> documents = new ArrayList<>();
        List<Set<Integer>> years = new ArrayList<>();
        for (int d = 0; d < DOCUMENTS; d++) {
            Set<Integer> held = new HashSet<>(Set.of(1950));
            StringBuilder text = new StringBuilder("the of a the of a thing" + d + " grew in 1950");
            for (int year = 1945; year <= 1955; year++) {
                if (year != 1950 && random.nextDouble() < HELD) {
                    held.add(year);
                    text.append(" the thing").append(d).append(" grew in ").append(year);
                }
            }
            years.add(held);
            documents.add(new Document("d" + d, "", text.toString()));
        }
        Corpus corpus = Corpus.of(documents);
        WordTable table = SwapGenerator.table(corpus);
        WordSpace space = new WordSpace(
                new Dataset(
                        "facts",
                        corpus,
                        Queries.of(List.of(new Query("q", "q"))),
                        Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1)))),
                        "0"),
                Map.of(),
                2);
        SwapGenerator generator = new SwapGenerator(corpus, table, Retrieval.INITIAL);
        WordVerifier verifier = new WordVerifier(corpus, table, Retrieval.INITIAL, 0.8);
        int written = 0;
        int answerable = 0;
        int kept = 0;
        for (int d = 0; d < DOCUMENTS; d++) {
            VariantTask task = new VariantTask("thing" + d + " in 1950", 12, Optional.of(Property.YEAR), d);
            List<String> swaps =
                    Facts.texts(generator.variants(List.of(task), space).get(0));
            Answerability[][] verdicts = verifier.verify(
                            List.of(new AnswerVerifier.Case(d, swaps)), AnswerVerifier.PROMPTS, space)
                    .get(0);
            for (int v = 0; v < swaps.size(); v++) {
                boolean held = years.get(d)
                        .contains(Integer.parseInt(
                                swaps.get(v).substring(swaps.get(v).length() - 4)));
                written++;
                answerable += held ? 1 : 0;
                if (Answerability.keepsNegative(verdicts[v], AnswerVerifier.PROMPTS)) {
                    kept++;
                    assertTrue(!held, "seed " + seed + ": " + swaps.get(v));
                }
            }
        }
        assertEquals(10 * DOCUMENTS, written);
        // 600 trials of 0.3: outside four standard errors once in 15,000 seeds.
        assertEquals(HELD, (double) answerable / written, 4 * Math.sqrt(HELD * (1 - HELD) / written), "seed " + seed);
        assertEquals(written - answerable, kept, "no swap is lost either");
    }
}
