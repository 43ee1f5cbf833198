package dev.negbench.datasets.wordnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.CatalogueEntry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordNetDefinitionsTest {
    @Test
    void aDefinitionFindsItsWords() {
        Dataset dataset = WordNetDefinitions.load();
        CatalogueEntry entry = Catalogue.load().find(WordNetDefinitions.NAME);
        assertEquals(List.of(), entry.differences(dataset));
        int query = dataset.queries().ordinal("wn31-02086723-n");
        Judgements split = dataset.splits().values().stream()
                .filter(judged -> judged.positives(query).length > 0)
                .findFirst()
                .orElseThrow();
        List<String> words = Arrays.stream(split.positives(query)).mapToObj(dataset.corpus()::text).toList();
        assertEquals(Set.of("dog", "domestic dog", "Canis familiaris"), Set.copyOf(words));
    }

    @Test
    void noDefinitionIsInTwoSplitsAndNoWordIsThereTwice() {
        Dataset dataset = WordNetDefinitions.load();
        Set<String> words = new HashSet<>();
        for (int d = 0; d < dataset.corpus().size(); d++) {
            assertTrue(words.add(dataset.corpus().text(d).toLowerCase(Locale.ROOT)), dataset.corpus().id(d));
        }
        Set<String> seen = new HashSet<>();
        dataset.splits().values().forEach(split -> {
            Set<String> own = new HashSet<>();
            for (int query : split.judgedQueries()) {
                String text = dataset.queries().text(query).toLowerCase(Locale.ROOT);
                own.add(text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip());
            }
            own.forEach(text -> assertTrue(seen.add(text), text));
        });
    }
}
