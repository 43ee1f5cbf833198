package dev.negbench.harness.frozen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.harness.TinyCollection;
import dev.negbench.harness.encoder.FrozenEncoder;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.NotApplicableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenEncoderFactoryTest {
    @TempDir
    private static Path folder;

    private static Dataset dataset;

    @BeforeAll
    static void writeCollection() {
        SentenceVectorsTest.keepNativePartsHere();
        dataset = new BeirLoader().load(TinyCollection.write(folder, "tiny", true));
    }

    private static FrozenEncoderFactory factory(HeadSide head) throws IOException {
        SentenceVectors sentences = SentenceVectors.open(SentenceModel.MINILM, new CacheFolder(folder), 2);
        return FrozenEncoderFactory.of(
                dataset.corpus(), dataset.queries(), sentences, head, 1, EmbeddingProgress.NONE);
    }

    @Test
    void aRecipeWithFrozenDocumentsTrainsTheQueriesAlone() throws IOException {
        try (FrozenEncoderFactory both = factory(HeadSide.BOTH);
                FrozenEncoderFactory document = factory(HeadSide.DOCUMENT)) {
            assertEquals(
                    Set.of(FrozenEncoder.QUERY_HEAD, FrozenEncoder.ITEM_HEAD),
                    both.create(1, false, 0.001).weights().tensors().keySet());
            assertEquals(
                    Set.of(FrozenEncoder.QUERY_HEAD),
                    both.create(1, true, 0.001).weights().tensors().keySet());
            assertEquals(
                    Set.of(FrozenEncoder.ITEM_HEAD),
                    document.create(1, false, 0.001).weights().tensors().keySet());
            NotApplicableException thrown =
                    assertThrows(NotApplicableException.class, () -> document.create(1, true, 0.001));
            assertTrue(thrown.getMessage().contains("--head document"), thrown.getMessage());
        }
    }

    @Test
    void encodersStartAlikeAndShareNoWeights() throws IOException {
        try (FrozenEncoderFactory factory = factory(HeadSide.BOTH)) {
            FrozenEncoder one = factory.create(1, false, 0.001);
            FrozenEncoder other = factory.create(2, false, 0.001);
            assertFalse(factory.startsBySeed());
            assertEquals(one.fingerprint(), other.fingerprint());
            one.weights().tensors().get(FrozenEncoder.QUERY_HEAD)[0] = 1;
            assertNotEquals(one.fingerprint(), other.fingerprint());
            assertEquals(dataset.corpus().size(), one.items());
            assertEquals(dataset.queries().size(), one.queries());
        }
    }

    /** A text that is added gets the vector that the same text has as a document. */
    @Test
    void addedTextsAreEmbedded() throws IOException {
        try (FrozenEncoderFactory factory = factory(HeadSide.QUERY)) {
            FrozenEncoder encoder = factory.create(1, false, 0.001);
            int known = encoder.items();
            encoder.addItems(List.of("a text that nobody has seen", dataset.corpus().content(5)));
            float[] added = new float[2 * encoder.dimension()];
            encoder.encodeItems(new int[] {known + 1, known}, 2, added, 1);
            float[] document = new float[encoder.dimension()];
            encoder.encodeDocuments(5, 6, document, 1);
            assertArrayEquals(document, Arrays.copyOf(added, document.length));
        }
    }
}
