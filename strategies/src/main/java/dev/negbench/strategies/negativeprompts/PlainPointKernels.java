package dev.negbench.strategies.negativeprompts;

/** What {@link PointKernels} says, in plain Java. */
final class PlainPointKernels implements PointKernels {
    @Override
    public void products(double[] x, float[] points, int[] rows, int from, int to, double[] out) {
        for (int k = from; k < to; k++) {
            out[k - from] = product(x, points, rows[k] * x.length);
        }
    }

    private static double product(double[] x, float[] points, int at) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = x.length & -CHAINS;
        for (int j = 0; j < whole; j += CHAINS) {
            s0 += x[j] * points[at + j];
            s1 += x[j + 1] * points[at + j + 1];
            s2 += x[j + 2] * points[at + j + 2];
            s3 += x[j + 3] * points[at + j + 3];
            s4 += x[j + 4] * points[at + j + 4];
            s5 += x[j + 5] * points[at + j + 5];
            s6 += x[j + 6] * points[at + j + 6];
            s7 += x[j + 7] * points[at + j + 7];
        }
        double sum = ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
        for (int j = whole; j < x.length; j++) {
            sum += x[j] * points[at + j];
        }
        return sum;
    }

    @Override
    public void addWeighted(float[] points, int[] rows, double[] weights, int count, double[] sum) {
        for (int k = 0; k < count; k++) {
            double weight = weights[k];
            int at = rows[k] * sum.length;
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weight * points[at + j];
            }
        }
    }
}
