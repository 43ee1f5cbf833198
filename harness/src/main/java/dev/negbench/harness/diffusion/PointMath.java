package dev.negbench.harness.diffusion;

import dev.negbench.harness.linalg.VectorApi;
import dev.negbench.strategies.negativeprompts.PointKernels;

/** The denoiser's kernels on this machine: with the Vector API where it runs in hardware, else plain Java. */
public final class PointMath {
    /** What runs; which one changes no bit of a result. */
    public static final PointKernels KERNELS = choose();

    private PointMath() {}

    private static PointKernels choose() {
        return VectorApi.available() && SimdPointKernels.fits() ? new SimdPointKernels() : PointKernels.PLAIN;
    }
}
