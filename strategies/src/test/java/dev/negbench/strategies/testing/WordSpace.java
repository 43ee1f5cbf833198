package dev.negbench.strategies.testing;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Every searcher scores texts by the cosine of sums of word vectors, which a test gives; other words count nothing. */
public record WordSpace(Dataset dataset, Map<String, float[]> vectors, int dimension) implements Retrieval {
    private float[] vector(String text) {
        float[] sum = new float[dimension];
        Words words = new Words(text);
        for (String word = words.next(); word != null; word = words.next()) {
            float[] one = vectors.getOrDefault(word, new float[dimension]);
            for (int d = 0; d < dimension; d++) {
                sum[d] += one[d];
            }
        }
        double length = Math.sqrt(dot(sum, sum));
        for (int d = 0; d < dimension && length > 0; d++) {
            sum[d] /= (float) length;
        }
        return sum;
    }

    private static float dot(float[] left, float[] right) {
        float sum = 0;
        for (int d = 0; d < left.length; d++) {
            sum += left[d] * right[d];
        }
        return sum;
    }

    private float[] vectors(List<String> texts) {
        float[] all = new float[texts.size() * dimension];
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(vector(texts.get(i)), 0, all, i * dimension, dimension);
        }
        return all;
    }

    private RankedLists nearest(List<String> among, List<String> texts, int depth) {
        int width = Math.min(depth, among.size());
        RankedLists lists = RankedLists.ofSize(texts.size(), width);
        for (int row = 0; row < texts.size(); row++) {
            float[] own = vector(texts.get(row));
            float[] scores = new float[among.size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = dot(own, vector(among.get(i)));
            }
            int[] order = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted((l, r) -> Float.compare(scores[r], scores[l]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            lists.counts()[row] = width;
            for (int place = 0; place < width; place++) {
                lists.ids()[row * width + place] = order[place];
                lists.scores()[row * width + place] = scores[order[place]];
            }
        }
        return lists;
    }

    private List<String> queries(int[] ordinals) {
        return Arrays.stream(ordinals).mapToObj(dataset.queries()::text).toList();
    }

    private List<String> documents(int[] ordinals) {
        return Arrays.stream(ordinals).mapToObj(dataset.corpus()::content).toList();
    }

    @Override
    public Set<String> searchers() {
        return Set.of(MODEL, INITIAL, BM25);
    }

    @Override
    public int documents() {
        return dataset.corpus().size();
    }

    @Override
    public RankedLists search(String searcher, int[] queries, int depth) {
        return nearest(documents(IntStream.range(0, documents()).toArray()), queries(queries), depth);
    }

    @Override
    public void score(String searcher, int query, int[] candidates, int count, float[] out) {
        float[] own = vector(dataset.queries().text(query));
        for (int i = 0; i < count; i++) {
            out[i] = dot(own, vector(dataset.corpus().content(candidates[i])));
        }
    }

    @Override
    public int dimension(String searcher) {
        return dimension;
    }

    @Override
    public float[] queryVectors(String searcher, int[] queries) {
        return vectors(queries(queries));
    }

    @Override
    public float[] documentVectors(String searcher, int[] candidates) {
        return vectors(documents(candidates));
    }

    @Override
    public float[] textVectors(String searcher, List<String> texts) {
        return vectors(texts);
    }

    @Override
    public RankedLists nearestTexts(String searcher, List<String> among, List<String> texts, int depth) {
        return nearest(among, texts, depth);
    }

    @Override
    public void similarity(String searcher, int document, int[] candidates, int count, float[] out) {
        float[] own = vector(dataset.corpus().content(document));
        for (int i = 0; i < count; i++) {
            out[i] = dot(own, vector(dataset.corpus().content(candidates[i])));
        }
    }

    @Override
    public RankedLists rankBand(String searcher, int[] queries, int from, int to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RankedLists searchVectors(String searcher, float[] vectors, int rows, int depth) {
        throw new UnsupportedOperationException();
    }
}
