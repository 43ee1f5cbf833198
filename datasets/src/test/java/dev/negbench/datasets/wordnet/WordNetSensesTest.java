package dev.negbench.datasets.wordnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordNetSensesTest {
    private static Dataset whole;
    private static Dataset small;

    @BeforeAll
    static void load() {
        whole = WordNetSenses.load();
        small = WordNetSenses.loadSmall();
    }

    @Test
    void hasEverySynsetAndEveryExampleOfThreeWords() {
        assertEquals("wordnet-senses", whole.name());
        assertEquals(117_791, whole.corpus().size());
        assertEquals(42_723, whole.queries().size());
        assertEquals(42_800, whole.splits().values().stream().mapToInt(Judgements::pairCount).sum());
        assertEquals(List.of("train", "dev", "test"), List.copyOf(whole.splits().keySet()));
        assertEquals(List.of(34_213, 4_283, 4_227), queryCounts(whole));
    }

    @Test
    void theSliceHasAboutEightThousandTrainQueries() {
        assertEquals("wordnet-senses-small", small.name());
        assertEquals(25_469, small.corpus().size());
        assertEquals(List.of(8_236, 1_023, 930), queryCounts(small));
    }

    @Test
    void aKnownSenseIsThere() {
        Corpus corpus = whole.corpus();
        int entity = corpus.ordinal("wn31-00001740-n");
        assertEquals(0, entity);
        assertEquals("entity", corpus.title(entity));
        assertTrue(corpus.text(entity).startsWith("that which is perceived"), corpus.text(entity));
        int hyperventilate = corpus.ordinal("wn31-00003133-v");
        int query = whole.queries().ordinal("wn31-00003133-v#1");
        Judgements split = whole.splits().values().stream().filter(s -> s.grade(query, hyperventilate) > 0).findFirst()
                .orElseThrow();
        assertArrayEquals(new int[] {hyperventilate}, split.positives(query));
    }

    @Test
    void noSenseAndNoQueryTextIsInTwoSplits() {
        for (Dataset dataset : List.of(whole, small)) {
            Map<Integer, String> splitOfSense = new HashMap<>();
            Map<String, String> splitOfText = new HashMap<>();
            dataset.splits().forEach((split, judgements) -> {
                for (int query : judgements.queries()) {
                    for (int sense : judgements.positives(query)) {
                        assertEquals(split, splitOfSense.computeIfAbsent(sense, s -> split));
                    }
                    String text = dataset.queries().text(query).toLowerCase(Locale.ROOT);
                    text = text.replaceAll("\\W+", " ").strip();
                    assertEquals(split, splitOfText.computeIfAbsent(text, t -> split), text);
                }
            });
            assertTrue(splitOfSense.size() > 5_000);
        }
    }

    @Test
    void noDocumentHoldsAnExampleThatAsksForIt() {
        whole.splits().forEach((split, judgements) -> {
            for (int query : judgements.queries()) {
                String text = whole.queries().text(query);
                for (int sense : judgements.positives(query)) {
                    assertFalse(whole.corpus().text(sense).contains('"' + text + '"'), text);
                }
            }
        });
    }

    @Test
    void noDocumentIsEmptyAndNoQueryIsShort() {
        for (int d = 0; d < whole.corpus().size(); d++) {
            assertFalse(whole.corpus().title(d).isEmpty() || whole.corpus().text(d).isEmpty(), whole.corpus().id(d));
        }
        for (int q = 0; q < whole.queries().size(); q++) {
            assertTrue(whole.queries().text(q).split(" ").length >= 3, whole.queries().text(q));
        }
    }

    @Test
    void theSliceKeepsSplitsAndAllSensesOfTheWordsAskedFor() {
        Set<String> words = new HashSet<>();
        small.splits().forEach((split, judgements) -> {
            for (int query : judgements.queries()) {
                int inWhole = whole.queries().ordinal(small.queries().id(query));
                int[] positives = whole.split(split).positives(inWhole);
                assertEquals(ids(whole, positives), ids(small, judgements.positives(query)));
                for (int sense : judgements.positives(query)) {
                    words.addAll(words(small.corpus().title(sense)));
                }
            }
        });
        for (int d = 0; d < whole.corpus().size(); d++) {
            boolean wanted = words(whole.corpus().title(d)).stream().anyMatch(words::contains);
            assertEquals(wanted, small.corpus().ordinal(whole.corpus().id(d)) >= 0, whole.corpus().id(d));
        }
    }

    @Test
    void loadingAgainGivesTheSame() {
        assertEquals(small.fingerprint(), WordNetSenses.loadSmall().fingerprint());
    }

    private static List<Integer> queryCounts(Dataset dataset) {
        return dataset.splits().values().stream().map(Judgements::queryCount).toList();
    }

    private static List<String> ids(Dataset dataset, int[] documents) {
        return Arrays.stream(documents).mapToObj(dataset.corpus()::id).toList();
    }

    private static Set<String> words(String title) {
        return Arrays.stream(title.toLowerCase(Locale.ROOT).split(", ")).collect(Collectors.toSet());
    }
}
