package dev.negbench.harness.clustering;

import dev.negbench.harness.linalg.VectorMath;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.DistanceMeasure;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;

/** k-means of Commons Math: starts by k-means++, and takes a point from the most varied cluster for an empty one. */
final class CommonsMathKMeans {
    private static final String COMMONS_MATH = "Commons Math";

    private CommonsMathKMeans() {}

    static Clusters cluster(float[] vectors, int count, int dimension, KMeansSettings settings) {
        List<DoublePoint> points = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            double[] point = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                point[i] = vectors[row * dimension + i];
            }
            points.add(new DoublePoint(point));
        }
        // A mean points where the normalised mean does, so with the angle as distance k-means is the spherical one.
        DistanceMeasure distance = settings.spherical() ? new ChordDistance() : new EuclideanDistance();
        List<CentroidCluster<DoublePoint>> found = new KMeansPlusPlusClusterer<DoublePoint>(
                        settings.clusters(),
                        settings.iterations(),
                        distance,
                        new Well19937c(settings.seed()),
                        KMeansPlusPlusClusterer.EmptyClusterStrategy.LARGEST_VARIANCE)
                .cluster(points);
        float[] centroids = new float[settings.clusters() * dimension];
        for (int c = 0; c < settings.clusters(); c++) {
            // With fewer different points than clusters, k-means++ finds fewer centroids: the last one is repeated.
            double[] center = found.get(Math.min(c, found.size() - 1)).getCenter().getPoint();
            for (int i = 0; i < dimension; i++) {
                centroids[c * dimension + i] = (float) center[i];
            }
            if (settings.spherical()) {
                VectorMath.normalise(centroids, c * dimension, dimension);
            }
        }
        return Clusters.assign(vectors, count, dimension, centroids, settings, COMMONS_MATH);
    }

    /** The distance of two directions on the unit sphere; 2, the largest, from a vector without direction. */
    private static final class ChordDistance implements DistanceMeasure {
        private static final long serialVersionUID = 1L;

        @Override
        public double compute(double[] a, double[] b) {
            double product = 0;
            double squareA = 0;
            double squareB = 0;
            for (int i = 0; i < a.length; i++) {
                product += a[i] * b[i];
                squareA += a[i] * a[i];
                squareB += b[i] * b[i];
            }
            double lengths = Math.sqrt(squareA * squareB);
            return lengths == 0 ? 2 : Math.sqrt(Math.max(0, 2 - 2 * product / lengths));
        }
    }
}
