package dev.negbench.harness.cli;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.harness.chat.RecordingChatModel;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.environment.CodeVersion;
import dev.negbench.harness.experiment.EncoderSettings;
import dev.negbench.harness.experiment.InitialRows;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.harness.experiment.RewrittenQueries;
import dev.negbench.harness.frozen.EmbeddingProgress;
import dev.negbench.harness.mining.MinedQueries;
import dev.negbench.harness.mining.MiningFormat;
import dev.negbench.harness.mining.MiningOutput;
import dev.negbench.harness.mining.MiningRun;
import dev.negbench.harness.mining.MiningSearch;
import dev.negbench.harness.mining.MiningSettings;
import dev.negbench.harness.mining.MiningVectors;
import dev.negbench.harness.mining.MiningYield;
import dev.negbench.harness.mining.NegativeMiner;
import dev.negbench.harness.mining.PairScores;
import dev.negbench.harness.mining.RescoredSource;
import dev.negbench.harness.mining.VectorFile;
import dev.negbench.harness.mining.VectorTable;
import dev.negbench.harness.mining.YieldGrid;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.training.TrainingSet;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Stage;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.CandidateSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes negatives for a user's own collection, in the layouts that other trainers read. */
@Command(
        name = "mine",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Mines negatives for a collection with any strategy, and writes them as JSON lines for other"
                + " trainers: sentence-transformers, Tevatron, FlagEmbedding.",
        footer = {
            "",
            "Started again with the same options after it was stopped, it goes on where it was.",
            "",
            "Examples:",
            "  ./bench mine --data-dir ~/beir --dataset mycollection --dry-run",
            "  ./bench mine --data-dir ~/beir --dataset mycollection --strategy 'topk(200)|relative-margin(0.05)' \\",
            "      --negatives 5 --format n-tuple --encoder minilm --out rows.jsonl",
            "  ./bench mine --dataset scifact --strategy 'topk(200)|percpos(0.95)|simans(a=3)' --format tevatron \\",
            "      --scores --provenance --out scifact.jsonl",
            "  ./bench mine --dataset scifact --document-vectors docs.npy --query-vectors queries.npy \\",
            "      --strategy 'topk(100)|survivor-range(10,to=60)|uniform' --out rows.jsonl"
        })
final class MineCommand implements Callable<Integer> {
    private static final int DRY_SAMPLE = 1000;

    @Mixin
    private DataOptions data;

