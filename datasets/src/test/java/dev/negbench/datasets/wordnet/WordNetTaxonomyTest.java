package dev.negbench.datasets.wordnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.taxonomy.Taxonomy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordNetTaxonomyTest {
    @Test
    void hypernymsAreThoseOfWordNet() {
        Dataset dataset = WordNetSenses.load();
        Taxonomy taxonomy = dataset.taxonomy().orElseThrow();
        assertEquals(117_791, taxonomy.size());
        int edges = IntStream.range(0, taxonomy.size()).map(node -> taxonomy.parents(node).length).sum();
        assertEquals(75_916 + 8_589 + 13_256, edges);
        int entity = taxonomy.node("wn31-00001740-n");
        int physicalEntity = taxonomy.node("wn31-00001930-n");
        int abstraction = taxonomy.node("wn31-00002137-n");
        assertEquals("physical entity", taxonomy.label(physicalEntity));
        assertArrayEquals(new int[] {entity}, taxonomy.parents(physicalEntity));
        assertEquals(2, taxonomy.distance(physicalEntity, abstraction));
        assertEquals(entity, taxonomy.commonAncestor(physicalEntity, abstraction));
        assertEquals("entity", dataset.corpus().title(taxonomy.documentOf(entity)));
        long nounRoots = IntStream.range(0, taxonomy.size())
                .filter(node -> taxonomy.id(node).endsWith("-n") && taxonomy.depth(node) == 0)
                .count();
        assertEquals(1, nounRoots);
    }

    @Test
    void theSliceKeepsTheHierarchyAboveItsDocuments() {
        Dataset small = WordNetSenses.loadSmall();
        Taxonomy taxonomy = small.taxonomy().orElseThrow();
        assertEquals(117_791, taxonomy.size());
        for (int d = 0; d < small.corpus().size(); d++) {
            assertEquals(small.corpus().id(d), taxonomy.id(taxonomy.nodeOf(d)));
        }
        long documents = IntStream.range(0, taxonomy.size()).filter(n -> taxonomy.documentOf(n) >= 0).count();
        assertEquals(small.corpus().size(), documents);
        Dataset bare =
                Dataset.of(small.name(), small.corpus(), small.queries(), small.splits());
        assertTrue(bare.taxonomy().isEmpty());
        assertNotEquals(bare.fingerprint(), small.fingerprint());
    }

    @Test
    void aHypernymThatDoesNotExistIsNamed() {
        Gloss gloss = new Gloss("g", List.of());
        WordNetSenses senses = new WordNetSenses(List.of(new Synset("a", List.of("w"), gloss, List.of("b"))));
        String problem = assertThrows(DatasetException.class, senses::whole).problem();
        assertEquals("the hypernym b of a does not exist", problem);
    }
}
