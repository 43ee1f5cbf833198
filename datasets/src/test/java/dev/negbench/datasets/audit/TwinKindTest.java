package dev.negbench.datasets.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinKindTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IDENTICAL     | Obesity shortens life.              | Obesity shortens life.
            SAME_WORDS    | Obesity shortens life.              | obesity: shortens life
            OPPOSED       | Stress raises the pressure          | Stress does not raise the pressure
            OPPOSED       | Stress raises the pressure          | Stress reduces the pressure
            OPPOSED       | Anxiety is related to air pollution | Anxiety is unrelated to air pollution
            OPPOSED       | The outcome depends on it           | The outcome lacks any tie to it
            NEAR          | Stress raises the pressure          | Stress does not reduce the pressure
            NEAR          | A wolf was seen in the wood         | A bear was seen in the wood
            NEAR          | More wolves and less bears          | More wolves
            OTHER_NUMBERS | 5% of the mice died in 1979         | 53% of the mice died in 1979
            OTHER_NUMBERS | The B12 level                       | The B6 level
            NEAR          | The B12 level in 3 mice             | The B6 level in few mice
            """)
    void tellsInWhatTwoTextsDiffer(TwinKind kind, String one, String other) {
        assertEquals(kind, TwinKind.of(one, other));
        assertEquals(kind, TwinKind.of(other, one));
    }
}
