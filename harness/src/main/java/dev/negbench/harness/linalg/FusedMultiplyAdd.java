package dev.negbench.harness.linalg;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether {@link Math#fma(float, float, float)} is one instruction here; in software it takes a microsecond. */
final class FusedMultiplyAdd {
    static final boolean IN_HARDWARE = ask();

    private FusedMultiplyAdd() {
    }

    private static boolean ask() {
        try {
            HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return vm != null && Boolean.parseBoolean(vm.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | NoClassDefFoundError noSuchOption) {
            return false;
        }
    }
}
