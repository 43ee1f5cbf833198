package dev.negbench.strategies.sampling;

/**
 * Exponential and logarithm from IEEE additions, multiplications and one division only, so that their bits, and with
 * them every draw, are the same on every machine and in every Java version. {@link Math#exp} promises only 1 ulp.
 */
public final class Elementary {
    /** Below this argument the exponential is taken as 0: its value, 2^-1021, is the last before subnormal numbers. */
    static final double LOWEST_EXPONENT = -708;

    static final double LOG2_E = 0x1.71547652b82fep0;
    /** ln 2 with its last 20 bits zero, so that its product with a whole number below 2^20 is exact. */
    static final double LN2_HIGH = 0x1.62e42fee00000p-1;

    static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Adding 1.5 * 2^52 leaves the nearest whole number in the low bits of the sum. */
    static final double ROUNDER = 0x1.8p52;

    // (e^x - 1 - x) / x^2 on |x| <= ln(2)/2, interpolated at the Chebyshev nodes; relative error of e^x 1.2e-15.
    static final double C0 = 0x1.0p-1;
    static final double C1 = 0x1.5555555553b78p-3;
    static final double C2 = 0x1.5555555554cb7p-5;
    static final double C3 = 0x1.1111111c478ebp-7;
    static final double C4 = 0x1.6c16c1738ff55p-10;
    static final double C5 = 0x1.a019ada3609f3p-13;
    static final double C6 = 0x1.a019c9a5652d3p-16;
    static final double C7 = 0x1.72c72ca338df0p-19;
    static final double C8 = 0x1.2880411bad1aap-22;

    private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    private Elementary() {}

    /**
     * Returns e^x with a relative error below 2e-15, and 0 below {@link #LOWEST_EXPONENT}.
     *
     * @param x at most 709; negative infinity allowed, NaN not
     */
    public static double exp(double x) {
        if (x < LOWEST_EXPONENT) {
            return 0;
        }
        double shifted = x * LOG2_E + ROUNDER;
        double whole = shifted - ROUNDER;
        double r = (x - whole * LN2_HIGH) - whole * LN2_LOW;
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = (C0 + C1 * r) + (C2 + C3 * r) * r2;
        double high = (C4 + C5 * r) + (C6 + C7 * r) * r2;
        double tail = low + (high + C8 * r4) * r4;
        double mantissa = 1 + (r + r2 * tail);
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(mantissa) + (Double.doubleToRawLongBits(shifted) << 52));
    }

    /**
     * Returns a float as a double. The machine instruction for it waits for whatever its target register held before,
     * see {@link RandomStream#nextUnit}; whole-number arithmetic on the bits does not.
     */
    static double widen(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (bits + 0x00800000 & 0x7f000000) == 0 ? value : widenNormal(bits);
    }

    /**
     * Returns the float of these bits as a double; it must be normal, zeros and subnormals come out as about 2^-127.
     */
    static double widenNormal(int bits) {
        return Double.longBitsToDouble(((long) bits << 29 & 0x8fffffffffffffffL) + 0x3800000000000000L);
    }

    /**
     * Returns the natural logarithm with a relative error below 1e-14 away from 1, absolute below 1e-15 near it.
     *
     * @param x positive, finite and not subnormal
     */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long aboveRoot = bits - SQRT_HALF_BITS;
        double m = Double.longBitsToDouble(bits - (aboveRoot & 0xfff0000000000000L));
        // The exponent from the low bits of a double near 2^52: converting it would stall, see RandomStream.nextUnit.
        double exponent = Double.longBitsToDouble((aboveRoot >> 52) + 0x4330000000001000L) - (0x1.0p52 + 4096);
        double f = (m - 1) / (m + 1);
        double s = f * f;
        double s2 = s * s;
        double series = (1 + s * (1.0 / 3))
                + s2
                        * ((1.0 / 5 + s * (1.0 / 7))
                                + s2
                                        * ((1.0 / 9 + s * (1.0 / 11))
                                                + s2 * (1.0 / 13 + s * (1.0 / 15 + s * (1.0 / 17)))));
        return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * f * series);
    }
}
