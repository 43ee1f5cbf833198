package dev.negbench.harness.cli;

import dev.negbench.datasets.NearestName;
import dev.negbench.reports.gate.Baseline;
import dev.negbench.reports.gate.NamedBaseline;
import dev.negbench.reports.journal.BaselineDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where baselines lie, and finding one by its name. */
final class BaselineOptions {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            description = "The folder that baselines are in. Default: ${DEFAULT-VALUE}",
            defaultValue = "baselines")
    private Path folder;

    /** Returns the directory of a baseline, there or not. */
    Path directory(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UsageException("'" + name + "' is no name of a baseline: use letters, digits, dots, hyphens and"
                    + " underscores, at most 100, and begin with a letter or digit");
        }
        return folder.resolve(name);
    }

    /** Returns the names of all baselines. */
    List<String> names() {
        return BaselineDirectory.names(folder);
    }

    /** Returns the folder that baselines are in. */
    Path folder() {
        return folder;
    }

    /** Reads all baselines, oldest first. */
    List<NamedBaseline> history() {
        return BaselineDirectory.history(folder);
    }

    /** Reads a baseline. */
    Baseline read(String name) {
        Path directory = directory(name);
        List<String> names = names();
        if (!names.contains(name)) {
            throw new UsageException("no baseline '" + name + "' in " + folder + "; "
                    + (names.isEmpty() ? "'./bench baseline save NAME' makes one" : NearestName.remedy(names, name)));
        }
        return BaselineDirectory.read(directory);
    }
}
