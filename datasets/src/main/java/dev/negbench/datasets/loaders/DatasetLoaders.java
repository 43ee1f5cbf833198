package dev.negbench.datasets.loaders;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.NearestName;
import dev.negbench.datasets.beir.BeirLoader;
import dev.negbench.datasets.dpr.DprLoader;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.datasets.files.UnknownIds;
import dev.negbench.datasets.interactions.InteractionLoader;
import dev.negbench.datasets.msmarco.MsMarcoLoader;
import dev.negbench.datasets.trec.TopicField;
import dev.negbench.datasets.trec.TrecLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All layouts. As a loader itself it takes the first that recognises a directory: beir, msmarco, trec, dpr,
 * interactions. Immutable and safe to share between threads.
 */
public final class DatasetLoaders implements CollectionLoader {
    private final List<CollectionLoader> loaders;

    private DatasetLoaders(List<CollectionLoader> loaders) {
        this.loaders = loaders;
    }

    /** Returns the loaders that refuse whatever is out of order. */
    public static DatasetLoaders standard() {
        return new DatasetLoaders(List.of(
                new BeirLoader(), new MsMarcoLoader(), new TrecLoader(), new DprLoader(), new InteractionLoader()));
    }

    /**
     * Returns loaders that leave out judgements of unknown ids where a layout allows that, for audits.
     *
     * @param leftOut told what was left out, once a file
     */
    public static DatasetLoaders lenient(Consumer<LeftOutPairs> leftOut) {
        return new DatasetLoaders(List.of(
                new BeirLoader(UnknownIds.SKIP, leftOut),
                new MsMarcoLoader(UnknownIds.SKIP, leftOut),
                new TrecLoader(TopicField.TITLE, UnknownIds.SKIP, leftOut),
                new DprLoader(),
                new InteractionLoader()));
    }

    /** Returns the names of the layouts, in the order in which they are tried. */
    public List<String> layouts() {
        return loaders.stream().map(CollectionLoader::layout).toList();
    }

    /**
     * Returns the loader of a layout.
     *
     * @throws DatasetException if there is none of this name; the nearest is suggested
     */
    public CollectionLoader get(String layout) {
        return loaders.stream()
                .filter(loader -> loader.layout().equals(layout))
                .findFirst()
                .orElseThrow(() -> new DatasetException(
                        "there is no layout '" + layout + "'", NearestName.remedy(layouts(), layout)));
    }

    /** Returns the loader that recognises a directory by the names of its files, empty if none does. */
    public Optional<CollectionLoader> of(Path directory) {
        return loaders.stream().filter(loader -> loader.recognises(directory)).findFirst();
    }

    @Override
    public String layout() {
        return "any";
    }

    @Override
    public boolean recognises(Path directory) {
        return of(directory).isPresent();
    }

    @Override
    public Dataset load(Path directory, String name) {
        return of(directory)
                .orElseThrow(() -> new DatasetException(
                        directory + " has no layout that is known", "give it the files of one: "
                                + String.join(", ", layouts())))
                .load(directory, name);
    }
}
