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
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static final String ENTRY =
            """
                name: %s
                description: d
                loader: beir
                licence: {spdx: [], terms: t, non_commercial: false}
                source: s
                citation: c
                splits: {test: {queries: 1, pairs: 1}}
                suited_for: [testing]
                published: []
                counts_from: files
            """;

    static Stream<CatalogueEntry> entries() {
        return CATALOGUE.entries().stream();
    }

    @Test
    void hasTheEmbeddedCollectionsFirst() {
        assertEquals(54, CATALOGUE.entries().size());
        assertEquals(
                List.of(WordNetSenses.NAME, WordNetSenses.SMALL_NAME, WordNetDefinitions.NAME),
                CATALOGUE.names().subList(0, 3));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsComplete(CatalogueEntry entry) {
        assertTrue(entry.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), entry.name());
        for (String line :
                List.of(entry.description(), entry.licence().terms(), entry.source(), entry.citation())) {
            assertFalse(line.isBlank() || line.contains("\n"), entry.name() + ": " + line);
        }
        assertTrue(entry.documents() > 0);
        assertTrue(entry.splits().containsKey("test"), entry.name());
        entry.splits().values().forEach(size -> assertTrue(size.queries() > 0 && size.pairs() >= size.queries()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void termsHaveAShortForm(CatalogueEntry entry) {
        String brief = entry.licence().brief();
        assertTrue(brief.matches("[A-Z][^;()]{2,79}") && !brief.matches(".*[ .,:]"), brief);
        assertEquals(entry.licence().nonCommercial(), brief.toLowerCase(Locale.ROOT).contains("commercial"), brief);
    }

    @ParameterizedTest
    @CsvSource({
        "wordnet-senses, WordNet licence",
        "esco-skills, ESCO: free reuse with attribution to the European Commission",
        "scifact, 'CC-BY-4.0, ODC-By-1.0'",
        "adi, 'None stated in the copy, non-commercial'",
        "debian-packages, Free software only",
        "msmarco, Non-commercial research only",
        "cqadupstack-gis, Texts of StackExchange: CC BY-SA"
    })
    void theShortFormIsTheNameOrTheFirstClause(String name, String brief) {
        assertEquals(brief, CATALOGUE.find(name).licence().brief());
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

    @ParameterizedTest
    @MethodSource("entries")
    void everyCollectionIsEmbeddedOrCheckedOrDownloaded(CatalogueEntry entry) {
        boolean known = !entry.files().isEmpty();
        boolean downloaded = !entry.downloads().isEmpty();
        assertTrue(known || downloaded, entry.name());
        assertEquals(known, entry.countsFrom() == CountsFrom.FILES, entry.name());
        assertFalse(entry.loader().embedded() && (downloaded || !known), entry.name());
        for (Download download : entry.downloads()) {
            assertTrue(download.checksum().known(), entry.name() + ": " + download.url());
        }
        for (String spdx : entry.licence().spdx()) {
            assertTrue(spdx.matches("[A-Za-z]+[A-Za-z0-9.-]*\\d\\.\\d(-only)?|MIT"), spdx);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void filesAndDownloadsHoldEverySplit(CatalogueEntry entry) {
        String qrels = entry.loader() == Loader.MSMARCO ? "qrels." : "qrels/";
        List<String> splits = entry.splits().keySet().stream().sorted().toList();
        if (!entry.files().isEmpty() && !entry.loader().embedded()) {
            assertEquals(splits, splits(entry.files().stream().map(CataloguedFile::path), qrels), entry.name());
        }
        if (!entry.downloads().isEmpty()) {
            Stream<String> paths = entry.downloads().stream().flatMap(d -> d.members().keySet().stream());
            assertEquals(splits, splits(paths, qrels), entry.name());
        }
    }

    private static List<String> splits(Stream<String> paths, String qrels) {
        return paths.filter(path -> path.startsWith(qrels))
                .map(path -> path.substring(qrels.length()).replaceFirst("\\.tsv(\\.gz)?$", ""))
                .sorted()
                .toList();
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

    @ParameterizedTest
    @CsvSource({
        "'files: [{path: ../a, bytes: 1, checksum: sha256:H}]', not a place",
        "'files: [{path: /a, bytes: 1, checksum: sha256:H}]', not a place",
        "'files: [{path: a/./b, bytes: 1, checksum: sha256:H}]', not a place",
        "'files: [{path: .records, bytes: 1, checksum: sha256:H}]', not a place",
        "'files: [{path: a, bytes: 0, checksum: sha256:H}]', has 0 bytes",
        "'files: [{path: a, bytes: 1, checksum: unknown}]', give its SHA-256",
        "'files: [{path: a, bytes: 1, checksum: sha256:12}]', is not a checksum",
        "'files: [{path: a, bytes: 1, checksum: sha256:H}, {path: a, bytes: 1, checksum: sha256:H}]', given twice",
        "'downloads: [{url: \"http://h/a\", bytes: 1, checksum: unknown, packing: none, members: {a: a}}]', https",
        "'downloads: [{url: \"https://u@h/a\", bytes: 1, checksum: unknown, packing: none, members: {a: a}}]', https",
        "'downloads: [{url: \"https://h/a\", bytes: 1, checksum: unknown, packing: zip, members: {}}]', members",
        "'downloads: [{url: \"https://h/a\", bytes: 1, checksum: unknown, packing: zip, members: {../a: a}}]', place",
        "'downloads: [{url: \"https://h/a\", bytes: 1, checksum: unknown, packing: none, members: {a: b}}]', member",
        "'downloads: [{url: \"https://h/a\", bytes: 1, checksum: unknown, packing: rar, members: {a: b}}]', rar",
    })
    void filesAndDownloadsThatCannotBeTrustedAreRefused(String fault, String part) {
        String key = fault.substring(0, fault.indexOf(':'));
        String other = key.equals("files") ? "downloads: []" : "files: []";
        String hex = "0123456789abcdef".repeat(4);
        String entry = "  - " + ENTRY.formatted("one").strip() + "\n    documents: 1\n    " + other + "\n    "
                + fault.replace("sha256:H", "sha256:" + hex) + "\n";
        DatasetException problem = assertThrows(DatasetException.class, () -> read(entry));
        assertTrue(problem.getMessage().contains("test.yaml"), problem.getMessage());
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }

    private static Catalogue read(String entries) throws IOException {
        String yaml = "schema_version: 3\ndatasets:\n" + entries;
        return Catalogue.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");
    }

    private static String entry(String name, String documents) {
        return "  - " + ENTRY.formatted(name).strip() + "\n    files: []\n    downloads: []\n" + documents;
    }
}
