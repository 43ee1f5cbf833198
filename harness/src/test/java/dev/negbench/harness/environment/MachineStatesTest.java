package dev.negbench.harness.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Measures machines whose time is made up, so that every figure is exact. */
class MachineStatesTest {
    @Test
    void measuresAnUndisturbedMachine() {
        ScriptedProbe probe = new ScriptedProbe();
        MachineState state = MachineStates.measure(probe);
        assertEquals(
                new MachineState(4_000_000, 4_000_000, 1, 25, state.timerCostNanos(), 0, Double.NaN, 0.75, 2), state);
        assertEquals(12.5, state.timerCostNanos(), 0.01, "every second reading moves the clock by 25 ns");
        assertEquals(0, state.calibrationSpread());
        assertEquals(MachineStates.WARM_UPS + MachineStates.REPEATS, probe.runs);
    }

    /** Warm-ups are slow and must not count; of 41 repeats 21 take 5 ms, so the median is one of them. */
    @Test
    void separatesTheBestFromTheMedian() {
        ScriptedProbe probe = new ScriptedProbe() {
            @Override
            long durationOf(int run) {
                if (run < MachineStates.WARM_UPS) {
                    return 90_000_000;
                }
                return run - MachineStates.WARM_UPS < 21 ? 5_000_000 : 4_000_000;
            }
        };
        MachineState state = MachineStates.measure(probe);
        assertEquals(4_000_000, state.calibrationBestNanos());
        assertEquals(5_000_000, state.calibrationMedianNanos());
        assertEquals(0.25, state.calibrationSpread());
    }

    @Test
    void seesACoreThatIsShared() {
        ScriptedProbe probe = new ScriptedProbe();
        probe.cpuShare = 0.5;
        assertEquals(2, MachineStates.measure(probe).wallPerCpu());
    }

    /** 41 runs of 4 ms on two cores are 328 ms of core time; a quota holds one process back, not both cores. */
    @Test
    void seesTimeThatWasTakenAway() {
        ScriptedProbe probe = new ScriptedProbe();
        probe.stolenNanosARun = 800_000;
        probe.throttledNanosARun = 1_000_000;
        MachineState state = MachineStates.measure(probe);
        assertEquals(0.1, state.stolenShare(), 1e-3);
        assertEquals(0.25, state.throttledShare(), 1e-12);
        ScriptedProbe robbed = new ScriptedProbe();
        robbed.stolenNanosARun = 1_000_000_000;
        assertEquals(1, MachineStates.measure(robbed).stolenShare());
    }

    @Test
    void seesACoarseClockWithoutWaitingForAllItsSteps() {
        ScriptedProbe probe = new ScriptedProbe();
        probe.clockStep = 1_000_000;
        assertEquals(1_000_000, MachineStates.measure(probe).timerStepNanos());
        assertEquals(5_000_000, probe.wall - probe.afterWork, "5 ms of steps at most");
        ScriptedProbe coarser = new ScriptedProbe();
        coarser.clockStep = 16_000_000;
        assertEquals(16_000_000, MachineStates.measure(coarser).timerStepNanos());
    }

    @Test
    void saysNaNWhereTheSystemIsSilent() {
        ScriptedProbe probe = new ScriptedProbe();
        probe.cpuShare = Double.NaN;
        probe.load = -1;
        MachineState state = MachineStates.measure(probe);
        assertTrue(Double.isNaN(state.wallPerCpu()));
        assertTrue(Double.isNaN(state.loadAverage()));
    }

    /** Its clock moves by the length of the work and, once that is over, by a step every second time it is read. */
    private static class ScriptedProbe implements MachineProbe {
        long clockStep = 25;
        double cpuShare = 1;
        double load = 0.75;
        long stolenNanosARun;
        long throttledNanosARun = -1;
        int runs;
        long wall;
        long afterWork;
        private double cpu;
        private int cpuReadings;
        private boolean moves;

        long durationOf(int run) {
            return 4_000_000;
        }

        @Override
        public long wallNanos() {
            if (cpuReadings == 2) {
                wall += moves ? clockStep : 0;
                moves = !moves;
            }
            return wall;
        }

        @Override
        public long cpuNanos() {
            cpuReadings++;
            return Double.isNaN(cpuShare) ? -1 : Math.round(cpu);
        }

        @Override
        public double loadAverage() {
            return load;
        }

        @Override
        public long stolenNanos() {
            return stolenNanosARun * runs;
        }

        @Override
        public long throttledNanos() {
            return throttledNanosARun * Math.max(1, runs);
        }

        @Override
        public int cores() {
            return 2;
        }

        @Override
        public void calibrate() {
            long duration = durationOf(runs++);
            wall += duration;
            afterWork = wall;
            cpu += Double.isNaN(cpuShare) ? 0 : duration * cpuShare;
        }
    }
}
