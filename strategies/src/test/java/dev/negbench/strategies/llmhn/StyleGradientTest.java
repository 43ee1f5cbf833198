package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.objective.PairwiseSoftplus;
import dev.negbench.strategies.stage.ScoreRows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The card's closed form: a model of two parameters scores a text by its topic and by its style, which is +a for real
 * and -a for generated texts.
 */
class StyleGradientTest {
    private static final double POSITIVE_TOPIC = 0.7;

    /** Returns the derivatives of the loss with respect to the weights of topic and style. */
    private static double[] gradient(double ofTopic, double ofStyle, double topic, double style, double a) {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        rows.openRow();
        rows.append(0, ScoreRows.POSITIVE);
        rows.append(1, ScoreRows.DRAWN);
        rows.scores()[0] = (float) (ofTopic * POSITIVE_TOPIC + ofStyle * a);
        rows.scores()[1] = (float) (ofTopic * topic + ofStyle * style);
        PairwiseSoftplus.standard().evaluate(rows);
        float[] scores = rows.gradients();
        return new double[] {
            scores[0] * POSITIVE_TOPIC + scores[1] * topic, scores[0] * a + scores[1] * style
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest
    @CsvSource({"1,0,0.5", "1,0.8,0.5", "0.3,-1.5,1", "2,3,0.25"})
    void aGeneratedNegativeOnTopicTeachesStyleAlone(double ofTopic, double ofStyle, double a) {
        double[] gradient = gradient(ofTopic, ofStyle, POSITIVE_TOPIC, -a, a);
        assertArrayEquals(new double[] {0, -2 * a * sigmoid(-2 * a * ofStyle)}, gradient, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"1,0,0.5", "1,0.8,0.5", "0.3,-1.5,1", "2,3,0.25"})
    void aMinedNegativeTeachesTopicAlone(double ofTopic, double ofStyle, double a) {
        double topic = 0.4;
        double[] gradient = gradient(ofTopic, ofStyle, topic, a, a);
        double lead = POSITIVE_TOPIC - topic;
        assertEquals(-lead * sigmoid(-ofTopic * lead), gradient[0], 1e-6);
        assertEquals(0, gradient[1], 1e-6);
    }
}
