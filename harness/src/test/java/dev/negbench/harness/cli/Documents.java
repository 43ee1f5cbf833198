package dev.negbench.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's Markdown: what it tells readers to type, and the code it shows. */
final class Documents {
    /** The project's root, seen from a module's tests. */
    static final Path ROOT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("(?<!`)`(\\./bench\\s[^`]+)`(?!`)");

    private Documents() {}

    /** Returns the Markdown files of the root and of docs. */
    static List<Path> all() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }

    /** Returns the fenced blocks of a language, in order. */
    static List<String> blocks(String markdown, String language) {
        return FENCE.matcher(markdown)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /**
     * Returns every line of shell that calls {@code ./bench}, of fenced and indented blocks, lines that a backslash
     * continues joined.
     */
    static List<String> shellLines(String markdown) {
        List<String> lines = new ArrayList<>();
        blocksAndProse(markdown, lines);
        return lines.stream().filter(line -> line.contains("./bench")).toList();
    }

    /** Returns what sentences mention of {@code ./bench}, which need not be whole commands. */
    static List<String> mentions(String markdown) {
        return SPAN.matcher(blocksAndProse(markdown, new ArrayList<>()))
                .results()
                .map(span -> span.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    /** Returns a text whose lines that end in a backslash are joined with the next. */
    static String continued(String text) {
        return text.replaceAll("\\\\\\n\\s*", "");
    }

    /** Adds the lines of blocks to a list and returns the text outside fences. */
    private static String blocksAndProse(String markdown, List<String> lines) {
        String joined = continued(markdown);
        Matcher fence = FENCE.matcher(joined);
        StringBuilder prose = new StringBuilder();
        int from = 0;
        while (fence.find()) {
            prose.append(joined, from, fence.start());
            from = fence.end();
            if (fence.group(1).equals("sh")) {
                fence.group(2).lines().forEach(lines::add);
            }
        }
        prose.append(joined.substring(from));
        prose.toString().lines().filter(line -> line.startsWith("    ")).forEach(lines::add);
        return prose.toString();
    }
}
