package dev.negbench.harness.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
    /** The last values that are fit or noisy, and the first that are not. */
    @ParameterizedTest
    @CsvSource({
        "1000, 1.00,       1,  0.0, 2, FIT",
        "1050, 1.00,       1,  0.0, 2, FIT",
        "1051, 1.00,       1,  0.0, 2, NOISY",
        "1250, 1.00,       1,  0.0, 2, NOISY",
        "1251, 1.00,       1,  0.0, 2, UNFIT",
        "1000, 1.05,       1,  0.0, 2, FIT",
        "1000, 1.06,       1,  0.0, 2, NOISY",
        "1000, 1.50,       1,  0.0, 2, NOISY",
        "1000, 1.51,       1,  0.0, 2, UNFIT",
        "1000, NaN,        1,  NaN, 2, FIT",
        "1000, 1.00,    1000,  0.0, 2, FIT",
        "1000, 1.00,    1001,  0.0, 2, NOISY",
        "1000, 1.00, 1000000,  0.0, 2, NOISY",
        "1000, 1.00, 1000001,  0.0, 2, UNFIT",
        "1000, 1.00,       1,  1.0, 2, FIT",
        "1000, 1.00,       1, 1.01, 2, NOISY",
        "1000, 1.00,       1,  0.5, 1, FIT",
        "1000, 1.00,       1, 0.51, 1, NOISY",
        "1000, 1.00,       1, 15.0, 16, FIT",
        "1000, 1.00,       1, 99.0, 2, NOISY"
    })
    void judgesByTheThresholds(
            long median, double wallPerCpu, long timerStep, double load, int cores, Fitness expected) {
        Preflight preflight = Preflight.judge(state(1000, median, wallPerCpu, timerStep, load, cores));
        assertEquals(expected, preflight.fitness());
        assertEquals(expected == Fitness.FIT ? 0 : 1, preflight.reasons().size());
    }

    @Test
    void givesAllReasonsAndTheWorstVerdict() {
        Preflight preflight = Preflight.judge(state(4_000_000, 4_400_000, 2.125, 2_000, 3.5, 2));
        assertEquals(Fitness.UNFIT, preflight.fitness());
        List<String> reasons = List.of(
                "the calibration loop's median time is 10.0 % above its best (limit 5 %)",
                "a busy thread's wall time is 2.13 times its CPU time (limit 1.50)",
                "the clock moves in steps of 2.0 µs (limit 1.0 µs)",
                "the load average is 3.50 (limit 1.00)");
        assertEquals(reasons, preflight.reasons());
        assertEquals(
                String.join("; ", reasons) + "; calibration 4.00 ms best, 4.40 ms median; wall/CPU 2.13; clock step "
                        + "2000 ns, 20 ns a reading; stolen unknown; throttled unknown; load 3.50 of 2 cores",
                preflight.line());
    }

    @Test
    void namesTheThresholdThatWasPassed() {
        assertEquals(
                List.of("the calibration loop's median time is 100.0 % above its best (limit 25 %)"),
                Preflight.judge(state(1000, 2000, 1, 1, 0, 2)).reasons());
    }

    @Test
    void saysOnlyTheFiguresOfAFitMachine() {
        assertEquals(
                "calibration 3.30 ms best, 3.31 ms median; wall/CPU 1.00; clock step 20 ns, 20 ns a reading; "
                        + "stolen unknown; throttled unknown; load 0.25 of 2 cores",
                Preflight.judge(state(3_300_000, 3_310_000, 1.001, 20, 0.25, 2))
                        .line());
    }

    /** Verdicts are ordered from best to worst, which the judgement relies on. */
    @Test
    void ordersTheVerdicts() {
        assertEquals(
                List.of("fit", "noisy", "unfit"),
                Stream.of(Fitness.values()).map(Fitness::word).toList());
    }

    /** The last shares that are fit or noisy, and the first that are not. */
    @ParameterizedTest
    @CsvSource({
        "0.00, NaN,  FIT",
        "0.05, 0.05, FIT",
        "0.06, 0.00, NOISY",
        "0.00, 0.06, NOISY",
        "0.25, NaN,  NOISY",
        "0.26, NaN,  UNFIT",
        "NaN,  0.26, UNFIT"
    })
    void judgesTimeThatWasTakenAway(double stolen, double throttled, Fitness expected) {
        Preflight preflight = Preflight.judge(new MachineState(1000, 1000, 1, 1, 20, stolen, throttled, 0, 2));
        assertEquals(expected, preflight.fitness(), preflight.line());
    }

    private static MachineState state(
            long best, long median, double wallPerCpu, long timerStep, double load, int cores) {
        return new MachineState(
                best, median, wallPerCpu, timerStep, 20, Double.NaN, Double.NaN, load, cores);
    }
}
