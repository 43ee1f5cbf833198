package dev.negbench.strategies.stage;

/**
 * The caller-owned result of one draw, with the scratch memory that samplers need. One thread owns it and reuses it, so
 * drawing allocates nothing once the arrays have grown to the largest pool.
 */
public final class Draw {
    private int[] positions = new int[64];
    private int count;
    private Shortfall shortfall = Shortfall.NONE;
    private float[] floats = new float[512];
    private double[] doubles = new double[512];
    private int[] ints = new int[512];
    private int[] marks = new int[512];
    private int mark;
    private Draw part;

    /**
     * Starts a new result.
     *
     * @param wanted how many negatives will be asked for, at least 0
     * @return this
     */
    public Draw clear(int wanted) {
        if (positions.length < wanted) {
            positions = new int[wanted];
        }
        count = 0;
        shortfall = Shortfall.NONE;
        return this;
    }

    /**
     * Starts a new result and finishes it at once where chance has no say: nothing is wanted, or the pool holds no more
     * than what is wanted. All candidates are then drawn in the order of the pool, with the reason where they are too
     * few.
     *
     * @param size number of candidates, at least 0
     * @param wanted how many negatives are asked for, at least 0
     * @return whether the result is complete
     */
    public boolean settle(int size, int wanted) {
        clear(Math.min(size, wanted));
        if (wanted < size && wanted > 0) {
            return false;
        }
        count = Math.min(size, wanted);
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        if (size < wanted) {
            shortfall = size == 0 ? Shortfall.EMPTY_POOL : Shortfall.SMALL_POOL;
        }
        return true;
    }

    /** Appends the candidate at this position of the pool. */
    public void add(int position) {
        positions[count++] = position;
    }

    /** Declares the first {@code count} entries of {@link #positions} drawn, for kernels that write them directly. */
    public void fill(int count) {
        this.count = count;
    }

    /** Says why fewer were drawn than asked for. */
    public void fallShort(Shortfall reason) {
        shortfall = reason;
    }

    /** Returns the number of negatives drawn. */
    public int count() {
        return count;
    }

    /** Returns the drawn positions in the pool, in the order drawn; only the first {@link #count} are meaningful. */
    public int[] positions() {
        return positions;
    }

    /** Returns why fewer were drawn than asked for, or {@link Shortfall#NONE}. */
    public Shortfall shortfall() {
        return shortfall;
    }

    /** Returns another result to draw a part of this one with, made when first asked; its memory is apart. */
    public Draw part() {
        if (part == null) {
            part = new Draw();
        }
        return part;
    }

    /** Returns scratch memory of at least {@code length} floats, its content undefined. */
    public float[] floats(int length) {
        if (floats.length < length) {
            floats = new float[Math.max(length, floats.length * 2)];
        }
        return floats;
    }

    /** Returns scratch memory of at least {@code length} doubles, its content undefined. */
    public double[] doubles(int length) {
        if (doubles.length < length) {
            doubles = new double[Math.max(length, doubles.length * 2)];
        }
        return doubles;
    }

    /** Returns scratch memory of at least {@code length} ints, its content undefined. */
    public int[] ints(int length) {
        if (ints.length < length) {
            ints = new int[Math.max(length, ints.length * 2)];
        }
        return ints;
    }

    /**
     * Returns at least {@code length} marks, none of which equals {@link #mark}: marking a place means writing that
     * number to it. Every call starts over without clearing anything.
     */
    public int[] marks(int length) {
        if (marks.length < length || mark == Integer.MAX_VALUE) {
            marks = new int[Math.max(length, marks.length)];
            mark = 0;
        }
        mark++;
        return marks;
    }

    /** Returns the number that marks a place since the last call of {@link #marks}. */
    public int mark() {
        return mark;
    }
}
