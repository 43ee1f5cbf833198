package dev.negbench.harness.cli;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.LabelNoise;
import dev.negbench.datasets.PlantedNoise;
import dev.negbench.datasets.TitleQueries;
import dev.negbench.datasets.catalogue.DatasetLocator;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.TrainOn;
import dev.negbench.harness.experiment.TrainingData;
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
                    + "trec, dpr, interactions. "
                    + "Looked at before NEGBENCH_DATA and what comes with negbench.")
    private List<Path> dataDirs = new ArrayList<>();

    /** Returns the locator of collections. */
    DatasetLocator locator() {
        return DatasetLocator.standard(dataDirs);
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
        Dataset trained = settings.trainOn() == TrainOn.TITLES ? TitleQueries.of(dataset) : dataset;
        if (settings.hiddenShare() == 0) {
            return new TrainingData(trained, trained.split(settings.testSplit()), Map.of());
        }
        PlantedNoise noise = LabelNoise.plant(trained, settings.hiddenShare(), NOISE_SEED);
        return new TrainingData(noise.noisy(), trained.split(settings.testSplit()), noise.hidden());
    }
}
