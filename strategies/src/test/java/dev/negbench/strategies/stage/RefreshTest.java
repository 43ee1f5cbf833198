package dev.negbench.strategies.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {
    private static List<Long> due(Refresh refresh, int stepsAnEpoch) {
        return LongStream.range(0, 20)
                .filter(step -> refresh.isDue(step, stepsAnEpoch))
                .boxed()
                .toList();
    }

    @Test
    void intervalsCountFromTheStart() {
        assertEquals(List.of(0L), due(Refresh.NEVER, 4));
        assertEquals(List.of(0L, 4L, 8L, 12L, 16L), due(Refresh.parse("epoch"), 4));
        assertEquals(List.of(0L, 8L, 16L), due(Refresh.parse("2epochs"), 4));
        assertEquals(List.of(0L, 7L, 14L), due(Refresh.parse("7"), 4));
        assertEquals(20, due(Refresh.parse("step"), 4).size());
        assertEquals(List.of(5L), due(Refresh.NEVER.withStart(5), 4));
        assertEquals(List.of(3L, 10L, 17L), due(Refresh.parse("7").withStart(3), 4));
        assertEquals(List.of(6L, 10L, 14L, 18L), due(Refresh.parse("epoch").withStart(6), 4));
    }

    @ParameterizedTest
    @CsvSource({
        "never, never",
        "epoch, epoch",
        "1epochs, epoch",
        "3epochs, 3epochs",
        "' 3 epochs ', 3epochs",
        "1, step",
        "500, 500"
    })
    void printsInOneForm(String text, String printed) {
        Refresh refresh = Refresh.parse(text);
        assertEquals(printed, refresh.text());
        assertEquals(refresh, Refresh.parse(refresh.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sometimes", "0", "-3", "0epochs", "epochs", "2.5", "epoch2"})
    void nonsenseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Refresh.parse(text));
    }

    @Test
    void aFirstPhaseIsCountedInEpochs() {
        assertEquals(List.of(8L), due(Refresh.NEVER.afterEpochs(2), 4));
        assertEquals(List.of(4L, 8L, 12L, 16L), due(Refresh.parse("epoch").afterEpochs(1), 4));
        assertEquals(Refresh.NEVER, Refresh.NEVER.afterEpochs(0));
        assertEquals(2, Refresh.NEVER.afterEpochs(2).withLag(1).startEpochs());
        assertThrows(IllegalArgumentException.class, () -> Refresh.NEVER.afterEpochs(-1));
    }

    @Test
    void wholeEpochsBeforeTheFirstBuildAreTheWarmUp() {
        assertEquals(2, Refresh.parse("epoch").afterEpochs(2).warmUpEpochs(4));
        assertEquals(0, Refresh.NEVER.withStart(3).warmUpEpochs(4));
        assertEquals(2, Refresh.NEVER.withStart(11).warmUpEpochs(4));
    }

    @Test
    void lagAndStartAreChecked() {
        assertEquals(1, Refresh.parse("epoch").withLag(1).lag());
        assertThrows(IllegalArgumentException.class, () -> Refresh.NEVER.withLag(-1));
        assertThrows(IllegalArgumentException.class, () -> Refresh.NEVER.withStart(-1));
    }

    @Property(tries = 200)
    void dueStepsAreAnIntervalApart(
            @ForAll @IntRange(min = 1, max = 50) int interval,
            @ForAll @IntRange(min = 0, max = 30) int start,
            @ForAll @IntRange(min = 1, max = 9) int stepsAnEpoch,
            @ForAll boolean epochs) {
        Refresh refresh = Refresh.of(epochs ? Refresh.Unit.EPOCHS : Refresh.Unit.STEPS, interval, 0, start);
        long apart = epochs ? (long) interval * stepsAnEpoch : interval;
        for (long step = 0; step < 200; step++) {
            boolean expected = step >= start && (step - start) % apart == 0;
            assertEquals(expected, refresh.isDue(step, stepsAnEpoch), "step " + step + " of " + refresh);
        }
    }
}
