package dev.negbench.strategies.skillextraction;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Skill extraction: negatives are labels related to the right one. */
public final class SkillExtractionStrategy implements Strategy {
    private static final ParameterSpec ARM = ParameterSpec.choice(
            "arm",
            Arm.COMBINATION.toString(),
            Arm.texts(),
            "which relation supplies negatives; combination: siblings, names and vectors in equal parts",
            "[abs] the combination of three wins; which three and how is [P]");

    private static final ParameterSpec RELATED = ParameterSpec.integer(
            "related", 100, 1, 100_000, "labels", "most related labels of a label, for each relation", "[P] not found");

    private static final ParameterSpec NORMALISED = ParameterSpec.choice(
            "normalised",
            "true",
            List.of("true", "false"),
            "whether edit distances count relative to the longer name's length, equal ones by the distance",
            "[P]");

    private static final ParameterSpec ENCODER = ParameterSpec.choice(
            "encoder",
            Retrieval.INITIAL,
            List.of(Retrieval.INITIAL, Retrieval.MINILM),
            "whose vectors say which labels are similar",
            "[P] the paper has RoBERTa [survey]");

    private static final StrategyCard CARD = new StrategyCard(
            "skill-extraction",
            new Paper(
                    "Design of Negative Sampling Strategies for Distantly Supervised Skill Extraction",
                    "Decorte, Van Hautte, Deleu, Develder, Demeester",
                    "RecSys in HR 2022",
                    "arXiv 2209.05987"),
            "Draws labels that are related to the right one: siblings in the taxonomy, similar names, similar vectors.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.NEGATIVE_SAMPLER),
            Set.of(),
            List.of(
                    ARM,
                    RELATED,
                    NORMALISED,
                    ENCODER,
                    SourceParameters.refresh("epoch", "[H] other random documents; relations stay")),
            Map.of(),
            List.of(
                    "The paper's text was not available: numbers of related labels, ratios, cut-offs and how the three"
                            + " are mixed are this project's [P]. No figure here is the paper's.",
                    "The paper trains a binary classifier a label on sentence vectors; here the same draw drives the"
                            + " dual encoder, label texts being documents and sentences queries.",
                    "The paper fixes the label and draws sentences of related labels; an example here fixes the"
                            + " sentence and draws labels related to its positive. The pairs are the same where the"
                            + " relation is symmetric, which the nearest names and vectors are not quite.",
                    "A query's negatives are the experiment's number, not 10 a positive; no label is left out for"
                            + " having fewer than 5 positives.",
                    "Where related labels run out, documents drawn uniformly take their place; the examples concerned"
                            + " are counted as FALLBACK, the negatives among them are not.",
                    "Encoder similarity is that of the whole documents, title and text, under the trained model's"
                            + " initial state or all-MiniLM-L6-v2, not of names under RoBERTa.",
                    "Siblings beyond the most wanted are left out by the order of the corpus, as the card breaks"
                            + " ties."));

    private Names lastNames;

    /** The labels of a dataset with their nearest names, which take seconds and are the same in every cell. */
    private record Names(String fingerprint, int most, boolean normalised, Labels labels, EditNeighbours neighbours) {}

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        Arm arm = Arm.parse(parameters.text(ARM.name()));
        int most = parameters.integer(RELATED.name());
        String encoder = parameters.text(ENCODER.name());
        if (arm.relations().contains(Relation.ENCODER)) {
            setting.require(encoder);
        }
        Names names = names(setting, most, Boolean.parseBoolean(parameters.text(NORMALISED.name())));
        return Recipe.builder()
                .candidateSource(new RelatedSource(
                        names.labels(),
                        arm.relations(),
                        most,
                        names.neighbours(),
                        new EncoderNeighbours(names.labels(), encoder, most),
                        Refresh.parse(parameters.text(SourceParameters.REFRESH))))
                .negativeSampler(new RelatedSampler(arm.relations()))
                .build();
    }

    private synchronized Names names(Setting setting, int most, boolean normalised) {
        Dataset dataset = setting.dataset();
        if (lastNames == null
                || !lastNames.fingerprint().equals(dataset.fingerprint())
                || lastNames.most() != most
                || lastNames.normalised() != normalised) {
            Labels labels = Labels.of(dataset, setting.requireTaxonomy());
            lastNames = new Names(
                    dataset.fingerprint(), most, normalised, labels, new EditNeighbours(labels, most, normalised));
        }
        return lastNames;
    }
}
