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
        int whole = x.length & -CHAINS;
        for (int j = 0; j < whole; j += CHAINS) {
            s0 += x[j] * points[at + j];
            s1 += x[j + 1] * points[at + j + 1];
            s2 += x[j + 2] * points[at + j + 2];
            s3 += x[j + 3] * points[at + j + 3];
        }
        if (whole < x.length) {
            s0 += x[whole] * points[at + whole];
        }
        if (whole + 1 < x.length) {
            s1 += x[whole + 1] * points[at + whole + 1];
        }
        if (whole + 2 < x.length) {
            s2 += x[whole + 2] * points[at + whole + 2];
        }
        return (s0 + s1) + (s2 + s3);
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
