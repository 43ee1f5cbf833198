package dev.negbench.harness.linalg;

/** One thread's packed operands for {@link VectorMath#multiplyTransposed}, kept between calls. */
final class ProductScratch {
    /** Left rows packed at once: enough to make packing a panel again for each block of them cheap. */
    static final int BLOCK = 256;

    private static final ThreadLocal<ProductScratch> CURRENT = ThreadLocal.withInitial(ProductScratch::new);

    private final float[] tile = new float[BLOCK * Panels.PANEL];
    private float[] left = {};
    private float[] panel = {};

    static ProductScratch current() {
        return CURRENT.get();
    }

    float[] left(int rows, int d) {
        int needed = Math.multiplyExact(rows + Panels.GROUP - 1 & -Panels.GROUP, d);
        if (left.length < needed) {
            left = new float[needed];
        }
        return left;
    }

    float[] panel(int d) {
        int needed = Math.multiplyExact(Panels.PANEL, d);
        if (panel.length < needed) {
            panel = new float[needed];
        }
        return panel;
    }

    float[] tile() {
        return tile;
    }
}
