package dev.negbench.harness.cli;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.diffusion.DiffusionReport;
import dev.negbench.harness.diffusion.DiffusionRuns;
import dev.negbench.harness.diffusion.DocumentVectors;
import dev.negbench.harness.diffusion.EmbeddingWorld;
import dev.negbench.harness.diffusion.WorldSettings;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.strategies.negativeprompts.DiffusionWorld;
import dev.negbench.strategies.negativeprompts.Guidance;
import dev.negbench.strategies.negativeprompts.NoiseSchedule;
import dev.negbench.strategies.negativeprompts.RemovalSettings;
import dev.negbench.strategies.negativeprompts.SyntheticWorld;
import dev.negbench.strategies.text.CorpusTerms;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the diffusion experiment of negative prompts. */
@Command(
        name = "diffuse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "When does a negative prompt take effect? Denoises towards the vectors of a collection's documents, whose"
                + " optimal denoiser is known exactly, with a negative condition active at different steps, and counts"
                + " how often an object is removed, what that does to the background, and what as many random"
                + " documents do instead.",
            "Without --dataset in a made-up world, in which each background has the object in a place of its own"
                    + " (--world own) or all share it (--world shared)."
        },
        footer = {
            "",
            "Examples:",
            "  ./bench diffuse --quick",
            "  ./bench diffuse --world shared --guidance 3",
            "  ./bench diffuse --dataset scifact --encoder minilm",
            "  ./bench diffuse --dataset nfcorpus --word patients --json"
        })
final class DiffuseCommand implements Callable<Integer> {
    /** Made-up worlds. */
    enum World {
        OWN,
        SHARED
    }

    @Option(names = "--dataset", paramLabel = "NAME", description = "The collection whose documents are the points.")
    private String dataset;

    @Option(
            names = "--world",
            paramLabel = "WHICH",
            description = "A made-up world instead: own or shared. Default without --dataset: own")
    private World world;

