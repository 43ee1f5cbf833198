package dev.negbench.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where collections are looked for. */
final class DataOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "A folder with collections in BEIR layout, or one such collection; may be repeated. "
                    + "Looked at before NEGBENCH_DATA and what comes with negbench.")
    List<Path> dataDirs = new ArrayList<>();
}
