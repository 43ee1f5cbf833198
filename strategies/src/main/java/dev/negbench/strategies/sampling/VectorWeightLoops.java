package dev.negbench.strategies.sampling;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops with the Vector API. Loaded only where its module is, see {@link Vectorization}.
 *
 * <p>Loops are unrolled until their methods are too large to be inlined (325 bytecodes): inside a larger method Java 17
 * compiled the same loops to code four times slower.
 */
final class VectorWeightLoops implements WeightLoops {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, VectorShape.S_128_BIT);
    private static final int LANES = DOUBLES.length();

    /**
     * @throws UnsupportedOperationException if this processor has no such vectors and would only imitate them
     */
    VectorWeightLoops() {
        int bits = DoubleVector.SPECIES_PREFERRED.vectorBitSize();
        if (bits < DOUBLES.vectorBitSize()) {
            throw new UnsupportedOperationException("vectors of " + bits + " bits only");
        }
    }

    @Override
    public void exponents(
            ScoreKernel kernel, double steepness, double wanted, float[] scores, int size, double[] out) {
        boolean gaussian = kernel == ScoreKernel.GAUSSIAN;
        int i = 0;
        for (; i <= size - 4 * LANES; i += 4 * LANES) {
            DoubleVector d0 = distance(scores, i, wanted);
            DoubleVector d1 = distance(scores, i + LANES, wanted);
            DoubleVector d2 = distance(scores, i + 2 * LANES, wanted);
            DoubleVector d3 = distance(scores, i + 3 * LANES, wanted);
            if (gaussian) {
                d0.mul(steepness).mul(d0).lanewise(VectorOperators.NEG).intoArray(out, i);
                d1.mul(steepness).mul(d1).lanewise(VectorOperators.NEG).intoArray(out, i + LANES);
                d2.mul(steepness).mul(d2).lanewise(VectorOperators.NEG).intoArray(out, i + 2 * LANES);
                d3.mul(steepness).mul(d3).lanewise(VectorOperators.NEG).intoArray(out, i + 3 * LANES);
            } else {
                d0.lanewise(VectorOperators.ABS).mul(steepness).lanewise(VectorOperators.NEG).intoArray(out, i);
                d1.lanewise(VectorOperators.ABS).mul(steepness).lanewise(VectorOperators.NEG).intoArray(out, i + LANES);
                d2.lanewise(VectorOperators.ABS).mul(steepness).lanewise(VectorOperators.NEG)
                        .intoArray(out, i + 2 * LANES);
                d3.lanewise(VectorOperators.ABS).mul(steepness).lanewise(VectorOperators.NEG)
                        .intoArray(out, i + 3 * LANES);
            }
        }
        for (; i < size; i++) {
            double distance = Elementary.widen(scores[i]) - wanted;
            out[i] = gaussian ? -(steepness * distance * distance) : -(steepness * Math.abs(distance));
        }
    }

    private static DoubleVector distance(float[] scores, int i, double wanted) {
        FloatVector narrow = FloatVector.fromArray(FLOATS, scores, i);
        return ((DoubleVector) narrow.convertShape(VectorOperators.F2D, DOUBLES, 0)).sub(wanted);
    }

    /** The operations of {@link Elementary#exp} in the same order, on two vectors at a time. */
    @Override
    public void exponentials(double[] x, int size, double best, int to) {
        int i = 0;
        for (; i <= size - 2 * LANES; i += 2 * LANES) {
            DoubleVector x0 = DoubleVector.fromArray(DOUBLES, x, i).sub(best);
            DoubleVector x1 = DoubleVector.fromArray(DOUBLES, x, i + LANES).sub(best);
            VectorMask<Double> vanishes0 = x0.compare(VectorOperators.LT, Elementary.LOWEST_EXPONENT);
            VectorMask<Double> vanishes1 = x1.compare(VectorOperators.LT, Elementary.LOWEST_EXPONENT);
            DoubleVector shifted0 = x0.mul(Elementary.LOG2_E).add(Elementary.ROUNDER);
            DoubleVector shifted1 = x1.mul(Elementary.LOG2_E).add(Elementary.ROUNDER);
            DoubleVector whole0 = shifted0.sub(Elementary.ROUNDER);
            DoubleVector whole1 = shifted1.sub(Elementary.ROUNDER);
            DoubleVector r0 = x0.sub(whole0.mul(Elementary.LN2_HIGH)).sub(whole0.mul(Elementary.LN2_LOW));
            DoubleVector r1 = x1.sub(whole1.mul(Elementary.LN2_HIGH)).sub(whole1.mul(Elementary.LN2_LOW));
            DoubleVector s0 = r0.mul(r0);
            DoubleVector s1 = r1.mul(r1);
            DoubleVector q0 = s0.mul(s0);
            DoubleVector q1 = s1.mul(s1);
            DoubleVector low0 = r0.mul(Elementary.C1).add(Elementary.C0)
                    .add(r0.mul(Elementary.C3).add(Elementary.C2).mul(s0));
            DoubleVector low1 = r1.mul(Elementary.C1).add(Elementary.C0)
                    .add(r1.mul(Elementary.C3).add(Elementary.C2).mul(s1));
            DoubleVector high0 = r0.mul(Elementary.C5).add(Elementary.C4)
                    .add(r0.mul(Elementary.C7).add(Elementary.C6).mul(s0));
            DoubleVector high1 = r1.mul(Elementary.C5).add(Elementary.C4)
                    .add(r1.mul(Elementary.C7).add(Elementary.C6).mul(s1));
            DoubleVector tail0 = low0.add(high0.add(q0.mul(Elementary.C8)).mul(q0));
            DoubleVector tail1 = low1.add(high1.add(q1.mul(Elementary.C8)).mul(q1));
            LongVector mantissa0 = r0.add(s0.mul(tail0)).add(1).reinterpretAsLongs();
            LongVector mantissa1 = r1.add(s1.mul(tail1)).add(1).reinterpretAsLongs();
            LongVector exponent0 = shifted0.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            LongVector exponent1 = shifted1.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            mantissa0.add(exponent0).reinterpretAsDoubles().blend(0, vanishes0).intoArray(x, to + i);
            mantissa1.add(exponent1).reinterpretAsDoubles().blend(0, vanishes1).intoArray(x, to + i + LANES);
        }
        for (; i < size; i++) {
            x[to + i] = Elementary.exp(x[i] - best);
        }
    }

    @Override
    public double deviations(float[] values, int from, int to, double centre) {
        DoubleVector sums = DoubleVector.zero(DOUBLES);
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            sums = sums.add(distance(values, i, centre));
        }
        double sum = (sums.lane(0) + sums.lane(1)) + (sums.lane(2) + sums.lane(3));
        for (; i < to; i++) {
            sum += values[i] - centre;
        }
        return sum;
    }

    @Override
    public double squares(float[] values, int from, int to, double centre) {
        DoubleVector sums = DoubleVector.zero(DOUBLES);
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector distance = distance(values, i, centre);
            sums = sums.add(distance.mul(distance));
        }
        double sum = (sums.lane(0) + sums.lane(1)) + (sums.lane(2) + sums.lane(3));
        for (; i < to; i++) {
            double d = values[i] - centre;
            sum += d * d;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "Vector API, " + DOUBLES.vectorBitSize() + " bit";
    }
}
