package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.testing.WordSpace;
import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.WordTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of words in place of words change no verdict: random passages against {@link PlainVerification}. */
class PlainVerificationTest {
    private static final int DOCUMENTS = 60;
    private static final int QUERIES = 20;
    /** No passage is below it. */
    private static final float LEAST_SCORE = -1;

    private static final String[] WORDS = {
        "the",
        "the",
        "of",
        "of",
        "a",
        "a",
        "in",
        "treat",
        "treats",
        "treated",
        "Malaria",
        "drug",
        "DRUGS",
        "quinine",
        "river",
        "rivers",
        "1820",
        "17",
        "12345678901",
        "3rd",
        "naïve",
        "İzmir",
        "\ud801\udc00x",
        "king",
        "just",
        "lands"
    };
    private static final String[] PARTS = {" ", " ", " ", " ", " ", ", ", ". ", "! ", "? ", "\n", " . ", "_", "'", "-"};
    private static final String[] EXCUSES = {
        "I'm sorry",
        "i AM sorry",
        "I apologise",
        "I apologize",
        "I cannot",
        "I can't",
        "I can not",
        "i am unable",
        "I'm unable",
        "I am not able",
        "As an AI",
        "as a language model",
        "as a language-model",
        "xi cannot",
        "I, cannot",
        "i cannot_",
        "As an air",
        "I am sorryful",
        "as_an ai",
        "I  am sorry",
        "İ cannot",
        "éi cannot",
        "I apologies"
    };

    private static String text(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < words; w++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    private static Dataset dataset(SplittableRandom random) {
        List<Document> corpus = new ArrayList<>();
        for (int d = 0; d < DOCUMENTS; d++) {
            corpus.add(new Document("d" + d, d % 3 == 0 ? text(random, 2) : "", text(random, 1 + random.nextInt(60))));
        }
        List<Query> queries = new ArrayList<>();
        for (int q = 0; q < QUERIES; q++) {
            queries.add(new Query("q" + q, text(random, 1 + random.nextInt(8)) + " asked" + q));
        }
        return Dataset.of("random", Corpus.of(corpus), Queries.of(queries), Map.of());
    }

    /** The positive with some words or all exchanged, as often as not with an excuse in it. */
    private static String passage(SplittableRandom random, String positive) {
        double exchanged = random.nextInt(4) / 3.0;
        StringBuilder text = new StringBuilder();
        for (String word : positive.split(" ")) {
            boolean other = random.nextDouble() < exchanged;
            text.append(other ? WORDS[random.nextInt(WORDS.length)] : word).append(' ');
        }
        switch (random.nextInt(6)) {
            case 0:
                return text.insert(0, EXCUSES[random.nextInt(EXCUSES.length)] + " ")
                        .toString();
            case 1:
                return text.append(EXCUSES[random.nextInt(EXCUSES.length)]).toString();
            case 2:
                return text(random, random.nextInt(8));
            default:
                return text.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void verdictsAreThoseOfThePlainWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dataset dataset = dataset(random);
        WordTable table = new WordTable(CorpusTerms.of(dataset.corpus()), 0.4, 0.8);
        WordTable plainTable = new WordTable(CorpusTerms.of(dataset.corpus()), 0.4, 0.8);
        // All vectors are 0, so BM25's best negatives have cosine 0 and the lowest allowed is -0.1.
        WordSpace space = new WordSpace(dataset, Map.of(), 2);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            int positive = random.nextInt(DOCUMENTS);
            String text = passage(random, dataset.corpus().content(positive));
            float score = LEAST_SCORE + 2 * (float) random.nextDouble();
            attempts.add(new Attempt(i % QUERIES, positive, text, score, 0.5f));
        }
        Set<Check> met = EnumSet.noneOf(Check.class);
        for (double mostCopied : new double[] {0.3, 1}) {
            Verification verification = new Verification(dataset, () -> table, mostCopied);
            PlainVerification plain = new PlainVerification(dataset, plainTable, mostCopied, 0 - 0.1);
            List<Check> checks = verification.check(attempts, space);
            for (int i = 0; i < checks.size(); i++) {
                assertEquals(
                        plain.check(attempts.get(i)),
                        checks.get(i),
                        "seed " + seed + ": " + attempts.get(i).text());
                met.add(checks.get(i));
            }
        }
        assertEquals(EnumSet.allOf(Check.class), met, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void answersAreThoseOfThePlainWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dataset dataset = dataset(random);
        WordTable table = new WordTable(CorpusTerms.of(dataset.corpus()), 0.4, 0.8);
        PlainVerification plain = new PlainVerification(dataset, table, 1, 0);
        for (int i = 0; i < 500; i++) {
            String passage = text(random, random.nextInt(i % 50 == 0 ? 600 : 40)) + (i % 7 == 0 ? " ... \n \n" : "");
            Set<String> query = table.stems().ofText(dataset.queries().text(i % QUERIES));
            AnswerSentences expected = plain.answer(passage, query);
            AnswerSentences answer = AnswerSentences.of(passage, query, table);
            String where = "seed " + seed + ": " + passage;
            assertEquals(expected.sentences(), answer.sentences(), where);
            assertArrayEquals(expected.answers(), answer.answers(), where);
            assertEquals(expected.bearing(), answer.bearing(), where);
        }
    }
}
