package dev.negbench.strategies.calibrationsets;

import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Judged pools for tests: ids are positions, one positive of id 1000 unless said otherwise. */
final class JudgedPools {
    private JudgedPools() {}

    /** Returns a pool with these metrics in the retriever's order; lengths, densities and cosines are by chance. */
    static CandidatePool of(double... metrics) {
        int size = metrics.length;
        Random random = new Random(size);
        float[] cosines = new float[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                cosines[i * size + j] = cosines[j * size + i] = i == j ? 1 : random.nextFloat();
            }
        }
        float[] lengths = new float[size];
        float[] density = new float[size];
        for (int i = 0; i < size; i++) {
            lengths[i] = random.nextInt(200);
            density[i] = random.nextFloat();
        }
        Map<String, float[]> columns = new HashMap<>();
        columns.put(JudgedColumns.METRIC, floats(metrics));
        columns.put(JudgedColumns.PLACE, places(metrics));
        columns.put(JudgedColumns.LENGTH, lengths);
        columns.put(JudgedColumns.DENSITY, density);
        columns.put(JudgedColumns.COSINE, cosines);
        columns.put(JudgedColumns.SELF, floats(IntStream.range(0, size).asDoubleStream().toArray()));
        return withPositives(new int[] {1000}, columns, size);
    }

    /** Returns a pool with these columns; scores fall from 1. */
    static CandidatePool withPositives(int[] positives, Map<String, float[]> columns, int size) {
        CandidatePoolBuilder builder = new CandidatePoolBuilder().start(0, 7, positives, new float[positives.length]);
        for (int i = 0; i < size; i++) {
            builder.add(i, 1 - i / 1000f, i, 0);
        }
        return builder.build(columns);
    }

    /** Returns a pool of n metrics by chance, all different but for a chance of 2^-30. */
    static CandidatePool random(Random random, int n) {
        return of(random.doubles(n, -2, 2).toArray());
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] places(double[] metrics) {
        int[] order = IntStream.range(0, metrics.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -(float) metrics[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] places = new float[metrics.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        return places;
    }
}
