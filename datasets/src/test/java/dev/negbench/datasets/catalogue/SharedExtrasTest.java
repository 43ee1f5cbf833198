package dev.negbench.datasets.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.interactions.Interactions;
import dev.negbench.datasets.loaders.DatasetLoaders;
import dev.negbench.datasets.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What some collections have beside documents, queries and judgements; looked for as the collections are. */
@Tag("shared-data")
class SharedExtrasTest {
    @Test
    void escoSkillsHaveTheirTaxonomy() {
        Dataset dataset = load("esco-skills");
        Taxonomy taxonomy = dataset.taxonomy().orElseThrow();
        assertEquals(14_534, taxonomy.size());
        assertEquals(639 + 13_580 + 6_552, edges(taxonomy));
        for (int d = 0; d < dataset.corpus().size(); d++) {
            assertTrue(taxonomy.nodeOf(d) >= 0 && taxonomy.parents(taxonomy.nodeOf(d)).length > 0);
        }
        int skill = taxonomy.node("00064735-8fad-454b-90c7-ed858cc993f2");
        int group = taxonomy.node("S4.2.1");
        assertArrayEquals(new int[] {group}, taxonomy.parents(skill));
        assertEquals(1, taxonomy.distance(skill, group));
        assertEquals("supervise correctional procedures", taxonomy.label(skill));
        assertEquals(
                List.of("train", "dev", "test", "dev_span", "test_house", "test_span_house", "test_span_tech",
                        "test_tech", "test_techwolf"),
                List.copyOf(dataset.splits().keySet()));
    }

    @Test
    void escoJobsHaveTheirTaxonomy() {
        Dataset dataset = load("esco-jobs");
        Taxonomy taxonomy = dataset.taxonomy().orElseThrow();
        assertEquals(3_627, taxonomy.size());
        assertEquals(3_617, edges(taxonomy));
        int occupation = taxonomy.nodeOf(dataset.corpus().ordinal("000e93a3-d956-4e45-aacb-f12c83fedf84"));
        int[] path = taxonomy.paths(occupation, 10)[0];
        assertEquals(
                List.of("isco_C8121", "isco_C812", "isco_C81", "isco_C8"),
                Arrays.stream(path).skip(1).mapToObj(taxonomy::id).toList());
        assertEquals(4, taxonomy.depth(occupation));
    }

    @Test
    void interactionsNameUsersAndItemsOfTheirCollection() {
        requireInteractions("lastfm-2k", 92_833, false);
        requireInteractions("movielens-small", 100_004, true);
    }

    private static void requireInteractions(String name, int count, boolean timed) {
        Dataset dataset = load(name);
        Interactions all = Interactions.read(directory(name).resolve("interactions.tsv.gz"));
        assertEquals(count, all.size());
        assertEquals(timed, all.timed());
        all.userIds().forEach(user -> assertTrue(dataset.queries().ordinal(user) >= 0, user));
        all.itemIds().forEach(item -> assertTrue(dataset.corpus().ordinal(item) >= 0, item));
        int judged = dataset.splits().values().stream().mapToInt(split -> split.pairCount()).sum();
        assertTrue(judged <= count, () -> judged + " judged pairs");
    }

    private static int edges(Taxonomy taxonomy) {
        return IntStream.range(0, taxonomy.size()).map(node -> taxonomy.parents(node).length).sum();
    }

    private static Dataset load(String name) {
        return DatasetLoaders.standard().load(directory(name), name);
    }

    private static Path directory(String name) {
        assumeTrue(SharedCollectionsTest.SHARED.isPresent(), "the shared collections are not on this machine");
        Path directory = SharedCollectionsTest.SHARED.get().resolve(name);
        assumeTrue(DatasetLoaders.standard().recognises(directory), () -> name + " is not in " + directory);
        return directory;
    }
}
