package dev.negbench.harness.mining;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.negbench.strategies.stage.CandidatePool;
import java.io.IOException;
import java.util.Optional;

/**
 * Says where each negative comes from: a line an example, written or left out, with ids, score, rank, generator, the
 * probability to be drawn first and the weight that undoes it.
 */
final class ProvenanceWriter {
    private final MinedTexts texts;
    private final NegativeMiner miner;

    ProvenanceWriter(MinedTexts texts, NegativeMiner miner) {
        this.texts = texts;
        this.miner = miner;
    }

    /** Writes the line of an example. O(pool) where the sampler knows its probabilities. */
    void write(MinedExample example, JsonGenerator out) throws IOException {
        CandidatePool pool = example.pool();
        Optional<double[]> probabilities = miner.probabilities(example);
        out.writeStartObject();
        out.writeStringField("query", texts.queries().id(pool.query()));
        out.writeStringField("positive", texts.id(pool.positives()[example.positive()]));
        out.writeNumberField("positive_score", pool.positiveScores()[example.positive()]);
        out.writeNumberField("candidates", pool.size());
        out.writeArrayFieldStart("negatives");
        for (int at : example.drawn()) {
            out.writeStartObject();
            out.writeStringField("id", texts.id(pool.ids()[at]));
            out.writeNumberField("score", pool.scores()[at]);
            if (pool.ranks()[at] >= 0) {
                out.writeNumberField("rank", pool.ranks()[at]);
            }
            out.writeStringField("generator", miner.generators()[pool.generators()[at]]);
            if (probabilities.isPresent()) {
                double probability = probabilities.get()[at];
                out.writeNumberField("probability", probability);
                // To a mean over draws, as if they had been uniform over the pool.
                out.writeNumberField("weight", 1 / (probability * pool.size()));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