    @Option(
            names = "--word",
            paramLabel = "WORD",
            description = "The object: documents with this word. Default: the word that explains most of the variance"
                    + " within topics, of those in 30 to 80 %% of the documents of the topics that have it most")
    private String word;

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "What makes the vectors: static (untrained), minilm, e5-small, bge-small."
                    + " Default: ${DEFAULT-VALUE}",
            defaultValue = EncoderOptions.STATIC)
    private String encoder;

    @Option(
            names = "--documents",
            paramLabel = "N",
            description = "Documents used, chosen by hash. Default: " + WorldSettings.DOCUMENTS)
    private int documents = WorldSettings.DOCUMENTS;

    @Option(
            names = "--dimensions",
            paramLabel = "N",
            description =
                    "Principal components kept, 0 for all; time goes with them. Default: " + WorldSettings.DIMENSIONS)
    private int dimensions = WorldSettings.DIMENSIONS;

    @Option(
            names = "--clusters",
            paramLabel = "N",
            description = "Topics: the backgrounds. Default: " + WorldSettings.CLUSTERS)
    private int clusters = WorldSettings.CLUSTERS;

    @Option(
            names = "--guidance",
            paramLabel = "LIST",
            split = ",",
            description = "Guidance g, one run each; the paper's w is g - 1. Default: 3,7.5")
    private List<Double> guidance = List.of(3.0, 7.5);

    @Option(names = "--steps", paramLabel = "N", description = "Denoising steps. Default: " + NoiseSchedule.STEPS)
    private int steps = NoiseSchedule.STEPS;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Steps of a short window. Default: " + RemovalSettings.WINDOW_LENGTH)
    private int window = RemovalSettings.WINDOW_LENGTH;

    @Option(
            names = "--stride",
            paramLabel = "N",
            description = "Steps between the starts that are tried. Default: " + RemovalSettings.STRIDE)
    private int stride = RemovalSettings.STRIDE;

    @Option(names = "--samples", paramLabel = "N", description = "Starting noises a seed. Default: 800")
    private Integer samples;

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds. Default: 5")
    private Integer seeds;

    @Option(
            names = "--quick",
            description = "200 starting noises, 2 seeds, g = 3 unless told otherwise: a look, no result.")
    private boolean quick;

    @Mixin
    private DataOptions data;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (dataset != null && world != null) {
            throw new UsageException("--dataset and --world exclude each other: leave one out");
        }
        if (dataset == null && word != null) {
            throw new UsageException("--word belongs to --dataset: a made-up world has an object of its own");
        }
        int seedCount = seeds != null ? seeds : quick ? 2 : 5;
        if (seedCount < 1) {
            throw new UsageException("--seeds must be at least 1, was " + seedCount);
        }
        int sampleCount = samples != null ? samples : quick ? 200 : 800;
        List<RemovalSettings> settings = new ArrayList<>();
        for (double g : quick && !spec.commandLine().getParseResult().hasMatchedOption("--guidance")
                ? List.of(3.0)
                : guidance) {
            settings.add(RemovalSettings.of(NoiseSchedule.of(steps), Guidance.of(g), window, stride, sampleCount));
        }
        Map<String, Object> about = new LinkedHashMap<>();
        LongFunction<DiffusionWorld> worlds = dataset == null ? madeUp(about) : collection(about);
        List<DiffusionReport> reports = new ArrayList<>();
        for (RemovalSettings each : settings) {
            reports.add(run(worlds, each, seedCount));
        }
        about.put("command", RepeatCommand.of(spec));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonOutput.of(DiffuseOutput.json(about, reports)) + "\n" : DiffuseOutput.text(about, reports));
        out.flush();
        return ExitCode.DONE;
    }

    private LongFunction<DiffusionWorld> madeUp(Map<String, Object> about) {
        boolean shared = world == World.SHARED;
        DiffusionWorld first = SyntheticWorld.of(shared, 1);
        about.put("points", "made up, the object's direction " + (shared ? "shared" : "each background's own"));
        describe(about, first);
        return seed -> SyntheticWorld.of(shared, seed);
    }

    private LongFunction<DiffusionWorld> collection(Map<String, Object> about) throws IOException {
        WorldSettings settings = WorldSettings.of(
                documents, dimensions, clusters, Optional.ofNullable(word).map(w -> w.toLowerCase(Locale.ROOT)));
        Optional<SentenceModel> model =
                encoder.equals(EncoderOptions.STATIC) ? Optional.empty() : Optional.of(EncoderOptions.model(encoder));
        if (model.isPresent()) {
            model.get().requirePresent();
        }
        DatasetLocator locator = data.locator();
        locator.require(dataset);
        System.err.println("loading " + dataset);
        Dataset loaded = locator.load(dataset);
        DocumentVectors vectors;
        try (TerminalProgress progress = new TerminalProgress(System.err, "")) {
            vectors = DocumentVectors.of(
                    loaded,
                    documents,
                    model,
                    CacheFolder.standard(),
                    (done, total) -> progress.embedding(loaded.name(), done, total));
        }
        EmbeddingWorld made = EmbeddingWorld.of(vectors, CorpusTerms.of(loaded.corpus()), dataset, settings);
        about.put("points", "documents of " + dataset + ", " + made.encoder());
        about.put("fingerprint", loaded.fingerprint());
        about.put("object", "the word '" + made.word() + "'" + (made.chosen() ? ", chosen here" : ""));
        about.put("share of variance kept", made.keptVariance());
        about.put("topics by", made.clustering());
        describe(about, made.world());
        return made.world()::withControl;
    }

    private static void describe(Map<String, Object> about, DiffusionWorld world) {
        about.put("number of points", world.cloud().size());
        about.put("dimensions", world.cloud().dimension());
        about.put("positive condition", world.positive().length);
        about.put("share with the object", world.objectShare());
        about.put("negative condition", world.negative().length);
    }

    private static DiffusionReport run(LongFunction<DiffusionWorld> worlds, RemovalSettings settings, int seeds)
            throws InterruptedException {
        PrintStream err = System.err;
        err.println("denoising with g = " + settings.guidance().strength());
        int threads = Runtime.getRuntime().availableProcessors();
        try (CountProgress progress = new CountProgress(err, "starting noises")) {
            return DiffusionRuns.run(worlds, settings, seeds, threads, progress::step);
        }
    }
}
