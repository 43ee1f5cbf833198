package dev.negbench.harness.ensemble;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.encoder.StaticEncoder;
import dev.negbench.harness.encoder.StaticEncoderFactory;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.frozen.SentenceVectors;
import dev.negbench.harness.frozen.TextRole;
import dev.negbench.harness.linalg.VectorMath;
import dev.negbench.harness.reduction.ConcatenatedVectors;
import dev.negbench.harness.reduction.PrincipalComponents;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.text.CorpusTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A collection's texts in the space of four encoders that do not learn: the sentence encoder MiniLM-L6, the same
 * model's token rows weighted by IDF, words, and character n-grams, the last two hashed. The parts are concatenated,
 * each of length 1, and reduced to principal components that are fitted on the documents alone, centred. Holds about
 * 4 kB a text until the searchers are made. Immutable.
 */
public final class EnsembleSpace {
    private static final int HASHED_DIMENSION = 128;

    private final float[] documents;
    private final float[] queries;
    private final int[] queryOrdinals;
    private final int allQueries;
    private final PrincipalComponents components;

    private EnsembleSpace(
            float[] documents, float[] queries, int[] queryOrdinals, int allQueries, PrincipalComponents components) {
        this.documents = documents;
        this.queries = queries;
        this.queryOrdinals = queryOrdinals;
        this.allQueries = allQueries;
        this.components = components;
    }

    /**
     * Encodes a collection. Takes what the sentence encoder takes for texts that are not in the cache, and about 10 s
     * for the principal components.
     *
     * @param dataset the collection, of at least 2 documents
     * @param queryOrdinals the queries that will be asked, ascending
     * @param cache where tokens and sentence vectors are kept
     * @param progress told how far the sentence encoder has come
     * @param threads threads for encoding; results do not depend on it
     * @throws UncheckedIOException if the cache cannot be written to
     */
    public static EnsembleSpace of(
            Dataset dataset, int[] queryOrdinals, CacheFolder cache, EmbeddingProgress progress, int threads) {
        List<String> documentTexts = IntStream.range(0, dataset.corpus().size())
                .mapToObj(dataset.corpus()::content)
                .toList();
        List<String> queryTexts =
                Arrays.stream(queryOrdinals).mapToObj(dataset.queries()::text).toList();
        CorpusTerms terms = CorpusTerms.of(dataset.corpus());
        StaticEncoder rows = StaticEncoderFactory.of(dataset.corpus(), dataset.queries(), false, cache)
                .create(0, false, 1);
        float[] documentRows = new float[Math.multiplyExact(documentTexts.size(), rows.dimension())];
        rows.encodeDocuments(0, documentTexts.size(), documentRows, threads);
        float[] queryRows = new float[Math.multiplyExact(queryTexts.size(), rows.dimension())];
        rows.encodeQueries(queryOrdinals, queryTexts.size(), queryRows, threads);
        try (SentenceVectors sentences = SentenceVectors.open(SentenceModel.MINILM, cache, threads)) {
            float[][] documentParts = {
                sentences.of(documentTexts, TextRole.DOCUMENT, progress),
                documentRows,
                HashedFeatures.words(documentTexts, terms, HASHED_DIMENSION),
                HashedFeatures.characters(documentTexts, HASHED_DIMENSION)
            };
            float[][] queryParts = {
                sentences.of(queryTexts, TextRole.QUERY, progress),
                queryRows,
                HashedFeatures.words(queryTexts, terms, HASHED_DIMENSION),
                HashedFeatures.characters(queryTexts, HASHED_DIMENSION)
            };
            float[] documents = ConcatenatedVectors.of(documentParts, documentTexts.size());
            float[] queries = ConcatenatedVectors.of(queryParts, queryTexts.size());
            int dimension = documents.length / documentTexts.size();
            return new EnsembleSpace(
                    documents,
                    queries,
                    queryOrdinals.clone(),
                    dataset.queries().size(),
                    PrincipalComponents.fit(documents, documentTexts.size(), dimension, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns exact search by cosine in the space of the first components.
     *
     * @param share of the documents' variance that they keep, in (0, 1]
     * @param threads threads for searching; results do not depend on it
     */
    public DenseSearcher searcher(double share, int threads) {
        int kept = components.componentsFor(share);
        return DenseSearcher.of(
                projected(documents, kept), kept, projected(queries, kept), queryOrdinals, allQueries, threads);
    }

    /** Returns the number of components that keep a share of the documents' variance. */
    public int componentsFor(double share) {
        return components.componentsFor(share);
    }

    private float[] projected(float[] vectors, int kept) {
        int count = vectors.length / components.dimension();
        float[] projected = components.project(vectors, count, kept);
        for (int row = 0; row < count; row++) {
            VectorMath.normalise(projected, row * kept, kept);
        }
        return projected;
    }
}
