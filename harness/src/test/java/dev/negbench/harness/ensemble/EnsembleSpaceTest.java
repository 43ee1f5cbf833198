package dev.negbench.harness.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.text.CorpusTerms;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleSpaceTest {
    @TempDir
    private Path data;

    @Test
    void sharesOfTheVarianceGiveFewerDimensionsAndUnitVectors() {
        Dataset dataset = new BeirLoader().load(TinyCollection.write(data, "tiny", true));
        int[] queries = {3, 5, 100};
        EnsembleSpace space = EnsembleSpace.of(dataset, queries, CacheFolder.standard(), EmbeddingProgress.NONE, 2);
        EnsembleSpace again = EnsembleSpace.of(dataset, queries, CacheFolder.standard(), EmbeddingProgress.NONE, 1);
        int before = 0;
        for (double share : new double[] {0.7, 0.8, 0.95, 0.99}) {
            int kept = space.componentsFor(share);
            assertTrue(kept > before, share + ": " + kept);
            before = kept;
        }
        int kept = space.componentsFor(0.95);
        int[] documents = IntStream.range(0, TinyCollection.DOCUMENTS).toArray();
        try (DenseSearcher searcher = space.searcher(0.95, 2);
                DenseSearcher other = again.searcher(0.95, 1)) {
            assertEquals(kept, searcher.dimension());
            float[] vectors = searcher.documentVectors(documents);
            for (int d : documents) {
                assertEquals(1, VectorMath.dot(vectors, d * kept, vectors, d * kept, kept), 1e-5);
            }
            assertArrayEquals(vectors, other.documentVectors(documents), "on one thread as on two");
            RankedLists found = searcher.search(queries, 10);
            float[] query = searcher.queryVectors(new int[] {5});
            for (int place = 10; place < 20; place++) {
                float cosine = VectorMath.dot(query, 0, vectors, found.ids()[place] * kept, kept);
                assertEquals(cosine, found.scores()[place], 1e-5);
            }
        }
    }

    @Test
    void hashedTextsAreNearWhereTheyShareWordsOrSpelling() {
        Corpus corpus = Corpus.of(List.of(
                new Document("d0", "", "the virtual cloud network"),
                new Document("d1", "", "the virtual network card"),
                new Document("d2", "", "the garden")));
        List<String> texts = List.of("virtual networks", "virtual cloud network", "garden", "unheard", "Garden!");
        float[] words = HashedFeatures.words(texts, CorpusTerms.of(corpus), 4096);
        assertEquals(0, VectorMath.dot(words, 3 * 4096, words, 3 * 4096, 4096), "a word that the corpus lacks");
        assertEquals(1, VectorMath.dot(words, 2 * 4096, words, 4 * 4096, 4096), 1e-6, "the same word");
        assertEquals(0, VectorMath.dot(words, 0, words, 2 * 4096, 4096), "nothing in common");
        float[] characters = HashedFeatures.characters(texts, 4096);
        float plural = VectorMath.dot(characters, 0, characters, 4096, 4096);
        float wordsAlone = VectorMath.dot(words, 0, words, 4096, 4096);
        assertTrue(plural > 0.5 && plural < 1, "network and networks: " + plural);
        assertTrue(wordsAlone > 0 && wordsAlone < 1, "virtual: " + wordsAlone);
    }
}
