package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.audit.Deduplication;
import dev.negbench.datasets.catalogue.Catalogue;
import dev.negbench.strategies.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Every {@code ./bench} command that a document or a help text shows is one that the command line takes: its verb, its
 * options, its strategies, its collections. What documents link to is there.
 */
class DocumentedCommandsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Strategies STRATEGIES = Strategies.load();

    /** A command, where it stands, and whether it must be a whole one; {@link #toString} is what a report shows. */
    record Documented(String place, String line, boolean whole) {
        @Override
        public String toString() {
            return place + ": " + line;
        }
    }

    private static List<Documented> commands() throws IOException {
        List<Documented> commands = new ArrayList<>();
        for (Path document : Documents.all()) {
            String markdown = Files.readString(document);
            String name = document.getFileName().toString();
            Documents.shellLines(markdown).forEach(line -> commands.add(new Documented(name, line.strip(), true)));
            Documents.mentions(markdown).forEach(line -> commands.add(new Documented(name, line, false)));
        }
        helpLines(NegBench.commandLine()).forEach(commands::add);
        return commands;
    }

    private static Stream<Documented> helpLines(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Stream<Documented> own = Documents.continued(
                        String.join("\n", spec.usageMessage().footer()))
                .lines()
                .filter(line -> line.startsWith("  ") && line.contains("./bench"))
                .map(line -> new Documented(spec.qualifiedName() + " --help", line.strip(), true));
        return Stream.concat(
                own, command.getSubcommands().values().stream().flatMap(DocumentedCommandsTest::helpLines));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isOneThatTheCommandLineTakes(Documented documented) throws IOException {
        List<ShellCommand> commands = ShellCommand.of(documented.line());
        assertFalse(commands.isEmpty(), "no command was read");
        for (ShellCommand command : commands) {
            List<String> words = command.verb();
            if (words.isEmpty() || words.get(0).equals("test")) {
                continue;
            }
            try {
                check(words, command.bringsStrategies());
            } catch (MissingParameterException e) {
                assertFalse(documented.whole(), documented + ": " + e.getMessage());
            }
        }
    }

    private static void check(List<String> words, boolean plugins) {
        CommandLine bench = NegBench.commandLine();
        ParseResult parsed = bench.parseArgs(words.toArray(String[]::new));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        boolean ownData = parsed.hasMatchedOption("--data-dir");
        for (ArgSpec argument : parsed.matchedArgs()) {
            boolean collections = argument.paramLabel().equals("NAME") && argument.isPositional()
                    || argument instanceof OptionSpec option
                            && option.longestName().startsWith("--dataset");
            if (collections && !ownData && argument.completionCandidates() != null) {
                argument.stringValues().stream()
                        .flatMap(names -> Stream.of(names.split(",")))
                        .filter(name -> !isPlaceholder(name))
                        .forEach(DocumentedCommandsTest::requireCatalogued);
            }
        }
        List<String> texts = strategies(parsed);
        if (plugins || texts.stream().anyMatch(DocumentedCommandsTest::isPlaceholder)) {
            return;
        }
        texts.forEach(STRATEGIES::parse);
        settings(parsed).ifPresent(settings -> settings.resolve(STRATEGIES, Optional.of("a model"), Optional.of("00")));
    }

    private static void requireCatalogued(String name) {
        String whole = name.endsWith(Deduplication.SUFFIX)
                ? name.substring(0, name.length() - Deduplication.SUFFIX.length())
                : name;
        assertTrue(Catalogue.load().lookup(whole).isPresent(), "no collection is called " + name);
    }

    private static List<String> strategies(ParseResult parsed) {
        return parsed.matchedOptions().stream()
                .filter(option ->
                        Set.of("--strategies", "--strategy", "--baseline").contains(option.longestName())
                                && Set.of("LIST", "STRATEGY", "EXPR").contains(option.paramLabel()))
                .flatMap(option -> option.stringValues().stream())
                .flatMap(list -> ExperimentOptions.splitOutsideBrackets(list).stream())
                .filter(text -> !text.equals("all"))
                .toList();
    }

    private static Optional<ExperimentOptions> settings(ParseResult parsed) {
        return parsed.commandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(ExperimentOptions.class::isInstance)
                .map(ExperimentOptions.class::cast)
                .findFirst();
    }

    /** Words such as FILE and NAME stand for what the reader puts there. */
    private static boolean isPlaceholder(String word) {
        return word.matches("[A-Z][A-Z_]*");
    }

    private static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatADocumentLinksToIsThere(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            Path target = document.resolveSibling(links.group(1));
            assertTrue(Files.exists(target), document + " links to " + links.group(1));
        }
    }

    @Test
    void theDocumentsOfANewcomerShowCommands() throws IOException {
        for (String name :
                List.of("README.md", "docs/tutorial.md", "docs/add-a-dataset.md", "docs/read-a-verdict.md")) {
            assertFalse(
                    Documents.shellLines(Files.readString(Documents.ROOT.resolve(name)))
                            .isEmpty(),
                    name + " shows no command, or the test does not see it");
        }
    }
}
