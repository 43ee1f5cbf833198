package dev.negbench.harness.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * One call of {@code ./bench} in a line of shell, as documents have it.
 *
 * @param arguments what follows {@code ./bench}, quotes resolved
 */
record ShellCommand(List<String> arguments) {
    private static final String NAME = "./bench";
    private static final String PLUGINS = "--plugins";

    /**
     * Returns the calls of {@code ./bench} in a line. Two spaces or more outside quotes end the line: what follows them
     * in help texts is a remark.
     *
     * @throws IllegalArgumentException where a shell would refuse the line
     */
    static List<ShellCommand> of(String line) {
        return new Reader(line.strip()).commands();
    }

    /** Tells whether the command brings strategies that the project does not have. */
    boolean bringsStrategies() {
        return arguments.contains(PLUGINS);
    }

    /** Returns the verb and what follows it: the launcher itself takes what may stand before. */
    List<String> verb() {
        List<String> words = new ArrayList<>(arguments);
        words.remove("--rebuild");
        int plugins = words.indexOf(PLUGINS);
        if (plugins >= 0) {
            words.subList(plugins, plugins + 2).clear();
        }
        return words;
    }

    private static final class Reader {
        private final String line;
        private final List<ShellCommand> commands = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private StringBuilder word;
        private boolean redirected;
        private int depth;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        List<ShellCommand> commands() {
            while (at < line.length() && !remarkBegins()) {
                read(line.charAt(at));
                at++;
            }
            endCommand();
            if (depth != 0) {
                throw refused("a bracket is not closed");
            }
            return commands;
        }

        private boolean remarkBegins() {
            return word == null && line.charAt(at) == '#' || line.startsWith("  ", at);
        }

        private void read(char c) {
            switch (c) {
                case ' ' -> endWord();
                case '\'', '"' -> readQuoted(c);
                case '|', '&', ';' -> endCommand();
                case '>' -> {
                    endWord();
                    redirected = true;
                }
                case '<' -> endWord();
                case '(' -> {
                    if (word != null) {
                        throw refused("a shell wants quotes around brackets");
                    }
                    endCommand();
                    depth++;
                }
                case ')' -> {
                    if (depth-- == 0) {
                        throw refused("a bracket is closed that is not open");
                    }
                    endCommand();
                }
                default -> append(c);
            }
        }

        private void readQuoted(char quote) {
            int end = line.indexOf(quote, at + 1);
            if (end < 0) {
                throw refused("a quote is not closed");
            }
            append(line.substring(at + 1, end));
            at = end;
        }

        private void append(Object text) {
            word = (word == null ? new StringBuilder() : word).append(text);
        }

        private void endWord() {
            if (word != null && !redirected) {
                words.add(word.toString());
            }
            redirected &= word == null;
            word = null;
        }

        private void endCommand() {
            endWord();
            while (!words.isEmpty() && words.get(0).matches("[A-Z_]+=.*")) {
                words.remove(0);
            }
            if (!words.isEmpty() && words.get(0).equals(NAME)) {
                commands.add(new ShellCommand(List.copyOf(words.subList(1, words.size()))));
            }
            words.clear();
        }

        private IllegalArgumentException refused(String why) {
            return new IllegalArgumentException(line + ": " + why);
        }
    }
}
