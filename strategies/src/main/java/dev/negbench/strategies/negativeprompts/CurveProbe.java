package dev.negbench.strategies.negativeprompts;

/** Reads the quantities of {@link StepCurves} off one sample's two trajectories. One thread at a time. */
final class CurveProbe {
    private final NoiseSchedule schedule;
    private final DenoisingPass opposed;
    private final DenoisingPass withBackground;
    private final boolean[] positiveObjects;
    private final Posterior wanted;
    private final Posterior unwanted;
    private final Posterior plain;
    private final Posterior[] all;
    private double[] noise;
    private double[] noiseBefore;

    /**
     * @param opposed the positive and the negative condition
     * @param withBackground these and the positive points without the object
     */
    CurveProbe(
            NoiseSchedule schedule,
            DenoisingPass opposed,
            DenoisingPass withBackground,
            boolean[] positiveObjects,
            int dimension) {
        this.schedule = schedule;
        this.opposed = opposed;
        this.withBackground = withBackground;
        this.positiveObjects = positiveObjects;
        wanted = new Posterior(dimension);
        unwanted = new Posterior(dimension);
        plain = new Posterior(dimension);
        all = new Posterior[] {wanted, unwanted, plain};
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
            curves[StepCurves.INDUCING][step] = -alongNegative(withBackground, without[step], step);
            curves[StepCurves.OBJECT_MASS][step] = wanted.mass(positiveObjects);
            curves[StepCurves.NEUTRALISATION][step] = cosine(unwanted.mean(), wanted.mean(), plain.mean());
        }
        curves[StepCurves.MOMENTUM][steps - 1] = Double.NaN;
        for (int step = 0; step < steps; step++) {
            curves[StepCurves.INDUCING][step] += alongNegative(opposed, with[step], step);
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

    /** Denoises under the pass's conditions and returns the length of the positive noise along the negative one. */
    private double alongNegative(DenoisingPass pass, double[] x, int step) {
        double signal = schedule.signal(step);
        double sigma = schedule.noise(step);
        pass.denoise(x, signal, sigma, all);
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
