package dev.negbench.strategies.negativeprompts;

/**
 * The optimal denoiser of a finite set of equally likely points: given a noisy state, the mean of the points weighted
 * by {@code softmax((a·⟨x,p⟩ − a²·‖p‖²/2) / σ²)}. No network, no approximation. Source: card, "Exact closed form".
 * Immutable and safe to share between threads; a use costs {@code points * dimension} multiply-adds, as many again for
 * the points that still count and one exponential for each of them, allocates nothing, and draws no random number.
 *
 * <p>Everything but the points is in double precision. For {@code n} points no longer than {@code R}, a logit's error
 * is at most {@code δ = (a/σ²)·(d + 8)·2⁻⁵³·R·(‖x‖ + R)}, and the relative error of a weight, or of the mean as a share
 * of R, at most {@code 2δ + n·2⁻⁵² + 10⁻¹⁴}; {@code n·2⁻⁶⁰} of it is what weights below 2⁻⁶⁰ of the largest may add up
 * to, which are taken as 0. That is 2·10⁻⁸ at the schedule's last step, at which a/σ² is 1,176, for 384 coordinates of
 * half unit scale.
 */
public final class ExactDenoiser {
    private final PointCloud cloud;
    private final int[] members;
    private final int[] starts;
    private final DenoisingPass alone;

    private ExactDenoiser(PointCloud cloud, int[] members, int[] starts) {
        this.cloud = cloud;
        this.members = members;
        this.starts = starts;
        alone = DenoisingPass.of(this);
    }

    /**
     * Takes the points that a condition allows.
     *
     * @param cloud all points
     * @param members their numbers, ascending, at least one
     * @throws IllegalArgumentException if there is none, or they do not ascend within the cloud
     */
    public static ExactDenoiser of(PointCloud cloud, int[] members) {
        if (members.length == 0) {
            throw new IllegalArgumentException("a condition without points has no denoiser");
        }
        int[] own = members.clone();
        int before = -1;
        for (int row : own) {
            if (row <= before || row >= cloud.size()) {
                throw new IllegalArgumentException("point " + row + " after point " + before + " of " + cloud.size()
                        + ": a condition lists its points once and in ascending order");
            }
            before = row;
        }
        return new ExactDenoiser(cloud, own, DenoisingPass.blockStarts(own, cloud.size()));
    }

    PointCloud cloud() {
        return cloud;
    }

    /** The numbers of the points, ascending; shared. */
    int[] members() {
        return members;
    }

    /** Returns the number of points. */
    public int size() {
        return members.length;
    }

    /**
     * Denoises.
     *
     * @param x the state, one coordinate each
     * @param signal the factor a of the point in it
     * @param noise the factor σ of the noise in it, above 0
     * @param out receives weights and mean
     */
    public void denoise(double[] x, double signal, double noise, Posterior out) {
        alone.denoise(x, signal, noise, out.alone);
    }

    /**
     * Takes the points of one block into a posterior.
     *
     * @param products of the state with points of the block
     * @param places of the members; that of product 0 is {@code first}
     * @param scale a/σ²
     */
    void absorb(int block, double[] products, int[] places, int first, double signal, double scale, Posterior out) {
        int from = starts[block];
        int to = starts[block + 1];
        for (int i = from; i < to; i++) {
            out.logits[i] = scale * (products[places[i] - first] - signal * cloud.halfSquare(members[i]));
        }
        out.absorb(cloud, members, from, to);
    }

    /**
     * Finds the nearest point, the first of equally near ones.
     *
     * @param x where to look from
     * @param scratch overwritten
     * @return its place in this denoiser's set
     */
    public int nearest(double[] x, Posterior scratch) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int from = 0; from < members.length; from += PointCloud.BLOCK) {
            int to = Math.min(members.length, from + PointCloud.BLOCK);
            cloud.products(x, members, from, to, scratch.products);
            for (int i = from; i < to; i++) {
                double near = scratch.products[i - from] - cloud.halfSquare(members[i]);
                if (near > most) {
                    most = near;
                    best = i;
                }
            }
        }
        return best;
    }

    /** Returns the Euclidean distance from a state to the point at a place of this denoiser's set. */
    public double distance(double[] x, int member) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            double difference = x[j] - cloud.value(members[member], j);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
