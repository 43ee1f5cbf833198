package dev.negbench.harness.cli;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Hiding;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.LabelNoise;
import dev.negbench.datasets.PlantedNoise;
import dev.negbench.datasets.TitleQueries;
import dev.negbench.datasets.acquire.DatasetCache;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import dev.negbench.harness.experiment.Bm25Ranks;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.TrainOn;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.text.CacheFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where collections are looked for, and loading them as an experiment needs them. */
final class DataOptions {
    private static final long NOISE_SEED = 1;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "A folder with collections, or one collection; may be repeated. Layouts: beir, msmarco, "
                    + "trec, dpr, interactions. Looked at after what was fetched, before NEGBENCH_DATA and what "
                    + "comes with negbench.")
    private List<Path> dataDirs = new ArrayList<>();

    /** Returns the locator of collections. */
    DatasetLocator locator() {
        return DatasetLocator.standard(cache().root(), dataDirs);
    }

    /** Returns the locator of collections, reading directories with loaders of one's own. */
    DatasetLocator locator(CollectionLoader loader) {
        return new DatasetLocator(Catalogue.load(), cache().root(), locator().directories(), loader);
    }

    /**
     * Returns the collections a verb is for: those that are named, each once, or all on this machine.
     *
     * @throws dev.negbench.datasets.DatasetException if one is not known or not here
     */
    static List<String> chosen(List<String> names, DatasetLocator locator) {
        if (names.isEmpty()) {
            return locator.names().stream().filter(locator::available).toList();
        }
        names.forEach(locator::require);
        return names.stream().distinct().toList();
    }

    /** Returns where fetched collections lie. */
    static DatasetCache cache() {
        return new DatasetCache(CacheFolder.standard().root().resolve("datasets"));
    }

    /**
     * Loads every dataset of an experiment, names checked before anything is read, with title queries and planted noise
     * applied to what is trained on.
     */
    Map<String, TrainingData> load(ExperimentSettings settings, PrintStream err) {
        DatasetLocator locator = locator();
        settings.datasets().forEach(locator::require);
        Map<String, TrainingData> loaded = new LinkedHashMap<>();
        for (String name : settings.datasets()) {
            err.println("loading " + name);
            loaded.put(name, trainingData(locator.load(name), settings));
        }
        return loaded;
    }

    private static TrainingData trainingData(Dataset dataset, ExperimentSettings settings) {
        Dataset complete = settings.trainOn() == TrainOn.TITLES ? TitleQueries.of(dataset) : dataset;
        Judgements test = complete.split(settings.testSplit());
        EvaluationPolicy policy = settings.policy().on(complete, test);
        if (settings.hiddenShare() == 0) {
            return new TrainingData(complete, test, Map.of(), policy, complete);
        }
        PlantedNoise noise = plant(complete, settings);
        return new TrainingData(noise.noisy(), test, noise.hidden(), policy, complete);
    }

    private static PlantedNoise plant(Dataset complete, ExperimentSettings settings) {
        if (settings.hiding() == Hiding.UNIFORM) {
            return LabelNoise.plant(complete, settings.hiddenShare(), NOISE_SEED);
        }
        try (Bm25Ranks ranks = Bm25Ranks.of(complete)) {
            return LabelNoise.plant(complete, settings.hiddenShare(), NOISE_SEED, ranks);
        }
    }
}
