package dev.negbench.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedCorpusTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    /** jqwik prints the seed of a failing try. Small windows and ids that repeat make every path run. */
    @Property(tries = 300, seed = "51")
    void equalsTheHeldCorpus(@ForAll Random random, @ForAll @IntRange(min = 64, max = 400) int windowBytes) {
        try (CorpusBuilder mapped = MappedCorpusBuilder.in(TEMPORARY, windowBytes);
                CorpusBuilder held = CorpusBuilder.held()) {
            int documents = 1 + random.nextInt(200);
            for (int d = 0; d < documents; d++) {
                String id = text(random, 1 + random.nextInt(3));
                String title = text(random, random.nextInt(4));
                String text = text(random, random.nextInt(10));
                int added = held.add(id, title, text);
                assertEquals(added, mapped.add(id, title, text));
                int at = added < 0 ? -1 - added : added;
                assertEquals(held.matches(at, title, text), mapped.matches(at, title, text));
                assertEquals(id, mapped.id(at));
            }
            Corpus expected = held.build();
            Corpus actual = mapped.build();
            assertEquals(expected.size(), actual.size());
            for (int d = 0; d < expected.size(); d++) {
                assertEquals(expected.id(d), actual.id(d));
                assertEquals(expected.title(d), actual.title(d));
                assertEquals(expected.text(d), actual.text(d));
                assertEquals(expected.content(d), actual.content(d));
                assertEquals(d, actual.ordinal(expected.id(d)));
            }
            assertEquals(-1, actual.ordinal("an id that is not there"));
            assertThrows(IndexOutOfBoundsException.class, () -> actual.text(actual.size()));
            Queries queries = Queries.of(List.of());
            assertEquals(Fingerprint.of(expected, queries, Map.of()), Fingerprint.of(actual, queries, Map.of()));
        }
    }

    @Test
    void leavesNoFileAndOutlivesItsBuilder(@TempDir Path folder) throws IOException {
        Corpus corpus;
        try (CorpusBuilder builder = CorpusBuilder.mapped(folder)) {
            builder.add("a", "", "text of a");
            corpus = builder.build();
        }
        assertFalse(hasFiles(folder));
        assertEquals("text of a", corpus.text(0));
        CorpusBuilder.mapped(folder).close();
        assertFalse(hasFiles(folder));
    }

    @Test
    void refusesEmptyIdsEmptyCorporaAndFoldersThatAreNotThere(@TempDir Path folder) {
        try (CorpusBuilder builder = CorpusBuilder.mapped(folder)) {
            assertThrows(DatasetException.class, () -> builder.add("", "", "text"));
            assertThrows(DatasetException.class, builder::build);
        }
        DatasetException missing =
                assertThrows(DatasetException.class, () -> CorpusBuilder.mapped(folder.resolve("none")));
        assertTrue(missing.getMessage().contains("no file for the texts can be made in " + folder.resolve("none")));
        try (CorpusBuilder builder = MappedCorpusBuilder.in(folder, 64)) {
            assertThrows(DatasetException.class, () -> builder.add("a", "", "x".repeat(100)));
        }
    }

    /** Texts alone would be 100 MB; a factor of three lies between the bound and what the class promises. */
    @Test
    void memoryDoesNotGrowWithTheTexts(@TempDir Path folder) {
        int documents = 200_000;
        String filling = "word ".repeat(100);
        long before = usedBytes();
        try (CorpusBuilder builder = CorpusBuilder.mapped(folder)) {
            for (int d = 0; d < documents; d++) {
                builder.add(Integer.toString(d), "", d + " " + filling);
            }
            Corpus corpus = builder.build();
            long perDocument = (usedBytes() - before) / documents;
            assertTrue(perDocument <= 60, perDocument + " bytes a document");
            assertEquals("123456 " + filling, corpus.text(corpus.ordinal("123456")));
        }
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static boolean hasFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> 'a' + random.nextInt(4);
                        case 1 -> 0xE0 + random.nextInt(4);
                        case 2 -> 0x4E00 + random.nextInt(4);
                        default -> 0x1F600 + random.nextInt(4);
                    });
        }
        return text.toString();
    }
}
