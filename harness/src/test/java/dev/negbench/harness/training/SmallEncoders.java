package dev.negbench.harness.training;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.encoder.AdaGrad;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.RandomRows;
import dev.negbench.harness.encoder.StaticEncoder;
import dev.negbench.harness.encoder.TokenBags;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Static encoders with few and short rows, for tests that copy all of them often. A word's row is by its hash. */
final class SmallEncoders implements EncoderFactory {
    private static final int ROWS = 512;
    private static final int DIMENSION = 16;

    private final TokenBags queries;
    private final TokenBags documents;

    SmallEncoders(Dataset dataset) {
        queries = bags(IntStream.range(0, dataset.queries().size())
                .mapToObj(dataset.queries()::text)
                .toList());
        documents = bags(IntStream.range(0, dataset.corpus().size())
                .mapToObj(dataset.corpus()::content)
                .toList());
    }

    private static TokenBags bags(List<String> texts) {
        int[] offsets = new int[texts.size() + 1];
        int[] tokens = new int[0];
        for (int t = 0; t < texts.size(); t++) {
            int[] own = Arrays.stream(texts.get(t).toLowerCase(Locale.ROOT).split("\\W+"))
                    .mapToInt(word -> Math.floorMod(word.hashCode(), ROWS))
                    .distinct()
                    .toArray();
            int from = tokens.length;
            tokens = Arrays.copyOf(tokens, from + own.length);
            System.arraycopy(own, 0, tokens, from, own.length);
            offsets[t + 1] = tokens.length;
        }
        float[] weights = new float[tokens.length];
        Arrays.fill(weights, 1);
        return new TokenBags(offsets, tokens, weights);
    }

    @Override
    public String name() {
        return "small";
    }

    @Override
    public boolean startsBySeed() {
        return true;
    }

    @Override
    public StaticEncoder create(long seed, boolean documentsFrozen, double learningRate) {
        return StaticEncoder.builder(RandomRows.normal(ROWS, DIMENSION, seed), DIMENSION)
                .name(name())
                .queries(queries)
                .documents(documents)
                .documentsFrozen(documentsFrozen)
                .adaGrad(AdaGrad.STANDARD.withRate(learningRate))
                .tokenizer(SmallEncoders::bags)
                .build();
    }

    @Override
    public void close() {}
}
