package dev.negbench.harness.cli;

import dev.negbench.datasets.NearestName;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.experiment.EncoderSettings;
import dev.negbench.harness.experiment.InitialRows;
import dev.negbench.harness.frozen.SentenceModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which model is trained, as options. */
final class EncoderOptions {
    /** The name of the encoder that needs no network. */
    static final String STATIC = "static";

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "What is trained: static, token vectors; or a head on a frozen sentence encoder: minilm,"
                    + " e5-small, bge-small. Those embed each text once; the last two are fetched when first asked for"
                    + " (75 MB). Default: ${DEFAULT-VALUE}",
            defaultValue = STATIC)
    private String encoder = STATIC;

    @Option(
            names = "--initial-rows",
            paramLabel = "WHAT",
            description = "Where static token vectors start: minilm or random. Default: minilm")
    private InitialRows initialRows;

    @Option(
            names = "--head",
            paramLabel = "SIDE",
            description = "Which side of a frozen encoder learns: query, document or both. Default: both")
    private HeadSide head;

    @Option(
            names = "--weight-decay",
            paramLabel = "D",
            description = "Each step takes learning rate × D of a frozen encoder's head away. Default: "
                    + EncoderSettings.Frozen.WEIGHT_DECAY)
    private Double weightDecay;

    /** Checks the options. */
    EncoderSettings resolve() {
        if (encoder.equals(STATIC)) {
            if (head != null || weightDecay != null) {
                throw new UsageException((head != null ? "--head" : "--weight-decay")
                        + " belongs to frozen encoders: choose one with --encoder minilm");
            }
            return new EncoderSettings.Static(Optional.ofNullable(initialRows).orElse(InitialRows.MINILM));
        }
        if (initialRows != null) {
            throw new UsageException("--initial-rows belongs to --encoder static, not to " + encoder);
        }
        double decay = Optional.ofNullable(weightDecay).orElse(EncoderSettings.Frozen.WEIGHT_DECAY);
        if (!(decay >= 0 && decay <= 100)) {
            throw new UsageException("--weight-decay must be 0 to 100, was " + decay);
        }
        return new EncoderSettings.Frozen(
                model(encoder), Optional.ofNullable(head).orElse(HeadSide.BOTH), decay);
    }

    /** Returns the sentence model of a name other than {@link #STATIC}. */
    static SentenceModel model(String encoder) {
        if (encoder.contains(",")) {
            throw new UsageException("--encoder takes one name, was '" + encoder
                    + "'; run a comparison with each, then './bench agree DIR DIR' says what holds with all");
        }
        List<String> known = Stream.concat(
                        Stream.of(STATIC), Arrays.stream(SentenceModel.values()).map(SentenceModel::id))
                .toList();
        return Arrays.stream(SentenceModel.values())
                .filter(model -> model.id().equals(encoder))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "--encoder '" + encoder + "' is not known; " + NearestName.remedy(known, encoder)));
    }
}
