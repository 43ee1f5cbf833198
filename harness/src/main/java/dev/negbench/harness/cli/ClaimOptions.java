package dev.negbench.harness.cli;

import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.harness.claims.ClaimLibrary;
import dev.negbench.harness.claims.ClaimVocabulary;
import dev.negbench.harness.claims.PaperClaims;
import dev.negbench.strategies.Strategies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where claims come from. */
final class ClaimOptions {
    @Option(
            names = "--claims",
            paramLabel = "FILE",
            description = "A file of claims of your own, in YAML as those that come with negbench; may be repeated.")
    private List<Path> files = new ArrayList<>();

    /** Returns the reader of claims, which knows every name that they may use. */
    static ClaimLibrary library(Strategies strategies, DataOptions data) {
        Set<String> datasets = new HashSet<>(Catalogue.load().names());
        datasets.addAll(data.locator().names());
        return new ClaimLibrary(new ClaimVocabulary(strategies, datasets, ClaimSettings.options()));
    }

    /** Returns the claims of the given files. */
    List<PaperClaims> own(ClaimLibrary library) {
        return files.stream().map(library::file).toList();
    }
}
