package dev.negbench.harness.encoder;

/** The kernels of this process, chosen once. */
final class RowMath {
    /** The Vector API where its module is present and eight lanes fit a register, plain Java elsewhere. */
    static final RowKernels KERNELS = choose();

    private RowMath() {}

    private static RowKernels choose() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && SimdRowKernels.fits() ? new SimdRowKernels() : new ScalarRowKernels();
    }
}
