package dev.negbench.harness.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether this machine, now, is fit for timing, and why not. The worst of these decides:
 *
 * <table>
 * <caption>Thresholds</caption>
 * <tr><th>measured</th><th>noisy above</th><th>unfit above</th></tr>
 * <tr><td>median over best time of the calibration loop</td><td>+5 %</td><td>+25 %</td></tr>
 * <tr><td>wall time over CPU time of a busy thread</td><td>1.05</td><td>1.5</td></tr>
 * <tr><td>step of the clock</td><td>1 µs</td><td>1 ms</td></tr>
 * <tr><td>time stolen by the hypervisor</td><td>5 %</td><td>25 %</td></tr>
 * <tr><td>time withheld by a quota</td><td>5 %</td><td>25 %</td></tr>
 * <tr><td>load average</td><td>cores − 1, at least 0.5</td><td>never: it looks back a minute</td></tr>
 * </table>
 *
 * <p>At +5 % every second repeat lost a twentieth of its time to something else; at 1.5 a third of the wall time
 * belonged to others; a clock step of 1 ms is 0.5 % of the shortest iteration timed here, 200 ms; a timed thread needs
 * one core for itself. Stolen time is counted in hundredths of a second: less than 5 % of the calibration cannot
 * be told from none.
 *
 * @param state what was measured
 * @param fitness the verdict
 * @param reasons what speaks against {@link Fitness#FIT}, a sentence each with value and threshold; empty if nothing
 */
public record Preflight(MachineState state, Fitness fitness, List<String> reasons) {
    static final double NOISY_SPREAD = 0.05;
    static final double UNFIT_SPREAD = 0.25;
    static final double NOISY_WALL_PER_CPU = 1.05;
    static final double UNFIT_WALL_PER_CPU = 1.5;
    static final double NOISY_LOST_SHARE = 0.05;
    static final double UNFIT_LOST_SHARE = 0.25;
    static final long NOISY_TIMER_NANOS = 1_000;
    static final long UNFIT_TIMER_NANOS = 1_000_000;

    /** Measures this machine and judges it. Takes about 0.2 s, on a crowded machine more, and keeps a core busy. */
    public static Preflight now() {
        return judge(MachineStates.measure(new JvmProbe()));
    }

    /** Judges a measurement. What is NaN in it speaks neither for nor against the machine. */
    public static Preflight judge(MachineState state) {
        Judgement judgement = new Judgement();
        judgement.limit(
                "the calibration loop's median time is %.1f %% above its best (limit %.0f %%)",
                state.calibrationSpread(), NOISY_SPREAD, UNFIT_SPREAD, 100);
        judgement.limit(
                "a busy thread's wall time is %.2f times its CPU time (limit %.2f)",
                state.wallPerCpu(), NOISY_WALL_PER_CPU, UNFIT_WALL_PER_CPU, 1);
        judgement.limit(
                "the clock moves in steps of %.1f µs (limit %.1f µs)",
                state.timerStepNanos(), NOISY_TIMER_NANOS, UNFIT_TIMER_NANOS, 1e-3);
        judgement.limit(
                "the hypervisor took %.1f %% of the cores' time for others (limit %.0f %%)",
                state.stolenShare(), NOISY_LOST_SHARE, UNFIT_LOST_SHARE, 100);
        judgement.limit(
                "a CPU quota held this process back for %.1f %% of the time (limit %.0f %%)",
                state.throttledShare(), NOISY_LOST_SHARE, UNFIT_LOST_SHARE, 100);
        judgement.limit(
                "the load average is %.2f (limit %.2f)",
                state.loadAverage(), Math.max(0.5, state.cores() - 1), Double.POSITIVE_INFINITY, 1);
        return new Preflight(state, judgement.fitness, List.copyOf(judgement.reasons));
    }

    /** Returns verdict, reasons and figures in one line. */
    public String line() {
        String why = reasons.isEmpty() ? "" : String.join("; ", reasons) + "; ";
        return why
                + String.format(
                        Locale.ROOT,
                        "calibration %.2f ms best, %.2f ms median; wall/CPU %.2f; clock step %d ns, "
                                + "%.0f ns a reading; stolen %s; throttled %s; "
                                + "load %.2f of %d cores",
                        state.calibrationBestNanos() / 1e6,
                        state.calibrationMedianNanos() / 1e6,
                        state.wallPerCpu(),
                        state.timerStepNanos(),
                        state.timerCostNanos(),
                        share(state.stolenShare()),
                        share(state.throttledShare()),
                        state.loadAverage(),
                        state.cores());
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    private static final class Judgement {
        private final List<String> reasons = new ArrayList<>();
        private Fitness fitness = Fitness.FIT;

        /** Holds a value against its thresholds; the text gets the value and the threshold it passed, scaled. */
        void limit(String text, double value, double noisy, double unfit, double scale) {
            if (value > noisy) {
                Fitness found = value > unfit ? Fitness.UNFIT : Fitness.NOISY;
                double passed = found == Fitness.UNFIT ? unfit : noisy;
                reasons.add(String.format(Locale.ROOT, text, value * scale, passed * scale));
                if (found.compareTo(fitness) > 0) {
                    fitness = found;
                }
            }
        }
    }
}
