package dev.negbench.datasets.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.wordnet.WordNetDefinitions;
import dev.negbench.datasets.wordnet.WordNetSenses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static Stream<CatalogueEntry> entries() {
        return CATALOGUE.entries().stream();
    }

    @Test
    void hasTheEmbeddedCollectionsFirst() {
        assertEquals(29, CATALOGUE.entries().size());
        assertEquals(
                List.of(WordNetSenses.NAME, WordNetSenses.SMALL_NAME, WordNetDefinitions.NAME),
                CATALOGUE.names().subList(0, 3));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsComplete(CatalogueEntry entry) {
        assertTrue(entry.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), entry.name());
        for (String line : List.of(entry.description(), entry.licence(), entry.source(), entry.citation())) {
            assertFalse(line.isBlank() || line.contains("\n"), entry.name() + ": " + line);
        }
        assertTrue(entry.documents() > 0);
        assertTrue(entry.splits().containsKey("test"), entry.name());
        entry.splits().values().forEach(size -> assertTrue(size.queries() > 0 && size.pairs() >= size.queries()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void suitabilityFitsTheSplits(CatalogueEntry entry) {
        List<Suitability> uses = entry.suitedFor();
        assertEquals(uses.size(), uses.stream().distinct().count(), entry.name());
        boolean learns = uses.contains(Suitability.TRAINING) || uses.contains(Suitability.RECOMMENDATION);
        assertEquals(entry.splits().containsKey("train"), learns, entry.name());
        assertEquals(!learns, uses.contains(Suitability.TESTING), entry.name());
    }

    @Test
    void unknownNamesGetTheNearest() {
        assertEquals("scifact", CATALOGUE.find("scifact").name());
        DatasetException unknown = assertThrows(DatasetException.class, () -> CATALOGUE.find("scifct"));
        assertTrue(unknown.getMessage().startsWith("there is no dataset 'scifct' (did you mean 'scifact'? known: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "    documents: 1\n    documents: 1\n", // the same key twice
        "    documents: 1\n    colour: red\n", // an unknown key
        "    documents: many\n",
        "", // the number of documents missing
    })
    void malformedEntriesAreReportedWithTheirLine(String fault) {
        DatasetException problem = assertThrows(DatasetException.class, () -> read(entry("one", fault)));
        assertTrue(problem.getMessage().matches("(?s)test\\.yaml:\\d+: .+"), problem.getMessage());
    }

    @Test
    void aNameIsGivenOnce() throws IOException {
        String good = "    documents: 1\n";
        assertEquals(List.of("one", "two"), read(entry("one", good) + entry("two", good)).names());
        DatasetException problem =
                assertThrows(DatasetException.class, () -> read(entry("one", good) + entry("one", good)));
        assertTrue(problem.getMessage().contains("two entries 'one'"), problem.getMessage());
    }

    private static Catalogue read(String entries) throws IOException {
        String yaml = "schema_version: 1\ndatasets:\n" + entries;
        return Catalogue.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");
    }

    private static String entry(String name, String documents) {
        return """
                  - name: %s
                    description: d
                    loader: beir
                    licence: l
                    source: s
                    citation: c
                    splits: {test: {queries: 1, pairs: 1}}
                    suited_for: [testing]
                """.formatted(name)
                + documents;
    }
}
