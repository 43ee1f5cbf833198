package dev.negbench.strategies.docrerank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.testing.WordSpace;
import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.NumberSet;
import dev.negbench.strategies.text.Vocabulary;
import dev.negbench.strategies.text.WordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of words and tiles of vectors change no verdict: random texts against sets of strings and plain sums. */
class PlainWordVerifierTest {
    private static final int DOCUMENTS = 40;
    private static final int KNOWN = 80;

    private static String text(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < words; w++) {
            int rank = (int) Math.pow(KNOWN, random.nextDouble());
            // Plurals share a stem with their singular and are other words.
            text.append("Word").append((char) ('a' + rank % 26)).append((char) ('a' + rank / 26));
            text.append(random.nextInt(4) == 0 ? "s" : "").append(random.nextInt(6) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private static Set<String> distinct(String text) {
        Set<String> words = new LinkedHashSet<>();
        CorpusTerms.forEachWord(text, words::add);
        return words;
    }

    private static float[] unit(WordSpace space, String word) {
        float[] vector = space.textVectors(Retrieval.INITIAL, List.of(word));
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int k = 0; k < vector.length; k++) {
            vector[k] = scale * vector[k];
        }
        return vector;
    }

    private static double largest(WordSpace space, String word, Set<String> held) {
        float[] own = unit(space, word);
        double largest = 0;
        for (String other : held) {
            float[] vector = unit(space, other);
            float sum = 0;
            for (int k = 0; k < own.length; k++) {
                sum += own[k] * vector[k];
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    private static Answerability[] plain(
            String document, String query, WordTable table, WordSpace space, double near, Map<Boolean, Integer> met) {
        Set<String> held = distinct(document);
        Set<String> stems = new HashSet<>();
        held.forEach(word -> stems.add(table.stems().of(word)));
        List<String> content = distinct(query).stream().filter(table::isContent).toList();
        boolean everyStem =
                content.stream().allMatch(word -> stems.contains(table.stems().of(word)));
        double sum = 0;
        for (String word : content) {
            sum += held.contains(word) ? 1 : largest(space, word, held);
        }
        boolean isNear = sum >= near * content.size();
        met.merge(isNear, 1, Integer::sum);
        return new Answerability[] {verdict(everyStem), verdict(isNear)};
    }

    private static Answerability verdict(boolean answerable) {
        return answerable ? Answerability.ANSWERABLE : Answerability.NOT_ANSWERABLE;
    }

    private static WordSpace space(Dataset dataset, int dimension, SplittableRandom random) {
        Map<String, float[]> vectors = new HashMap<>();
        for (int rank = 1; rank < KNOWN; rank++) {
            for (String plural : new String[] {"", "s"}) {
                float[] vector = new float[dimension];
                for (int k = 0; k < dimension; k++) {
                    vector[k] = (float) random.nextDouble() - 0.3f;
                }
                vectors.put("word" + (char) ('a' + rank % 26) + (char) ('a' + rank / 26) + plural, vector);
            }
        }
        return new WordSpace(dataset, vectors, dimension);
    }

    /** Whole tiles, parts of one, and no whole step of coordinates. */
    @ParameterizedTest
    @ValueSource(ints = {3, 21, 32, 43})
    void verdictsAreThoseOfThePlainWay(int dimension) {
        SplittableRandom random = new SplittableRandom(dimension);
        List<Document> documents = new ArrayList<>();
        for (int d = 0; d < DOCUMENTS; d++) {
            documents.add(new Document("d" + d, "", text(random, 1 + random.nextInt(60))));
        }
        Corpus corpus = Corpus.of(documents);
        Dataset dataset = Dataset.of("random", corpus, Queries.of(List.of(new Query("q", "q"))), Map.of());
        WordSpace space = space(dataset, dimension, random);
        WordTable table = SwapGenerator.table(corpus);
        WordVerifier verifier = new WordVerifier(corpus, table, Retrieval.INITIAL, 0.8);
        List<AnswerVerifier.Case> cases = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            List<String> queries = new ArrayList<>();
            for (int q = random.nextInt(20); q >= 0; q--) {
                queries.add(text(random, random.nextInt(8)) + (q % 5 == 0 ? "unheard" + i : ""));
            }
            cases.add(new AnswerVerifier.Case(i, queries));
        }
        List<Answerability[][]> verdicts = verifier.verify(cases, AnswerVerifier.PROMPTS, space);
        Map<Boolean, Integer> met = new HashMap<>();
        WordTable plainTable = SwapGenerator.table(corpus);
        for (int i = 0; i < DOCUMENTS; i++) {
            for (int q = 0; q < verdicts.get(i).length; q++) {
                String query = cases.get(i).queries().get(q);
                assertArrayEquals(
                        plain(corpus.content(i), query, plainTable, space, 0.8, met),
                        verdicts.get(i)[q],
                        "seed " + dimension + ", document " + i + ": " + query);
            }
        }
        assertTrue(met.get(true) > 20 && met.get(false) > 20, met::toString);
    }

    /** To the bit, since a verdict may hang on the last one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16, 21, 48})
    void cosinesAreSumsInTheOrderOfTheCoordinates(int dimension) {
        SplittableRandom random = new SplittableRandom(dimension);
        Corpus corpus = Corpus.of(List.of(new Document("d", "", text(random, 300))));
        Dataset dataset = Dataset.of("random", corpus, Queries.of(List.of(new Query("q", "q"))), Map.of());
        WordSpace space = space(dataset, dimension, random);
        Vocabulary vocabulary = new Vocabulary();
        WordVectors vectors = new WordVectors(Retrieval.INITIAL, vocabulary);
        LargestCosines cosines = new LargestCosines(vectors);
        for (int trial = 0; trial < 20; trial++) {
            Set<String> held = distinct(text(random, 1 + random.nextInt(90)));
            Set<String> words = distinct(text(random, random.nextInt(20)));
            NumberSet heldNumbers = new NumberSet();
            NumberSet wordNumbers = new NumberSet();
            held.forEach(word -> heldNumbers.add(vocabulary.number(word)));
            words.forEach(word -> wordNumbers.add(vocabulary.number(word)));
            vectors.lookUp(heldNumbers, space);
            vectors.lookUp(wordNumbers, space);
            float[] largest = cosines.of(wordNumbers, heldNumbers);
            int place = 0;
            for (String word : words) {
                assertTrue(
                        (float) largest(space, word, held) == largest[place++],
                        "seed " + dimension + ", trial " + trial + ": " + word);
            }
        }
    }
}
