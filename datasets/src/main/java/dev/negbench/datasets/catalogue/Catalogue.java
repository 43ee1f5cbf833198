package dev.negbench.datasets.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The collections known by name, in a fixed order: the embedded ones first. Immutable. */
public final class Catalogue {
    private static final String RESOURCE = "catalogue.yaml";
    private static final int SCHEMA_VERSION = 3;
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Map<String, CatalogueEntry> entries;

    private Catalogue(Map<String, CatalogueEntry> entries) {
        this.entries = entries;
    }

    /** Returns the catalogue that comes with this module, read once. */
    public static Catalogue load() {
        return OnFirstUse.CATALOGUE;
    }

    private static Catalogue readResource() {
        try (InputStream yaml = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new DatasetException("the catalogue is missing from the class path", "build the module again");
            }
            return read(yaml, RESOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a catalogue.
     *
     * @param name what to call it in errors
     * @throws DatasetException if it is malformed or names a collection twice
     */
    static Catalogue read(InputStream yaml, String name) throws IOException {
        Listing listing;
        try {
            listing = YAML.readValue(yaml, Listing.class);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw DatasetException.at(name, line, e.getOriginalMessage(), "write it like the other entries");
        }
        if (listing.schemaVersion() != SCHEMA_VERSION) {
            throw new DatasetException(
                    name + " has schema version " + listing.schemaVersion(), "use version " + SCHEMA_VERSION);
        }
        Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
        for (CatalogueEntry entry : listing.datasets()) {
            EntryCheck.of(name, entry);
            if (entries.put(entry.name(), entry) != null) {
                throw new DatasetException(name + " has two entries '" + entry.name() + "'", "keep one of them");
            }
        }
        return new Catalogue(entries);
    }

    /** Returns all entries. */
    public List<CatalogueEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Returns all names, in the order of the entries. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** Returns the entry of a name, empty if it is not catalogued. */
    public Optional<CatalogueEntry> lookup(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * Returns the entry of a name.
     *
     * @throws DatasetException if it is not catalogued; the remedy suggests the nearest name
     */
    public CatalogueEntry find(String name) {
        return lookup(name).orElseThrow(() -> new DatasetException(
                "there is no dataset '" + name + "'", NearestName.remedy(entries.keySet(), name)));
    }

    private record Listing(int schemaVersion, List<CatalogueEntry> datasets) {}

    private static final class OnFirstUse {
        private static final Catalogue CATALOGUE = readResource();
    }
}
