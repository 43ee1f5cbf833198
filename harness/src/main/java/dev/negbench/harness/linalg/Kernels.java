package dev.negbench.harness.linalg;

/**
 * The inner loops, once in plain Java and once with the Vector API. Arguments have been checked by the caller; all
 * implementations return the same bits, in the order that the package description fixes.
 */
interface Kernels {
    /** Returns the dot product of {@code length} elements. */
    float dot(float[] a, int aOffset, float[] b, int bOffset, int length);

    /** Adds {@code alpha * x} to {@code y}, one rounding an element. */
    void addScaled(float alpha, float[] x, int xOffset, float[] y, int yOffset, int length);

    /** Multiplies {@code x} by {@code alpha} in place. */
    void scale(float alpha, float[] x, int offset, int length);

    /**
     * Multiplies groups of packed rows with one packed panel.
     *
     * @param left the packed left rows, see {@link Panels#packGroups}
     * @param groups the number of groups of {@link Panels#GROUP} rows
     * @param right an array with the packed panel, see {@link Panels#packPanel}
     * @param rightOffset where the panel starts
     * @param d the dimension
     * @param tile receives {@code groups * GROUP} rows of {@link Panels#PANEL} products
     */
    void multiplyPanel(float[] left, int groups, float[] right, int rightOffset, int d, float[] tile);

    /**
     * Returns the first row of a tile, from {@code row} on, with a product greater than the row's threshold, or
     * {@code rows}; NaN is greater than nothing.
     */
    int nextRowAbove(float[] tile, int row, int rows, float[] thresholds);
}
