package dev.negbench.strategies.ar2;

import dev.negbench.strategies.Paper;
import dev.negbench.strategies.ParameterSpec;
import dev.negbench.strategies.Parameters;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategy;
import dev.negbench.strategies.StrategyCard;
import dev.negbench.strategies.sampling.UniformSampler;
import dev.negbench.strategies.sources.RankedSource;
import dev.negbench.strategies.sources.SourceParameters;
import dev.negbench.strategies.stage.BatchMode;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** AR2: a retriever and a ranker as opponents. */
public final class Ar2Strategy implements Strategy {
    private static final String CODE = "code";
    private static final String SUM = "sum";
    private static final String STOP = "stop";
    private static final String YES = "yes";
    private static final String NO = "no";

    private static final Paper PAPER = new Paper(
            "Adversarial Retriever-Ranker for Dense Text Retrieval",
            "Zhang, Gong, Shen, Lv, Duan, Chen",
            "ICLR 2022",
            "arXiv 2110.03611");

    private static final List<ParameterSpec> PARAMETERS = List.of(
            ParameterSpec.choice(
                    "variant",
                    "paper",
                    List.of("paper", CODE),
                    "the adversarial term: the expectation over negatives, or the weighted cross-entropy over all"
                            + " candidates",
                    "[Eq 9, Eq 10]; code: [code co_training_wiki_train]"),
            ParameterSpec.real(
                    "lambda",
                    0.5,
                    0,
                    1,
                    "share of the loss",
                    "weight of the adversarial term; 0 only distils, 1 has no" + " regulariser",
                    "[code README]; not in the paper"),
            ParameterSpec.choice(
                    "reduction",
                    "mean",
                    List.of("mean", SUM),
                    "the adversarial term of a batch; sum weighs it up by the batch size",
                    "[H]; sum: [code co_training_wiki_train]"),
            ParameterSpec.integer("n", 15, 1, 1_000_000, "documents", "negatives a query", "[T8]"),
            SourceParameters.k(100, "[§3.1]"),
            ParameterSpec.real(
                    "temperature",
                    0.05,
                    1e-4,
                    100,
                    "score",
                    "what the retriever's scores are divided by",
                    "[H] for cosines; the paper's inner products are divided by 1 [T8]"),
            ParameterSpec.real(
                    "ranker-temperature", 1, 1e-4, 100, "score", "what the ranker's scores are divided by", "[T8]"),
            ParameterSpec.word(
                    SourceParameters.REFRESH,
                    "epoch",
                    "epoch | 2epochs | a number of steps from 2, such as 200",
                    Ar2Strategy::cycle,
                    "length of a cycle: new pools, the ranker's phase, the retriever's",
                    "[H] the paper's 2000 steps suit a far larger training set [§4.2]"),
            ParameterSpec.real(
                    "ranker-share",
                    0.25,
                    0.01,
                    0.99,
                    "share of a cycle",
                    "steps that are the ranker's",
                    "[§4.2] 500 of 2000"),
            ParameterSpec.integer(
                    "warm-up",
                    1,
                    0,
                    10_000,
                    "epochs",
                    "the retriever alone, from in-batch negatives",
                    "[H] Algorithm 1, step 2; of 40 epochs [T8]"),
            ParameterSpec.integer(
                    "ranker-warm-up",
                    1,
                    1,
                    10_000,
                    "epochs",
                    "the ranker alone, from what the warm retriever finds",
                    "[H] Algorithm 1, step 4; of 2000 steps [T8]"),
            ParameterSpec.real(
                    "ranker-rate",
                    0.1,
                    1e-6,
                    1000,
                    "factor",
                    "what the ranker's learning rate of the warm-up is multiplied by in the game",
                    "[T8] 1e-6 after 1e-5"),
            ParameterSpec.choice(
                    "gate",
                    STOP,
                    List.of(STOP, "ignore"),
                    "what happens where the warm ranker does not beat the warm retriever on dev",
                    "[card] pitfalls"),
            ParameterSpec.choice(
                    "rerank",
                    NO,
                    List.of(NO, YES),
                    "whether the ranker orders the first places of the result; the other way is reported beside it",
                    "[T1] no, [T2] yes"),
            ParameterSpec.integer("depth", 100, 1, 100_000, "places", "how many it orders", "[T2]"));

