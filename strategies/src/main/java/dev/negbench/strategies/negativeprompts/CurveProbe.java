package dev.negbench.strategies.negativeprompts;

/** Reads the quantities of {@link StepCurves} off one sample's two trajectories. One thread at a time. */
final class CurveProbe {
    private final NoiseSchedule schedule;
    private final ExactDenoiser positive;
    private final ExactDenoiser negative;
    private final ExactDenoiser background;
    private final boolean[] positiveObjects;
    private final Posterior wanted;
    private final Posterior unwanted;
    private final Posterior plain;
    private double[] noise;
    private double[] noiseBefore;

    CurveProbe(
            NoiseSchedule schedule,
            ExactDenoiser positive,
            ExactDenoiser negative,
            ExactDenoiser background,
            boolean[] positiveObjects,
            int dimension) {
        this.schedule = schedule;
        this.positive = positive;
        this.negative = negative;
        this.background = background;
        this.positiveObjects = positiveObjects;
        wanted = new Posterior(dimension);
        unwanted = new Posterior(dimension);
        plain = new Posterior(dimension);
        noise = new double[dimension];
        noiseBefore = new double[dimension];
    }

    /**
     * Measures.
     *
     * @param without the states before each step without a negative condition
     * @param with those with it at every step
     */
    double[][] measure(double[][] without, double[][] with) {
        int steps = schedule.steps();
        double[][] curves = new double[StepCurves.SUMS][steps];
        for (int step = 0; step < steps; step++) {
            curves[StepCurves.INDUCING][step] = -alongNegative(without[step], step);
            curves[StepCurves.OBJECT_MASS][step] = wanted.mass(positiveObjects);
            background.denoise(without[step], schedule.signal(step), schedule.noise(step), plain);
            curves[StepCurves.NEUTRALISATION][step] = cosine(unwanted.mean(), wanted.mean(), plain.mean());
        }
        curves[StepCurves.MOMENTUM][steps - 1] = Double.NaN;
        for (int step = 0; step < steps; step++) {
            curves[StepCurves.INDUCING][step] += alongNegative(with[step], step);
            curves[StepCurves.NEGATIVE_ENERGY][step] = unwanted.energy();
            curves[StepCurves.POSITIVE_ENERGY][step] = wanted.energy();
            if (step > 0) {
                curves[StepCurves.MOMENTUM][step - 1] = cosine(noise, noiseBefore, null);
            }
            double[] swapped = noiseBefore;
            noiseBefore = noise;
            noise = swapped;
        }
        return curves;
    }

    /** Denoises under both conditions and returns the length of the positive noise along the negative one. */
    private double alongNegative(double[] x, int step) {
        double signal = schedule.signal(step);
        double sigma = schedule.noise(step);
        positive.denoise(x, signal, sigma, wanted);
        negative.denoise(x, signal, sigma, unwanted);
        double product = 0;
        double square = 0;
        for (int j = 0; j < x.length; j++) {
            noise[j] = (x[j] - signal * wanted.mean()[j]) / sigma;
            double other = (x[j] - signal * unwanted.mean()[j]) / sigma;
            product += noise[j] * other;
            square += other * other;
        }
        return square == 0 ? 0 : Math.abs(product) / Math.sqrt(square);
    }

    /** The cosine of two vectors seen from an origin, or from 0; 0 where one of them has no length. */
    private static double cosine(double[] left, double[] right, double[] origin) {
        double product = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int j = 0; j < left.length; j++) {
            double shift = origin == null ? 0 : origin[j];
            double l = left[j] - shift;
            double r = right[j] - shift;
            product += l * r;
            leftSquare += l * l;
            rightSquare += r * r;
        }
        double lengths = Math.sqrt(leftSquare) * Math.sqrt(rightSquare);
        return lengths == 0 ? 0 : product / lengths;
    }
}