    @Option(
            names = {"-d", "--dataset"},
            required = true,
            paramLabel = "NAME",
            completionCandidates = DatasetNames.class,
            description = "The collection, by name.")
    private String dataset;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description = "Whose queries are mined for. Default: ${DEFAULT-VALUE}",
            defaultValue = "train")
    private String split;

    @Option(
            names = {"-s", "--strategy"},
            paramLabel = "STRATEGY",
            completionCandidates = StrategyNames.class,
            description = "A strategy or composition. Default: ${DEFAULT-VALUE}, NV-Retriever's best setting",
            defaultValue = "topk(200)|percpos(0.95)")
    private String strategy;

    @Option(
            names = {"-n", "--negatives"},
            paramLabel = "N",
            description = "Negatives for each query and positive. Default: ${DEFAULT-VALUE}",
            defaultValue = "3")
    private int negatives;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "triplet, n-tuple, labeled-pair, labeled-list (sentence-transformers), tevatron or"
                    + " flag-embedding. Default: ${DEFAULT-VALUE}",
            defaultValue = "triplet")
    private String format;

    @Option(names = "--scores", description = "Write the similarities, too.")
    private boolean scores;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the rows go. Beside it: .report.json.")
    private Path out;

    @Option(
            names = "--provenance",
            description = "Write FILE.provenance: rank, score, generator, probability and weight of each negative.")
    private boolean provenance;

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "What documents are searched with: static, minilm, e5-small or bge-small."
                    + " Default: ${DEFAULT-VALUE}",
            defaultValue = EncoderOptions.STATIC)
    private String encoder;

    @Option(
            names = "--query-vectors",
            paramLabel = "FILE",
            description = "Vectors of your own, .npy or .fvecs, a row for each query of the collection in file order.")
    private Path queryVectors;

    @Option(names = "--document-vectors", paramLabel = "FILE", description = "The same for its documents.")
    private Path documentVectors;

    @Option(names = "--normalize", description = "Scale your vectors to length 1: cosine instead of inner product.")
    private boolean normalize;

    @Option(
            names = "--pair-scores",
            paramLabel = "FILE",
            description = "Scores of a model of your own, a cross-encoder say, which take the place of the searcher's:"
                    + " query id, document id and score a line, tab separated, positives included.")
    private Path pairScores;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What random draws start from. Default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--include-positives",
            description = "Rank labelled positives with the negatives (n-tuple only), to evaluate rerankers with.")
    private boolean includePositives;

    @Option(
            names = "--keep-copies",
            description = "Keep candidates whose text is that of a positive or of a better candidate.")
    private boolean keepCopies;

    @Option(names = "--skip-unlabelled", description = "Leave out queries without a positive instead of stopping.")
    private boolean skipUnlabelled;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Mine for N queries only, chosen by the hash of their ids. Default: all, with --dry-run "
                    + DRY_SAMPLE)
    private Integer sample;

    @Option(
            names = "--anchor-name",
            paramLabel = "NAME",
            description = "Column of the query, for sentence-transformers. Default: ${DEFAULT-VALUE}",
            defaultValue = "anchor")
    private String anchorName;

    @Option(
            names = "--positive-name",
            paramLabel = "NAME",
            description = "Column of the positive. Default: ${DEFAULT-VALUE}",
            defaultValue = "positive")
    private String positiveName;

    @Option(
            names = "--dry-run",
            description = "Write nothing; show what a margin and a depth would leave, and what this strategy would.")
    private boolean dryRun;

    @Option(names = "--overwrite", description = "Replace FILE where it exists.")
    private boolean overwrite;

    @Option(names = "--fresh", description = "Forget an unfinished run.")
    private boolean fresh;

    @Option(
            names = "--generated-texts",
            paramLabel = "FILE",
            description = "Texts that a language model wrote for the queries, for strategies such as hyre.")
    private Path generatedTexts;

    @Mixin
    private ChatOptions chat;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintStream err = System.err;
        MiningSettings settings = settings();
        ConfiguredStrategy configured = Strategies.load().parse(strategy).requireRunnable();
        GeneratedTexts generated = GeneratedTexts.read(generatedTexts);
        requireOutput();
        chat.model();
        MiningVectors vectors = vectors();
        err.println("loading " + dataset);
        Dataset collection = data.locator().load(dataset);
        Judgements judgements = collection.split(split);
        int[] queries = MinedQueries.of(collection, split, skipUnlabelled, mostQueries());
        CacheFolder cache = CacheFolder.standard();
        try (RecordingChatModel chatModel = chat.open(cache, err).orElse(null);
                TerminalProgress embedding = new TerminalProgress(err, "")) {
            Setting setting = new Setting(
                    collection,
                    PreparedDataset.SEARCHERS,
                    negatives,
                    Optional.ofNullable(chatModel),
                    generated.byQuery());
            Optional<PairScores> scored = Optional.ofNullable(pairScores)
                    .map(file -> PairScores.read(file, collection.corpus(), collection.queries()));
            Recipe recipe = rescored(configured.recipe(setting), scored, collection);
            EmbeddingProgress progress = (done, total) -> embedding.embedding(dataset, done, total);
            Dataset searched = rewritten(collection, queries, recipe, vectors, cache, progress);
            try (MiningSearch search = MiningSearch.of(searched, queries, vectors, cache, progress)) {
                NegativeMiner miner = new NegativeMiner(
                        recipe,
                        TrainingSet.of(collection.queries(), judgements, queries),
                        search.retrieval(),
                        collection.corpus(),
                        settings);
                MiningRun run = new MiningRun(miner, collection.corpus(), collection.queries(), settings);
                Map<String, Object> about = about(collection, configured, vectors, settings, generated, queries.length);
                scored.ifPresent(file -> about.put("pair scores", file.sha256()));
                if (dryRun) {
                    rehearse(miner, run, about);
                } else {
                    write(run, about, settings);
                }
            }
        }
        return ExitCode.DONE;
    }

    private MiningSettings settings() {
        return new MiningSettings(
                        MiningFormat.of(format),
                        negatives,
                        seed,
                        scores,
                        includePositives,
                        keepCopies,
                        provenance,
                        anchorName,
                        positiveName)
                .requireValid();
    }

    private void requireOutput() {
        if (dryRun) {
            return;
        }
        if (out == null) {
            throw new UsageException("--out FILE says where the rows go; --dry-run writes nothing");
        }
        if (Files.isRegularFile(out) && !overwrite) {
            throw new UsageException(out + " exists; --overwrite replaces it");
        }
    }

    private OptionalInt mostQueries() {
        if (sample != null && sample < 1) {
            throw new UsageException("--sample must be at least 1, was " + sample);
        }
        int most = sample != null ? sample : DRY_SAMPLE;
        return sample != null || dryRun ? OptionalInt.of(most) : OptionalInt.empty();
    }

    private MiningVectors vectors() throws IOException {
        if (queryVectors == null && documentVectors == null) {
            if (normalize) {
                throw new UsageException("--normalize belongs to vectors of your own; encoders' have length 1");
            }
            EncoderSettings settings = encoder.equals(EncoderOptions.STATIC)
                    ? new EncoderSettings.Static(InitialRows.MINILM)
                    : new EncoderSettings.Frozen(EncoderOptions.model(encoder), HeadSide.BOTH, 0);
            settings.requirePresent();
            return new MiningVectors.Encoded(settings);
        }
        if (queryVectors == null || documentVectors == null) {
            throw new UsageException("--query-vectors and --document-vectors belong together: from the same model");
        }
        VectorTable ofQueries = VectorFile.read(queryVectors);
        VectorTable ofDocuments = VectorFile.read(documentVectors);
        if (normalize) {
            normalise(ofQueries);
            normalise(ofDocuments);
        }
        return new MiningVectors.Given(ofQueries, ofDocuments, normalize);
    }

    private static void normalise(VectorTable table) {
        int zeros = table.normalise();
        if (zeros > 0) {
            System.err.println(table.name() + ": " + zeros + " of " + table.rows()
                    + " vectors are zero and have no direction; their cosines are all 0");
        }
    }

    private static Recipe rescored(Recipe recipe, Optional<PairScores> scores, Dataset collection) {
        if (scores.isEmpty() || recipe.candidateSource().isEmpty()) {
            return recipe;
        }
        CandidateSource source = new RescoredSource(recipe.candidateSource().get(), scores.get(), collection);
        return recipe.then(Recipe.builder().candidateSource(source).build(), Set.of(Stage.CANDIDATE_SOURCE));
    }

    private static Dataset rewritten(
            Dataset collection,
            int[] queries,
            Recipe recipe,
            MiningVectors vectors,
            CacheFolder cache,
            EmbeddingProgress progress) {
        if (recipe.queryAugmenter().isEmpty()) {
            return collection;
        }
        if (vectors instanceof MiningVectors.Given) {
            throw new NotApplicableException("rewrites queries, and vectors of your own are those of the texts as they"
                    + " were; choose an --encoder");
        }
        try (MiningSearch before = MiningSearch.of(collection, queries, vectors, cache, progress)) {
            Queries rewritten = RewrittenQueries.of(
                    collection.queries(), queries, recipe.queryAugmenter().get(), before.retrieval());
            return Dataset.of(
                    collection.name(), collection.corpus(), rewritten, collection.splits(), collection.taxonomy());
        }
    }

    /** Everything that rows depend on. */
    private Map<String, Object> about(
            Dataset collection,
            ConfiguredStrategy configured,
            MiningVectors vectors,
            MiningSettings settings,
            GeneratedTexts generated,
            int queries) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("dataset", collection.name());
        about.put("dataset fingerprint", collection.fingerprint());
        about.put("split", split);
        about.put("queries", queries);
        about.put("strategy", configured.printAll());
        about.put("vectors", vectors.identity());
        about.put("settings", settings);
        chat.model().ifPresent(name -> about.put("chat model", name));
        generated.sha256().ifPresent(hash -> about.put("generated texts", hash));
        about.put("negbench", CodeVersion.current().display());
        about.put("command", RepeatCommand.toGoOn(spec));
        return about;
    }

    private void write(MiningRun run, Map<String, Object> about, MiningSettings settings) throws IOException {
        PrintStream err = System.err;
        Map<String, Object> decisive = new LinkedHashMap<>(about);
        decisive.remove("command");
        try (MiningOutput output = MiningOutput.open(out, settings.provenance(), CanonicalJson.hash(decisive), fresh);
                InterruptNotice notice = InterruptNotice.arm(err, "the rows so far", out, spec);
                CountProgress progress = new CountProgress(err, "queries")) {
            if (output.nextQuery() > 0) {
                err.println("going on after " + output.nextQuery() + " queries of an earlier run");
            }
            MiningYield mined = run.write(output, progress::step);
            Map<String, Object> report = MineOutput.fields(mined);
            report.putAll(about);
            output.finish(JsonOutput.of(report).getBytes(StandardCharsets.UTF_8));
            report.put("rows file", out.toString());
            spec.commandLine().getOut().print(json ? JsonOutput.of(report) + "\n" : MineOutput.text(mined));
            if (mined.written() * 2 < mined.asked()) {
                err.println("less than half of the negatives asked for were written: --dry-run shows what other margins"
                        + " and depths leave; with several positives a query, margins take against=highest");
            }
            err.println("rows:   " + out + "\nreport: " + out + ".report.json");
        }
    }

    private void rehearse(NegativeMiner miner, MiningRun run, Map<String, Object> about) {
        YieldGrid grid = YieldGrid.of(miner, 0, miner.size());
        MiningYield mined;
        try (CountProgress progress = new CountProgress(System.err, "queries")) {
            mined = run.rehearse(progress::step);
        }
        Map<String, Object> report = MineOutput.fields(mined);
        report.put("margin and depth", grid);
        report.putAll(about);
        spec.commandLine()
                .getOut()
                .print(json ? JsonOutput.of(report) + "\n" : MineOutput.text(grid) + "\n" + MineOutput.text(mined));
    }
}