    private static final StrategyCard CARD = new StrategyCard(
            "ar2",
            PAPER,
            "Trains a retriever and a ranker against each other: the retriever finds what the ranker takes for"
                    + " relevant, the ranker tells the positive from it and teaches the retriever.",
            Set.of(Stage.CANDIDATE_SOURCE, Stage.COMPANION, Stage.OBJECTIVE),
            Set.of(Stage.NEGATIVE_SAMPLER),
            PARAMETERS,
            Map.of(
                    "paper", Map.of(SourceParameters.REFRESH, "2000"),
                    "code", Map.of("variant", CODE, "reduction", SUM, SourceParameters.REFRESH, "2000")),
            List.of(
                    "The ranker is this project's interaction ranker, a few hundred weights over frozen token vectors;"
                            + " the paper's is a language model larger than the retriever.",
                    "Both models learn by AdaGrad with rates of their own, which decline; the paper's learn by AdamW on"
                            + " linear schedules.",
                    "The weight lambda is the code's: the paper names none.",
                    "A cycle is new pools, the ranker's phase, the retriever's phase, as in the code. Algorithm 1 has"
                            + " the same round and enters it at the retriever's phase; here the ranker's warm-up comes"
                            + " just before.",
                    "The retriever rests in the ranker's steps, so that it makes fewer than other strategies in the"
                            + " same epochs. The report has both counts.",
                    "The retriever warms up on in-batch negatives alone, without the paper's one hard negative each.",
                    "The gate is this project's: dev judges, test never.",
                    "Logarithms are exact; the code takes ln(p + 1e-7).",
                    "All labelled positives leave the pool, and a query's positive is drawn anew each epoch; the code"
                            + " always takes the first, and moves passages that hold an answer to the positives.",
                    "A pool smaller than n gives what it has; the code repeats it.",
                    "The ranker's last weights rank, whichever epoch dev chooses for the retriever."));

    private static String cycle(String text) {
        Refresh refresh = Refresh.parse(text);
        boolean steps = refresh.unit() == Refresh.Unit.STEPS;
        if (refresh.unit() == Refresh.Unit.NEVER || steps && refresh.interval() < 2) {
            throw new IllegalArgumentException(
                    "is no cycle of two phases; give epoch, 2epochs or a number of steps from 2");
        }
        return refresh.text();
    }

    @Override
    public StrategyCard card() {
        return CARD;
    }

    @Override
    public Recipe recipe(Setting setting, Parameters parameters) {
        double temperature = parameters.real("temperature");
        double rankerTemperature = parameters.real("ranker-temperature");
        Alternation alternation = new Alternation(
                parameters.integer("warm-up"),
                parameters.integer("ranker-warm-up"),
                Refresh.parse(parameters.text(SourceParameters.REFRESH)),
                parameters.real("ranker-share"));
        GameSettings game = new GameSettings(
                alternation,
                temperature,
                rankerTemperature,
                parameters.real("ranker-rate"),
                parameters.text("gate").equals(STOP),
                parameters.integer("depth"),
                parameters.text("rerank").equals(YES));
        return Recipe.builder()
                .candidateSource(
                        RankedSource.of(Retrieval.MODEL, parameters.integer(SourceParameters.K), alternation.pools()))
                .negativeSampler(UniformSampler.INSTANCE)
                .negatives(parameters.integer("n"))
                .batchMode(BatchMode.DRAWN)
                .companion((retrieval, seed) -> new AdversarialGame(game, retrieval, seed))
                .objective(AdversarialLoss.of(
                        AdversarialTerm.valueOf(parameters.text("variant").toUpperCase(Locale.ROOT)),
                        parameters.real("lambda"),
                        parameters.text("reduction").equals(SUM),
                        temperature,
                        rankerTemperature))
                .build();
    }
}
