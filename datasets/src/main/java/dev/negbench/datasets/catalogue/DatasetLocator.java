package dev.negbench.datasets.catalogue;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.NearestName;
import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.datasets.files.CollectionLoader;
import dev.negbench.datasets.loaders.DatasetLoaders;
import dev.negbench.datasets.wordnet.WordNetDefinitions;
import dev.negbench.datasets.wordnet.WordNetFiles;
import dev.negbench.datasets.wordnet.WordNetSenses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds datasets by name on this machine and loads them. Nothing is downloaded.
 *
 * <p>Places are tried in this order: the collections that were fetched, the directories given, those of the environment
 * variable {@value #ENVIRONMENT_VARIABLE} (separated like a class path), {@code ../shared/datasets} beside the project
 * where it exists, the class path. A directory matches if it is a collection of that name, in any layout known, or
 * contains one. A collection under a catalogued name must have the catalogued size, so that a name means the same data
 * everywhere, unless the catalogue has the size from hearsay ({@link CountsFrom#PUBLICATION}); any other name is free.
 * {@code NAME-dedup} is the {@linkplain Deduplication variant without leakage} of any collection, where there is none
 * of that name. Immutable.
 */
public final class DatasetLocator {
    /** Names directories to search. */
    public static final String ENVIRONMENT_VARIABLE = "NEGBENCH_DATA";

    /** System property with the project's root directory; the working directory where it is not set. */
    public static final String HOME_PROPERTY = "negbench.home";

    private final Catalogue catalogue;
    private final Path fetched;
    private final List<Path> directories;
    private final CollectionLoader loader;

    /**
     * A locator that searches the given directories, in this order, and the class path.
     *
     * @param catalogue the names that are known
     * @param fetched the directory of the collections that were fetched, each under its name; need not exist
     * @param directories collections, or directories that contain collections
     * @param loader reads what is found in directories
     */
    public DatasetLocator(Catalogue catalogue, Path fetched, List<Path> directories, CollectionLoader loader) {
        this.catalogue = catalogue;
        this.fetched = fetched.toAbsolutePath().normalize();
        this.directories = directories.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
        this.loader = loader;
    }

    /**
     * A locator with the search order described above.
     *
     * @param fetched the directory of the collections that were fetched; need not exist
     * @param dataDirectories the directories that the user gave, possibly none
     * @throws DatasetException if one of these or of the environment's directories does not exist
     */
    public static DatasetLocator standard(Path fetched, List<Path> dataDirectories) {
        Path home = Path.of(System.getProperty(HOME_PROPERTY, ""));
        List<Path> directories = searchPath(dataDirectories, System.getenv(ENVIRONMENT_VARIABLE), home);
        return new DatasetLocator(Catalogue.load(), fetched, directories, DatasetLoaders.standard());
    }

    static List<Path> searchPath(List<Path> dataDirectories, String environment, Path home) {
        List<Path> directories = new ArrayList<>();
        dataDirectories.forEach(path -> directories.add(existing(path, "the data directory")));
        if (environment != null) {
            for (String path : environment.split(File.pathSeparator)) {
                if (!path.isBlank()) {
                    directories.add(existing(Path.of(path), "the directory in " + ENVIRONMENT_VARIABLE));
                }
            }
        }
        Path shared = home.toAbsolutePath().normalize().resolveSibling("shared").resolve("datasets");
        if (Files.isDirectory(shared)) {
            directories.add(shared);
        }
        return directories;
    }

    private static Path existing(Path path, String what) {
        if (!Files.isDirectory(path)) {
            throw new DatasetException(what + " " + path + " does not exist", "give a directory with collections");
        }
        return path;
    }

    /** Returns the directories that are searched, in order. */
    public List<Path> directories() {
        return directories;
    }

    /** Returns all names: the catalogued ones in their order, found or not, then the other collections found. */
    public List<String> names() {
        Set<String> found = new TreeSet<>();
        for (Path directory : directories) {
            if (loader.recognises(directory)) {
                found.add(directory.getFileName().toString());
            }
            try (Stream<Path> children = Files.list(directory)) {
                children.filter(loader::recognises).forEach(child -> found.add(child.getFileName().toString()));
            } catch (IOException e) {
                throw new DatasetException(directory + " cannot be listed: " + e, "check that it can be read", e);
            }
        }
        List<String> names = new ArrayList<>(catalogue.names());
        found.stream().filter(name -> catalogue.lookup(name).isEmpty()).forEach(names::add);
        return names;
    }

    /** Returns where a dataset lies, empty if it is not on this machine. Looks at names of files only. */
    public Optional<Place> find(String name) {
        if (catalogue.lookup(name).isPresent() && Files.isDirectory(fetched.resolve(name))) {
            return Optional.of(new Place.Directory(fetched.resolve(name)));
        }
        if (isFileName(name)) {
            for (Path directory : directories) {
                Path child = directory.resolve(name);
                if (loader.recognises(directory) && directory.endsWith(name)) {
                    return Optional.of(new Place.Directory(directory));
                }
                if (loader.recognises(child)) {
                    return Optional.of(new Place.Directory(child));
                }
            }
        }
        Optional<Place> artifact = catalogue.lookup(name)
                .filter(entry -> entry.loader().embedded() && WordNetSenses.available())
                .map(entry -> new Place.Artifact(WordNetFiles.ARTIFACT, WordNetFiles.FOLDER));
        return artifact.or(() -> publicName(name).flatMap(this::find));
    }

    /** Returns the collection that a name asks the variant without leakage of, if it is formed like that. */
    private static Optional<String> publicName(String name) {
        return name.endsWith(Deduplication.SUFFIX)
                ? Optional.of(name.substring(0, name.length() - Deduplication.SUFFIX.length()))
                : Optional.empty();
    }

    /**
     * Returns where a dataset lies. Looks at names of files only.
     *
     * @throws DatasetException if the name is unknown (the nearest is suggested) or the dataset is not on this machine
     */
    public Place require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    /** Tells whether a dataset is on this machine. Looks at names of files only. */
    public boolean available(String name) {
        return find(name).isPresent();
    }

    /**
     * Loads a dataset.
     *
     * @throws DatasetException if the name is unknown (the nearest is suggested), the dataset is not on this machine,
     *     it is malformed, or it is not the one that the catalogue has under this name
     */
    public Dataset load(String name) {
        Place place = require(name);
        Optional<String> publicName = publicName(name);
        if (publicName.isPresent() && find(publicName.get()).equals(Optional.of(place))) {
            return Deduplication.of(load(publicName.get()));
        }
        Dataset dataset = read(name, place);
        List<String> differences = catalogue.lookup(name)
                .filter(entry -> entry.countsFrom() == CountsFrom.FILES)
                .map(entry -> entry.differences(dataset))
                .orElse(List.of());
        if (!differences.isEmpty()) {
            throw new DatasetException(
                    "dataset '" + name + "' in " + place + " is not the catalogued one: "
                            + String.join(", ", differences),
                    "complete it, or rename its directory to use it as a dataset of its own");
        }
        return dataset;
    }

    private Dataset read(String name, Place place) {
        if (place instanceof Place.Directory directory) {
            return loader.load(directory.path(), name);
        }
        return switch (catalogue.find(name).loader()) {
            case WORDNET_SENSES -> WordNetSenses.load();
            case WORDNET_SENSES_SMALL -> WordNetSenses.loadSmall();
            case WORDNET_DEFINITIONS -> WordNetDefinitions.load();
            case BEIR, MSMARCO -> throw new IllegalStateException(name + " is read from a directory");
        };
    }

    private DatasetException missing(String name) {
        if (catalogue.lookup(name).isEmpty()) {
            return new DatasetException("there is no dataset '" + name + "'", NearestName.remedy(names(), name));
        }
        String searched = directories.isEmpty()
                ? "no directory was searched"
                : "searched: " + directories.stream().map(Path::toString).collect(Collectors.joining(", "));
        String fetch = catalogue.find(name).downloads().isEmpty()
                ? ""
                : "download it with './bench data fetch " + name + "', or ";
        return new DatasetException(
                "dataset '" + name + "' is not on this machine; " + searched,
                fetch + "put its files into a directory '" + name + "' and name the directory that contains it as a"
                        + " data directory or in " + ENVIRONMENT_VARIABLE);
    }

    /** Keeps names from reaching outside the directories searched. */
    private static boolean isFileName(String name) {
        try {
            Path path = Path.of(name);
            boolean single = path.getNameCount() == 1 && path.toString().equals(name);
            return single && !name.isEmpty() && !name.equals(".") && !name.equals("..") && !path.isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
