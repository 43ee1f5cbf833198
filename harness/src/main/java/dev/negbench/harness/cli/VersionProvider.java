package dev.negbench.harness.cli;

import dev.negbench.harness.environment.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** Prints the version of the code, as results name it. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"negbench " + CodeVersion.current().display(), "Java " + Runtime.version()};
    }
}
