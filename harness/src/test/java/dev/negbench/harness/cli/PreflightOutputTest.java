package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.harness.environment.MachineState;
import dev.negbench.harness.environment.Preflight;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightOutputTest {
    private static final String FIGURES =
            "calibration 4.00 ms best, %s ms median; wall/CPU NaN; clock step 25 ns, 20 ns a reading; "
                    + "stolen unknown; throttled 0.0 %%; load NaN of 2 cores\n";

    @Test
    void warnsOnlyWhereTimingsSuffer() {
        Preflight fit = preflight(4_000_000);
        assertEquals("ok", PreflightOutput.state(fit));
        assertEquals("machine fit for timing: " + FIGURES.formatted("4.00"), PreflightOutput.text(fit));
        Preflight noisy = preflight(4_400_000);
        assertEquals("noisy", PreflightOutput.state(noisy));
        assertEquals(
                "machine noisy for timing: the calibration loop's median time is 10.0 % above its best (limit 5 %); "
                        + FIGURES.formatted("4.40")
                        + "warning: timings will scatter; stop other processes for figures to be quoted\n",
                PreflightOutput.text(noisy));
        Preflight unfit = preflight(8_000_000);
        assertEquals("unfit", PreflightOutput.state(unfit));
        assertEquals(
                "machine unfit for timing: the calibration loop's median time is 100.0 % above its best (limit 25 %); "
                        + FIGURES.formatted("8.00")
                        + "warning: timings will say more about this machine's state than about the code; stop other "
                        + "processes, then time again\n",
                PreflightOutput.text(unfit));
    }

    @Test
    void printsJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertEquals(
                mapper.readTree(
                        """
                        {"verdict": "noisy",
                         "reasons": ["the calibration loop's median time is 12.5 % above its best (limit 5 %)"],
                         "calibrationBestNanos": 4000000, "calibrationMedianNanos": 4500000,
                         "calibrationSpread": 0.125, "wallPerCpu": null, "timerStepNanos": 25, "timerCostNanos": 20.0,
                         "stolenShare": null, "throttledShare": 0.0, "loadAverage": null,
                         "cores": 2}
                        """),
                mapper.readTree(JsonOutput.of(PreflightOutput.fields(preflight(4_500_000)))));
    }

    @Test
    void storesTheNumbers() {
        Map<String, Double> measured = PreflightOutput.measured(preflight(4_500_000));
        assertEquals(0.125, measured.get("calibrationSpread"));
        assertEquals(Double.NaN, measured.get("wallPerCpu"));
        assertEquals(10, measured.size(), measured.toString());
    }

    private static Preflight preflight(long medianNanos) {
        return Preflight.judge(new MachineState(
                4_000_000, medianNanos, Double.NaN, 25, 20, Double.NaN, 0, Double.NaN, 2));
    }
}
