package dev.negbench.harness.cli;

import java.util.Map;
import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBarStyle;

/** What can be shown on standard error and standard output. */
final class Terminal {
    /** System property that the launcher sets where standard error is a terminal; Java itself cannot tell. */
    private static final String PROPERTY = "negbench.terminal";

    /** System property with the width that the launcher finds out where standard output is a terminal. */
    private static final String COLUMNS = "negbench.columns";

    private Terminal() {}

    /** Returns how many characters a line on standard output takes, empty where it is no terminal that knows. */
    static OptionalInt outputColumns() {
        int columns = Integer.getInteger(COLUMNS, 0);
        return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    }

    /** Tells whether somebody looks at a bar; elsewhere lines are better. */
    static boolean showsBars() {
        return showsBars(Boolean.getBoolean(PROPERTY), System.getenv());
    }

    /** Tells the same of a terminal, or none, and environment variables: no bar under CI or on a dumb terminal. */
    static boolean showsBars(boolean terminal, Map<String, String> environment) {
        String ci = environment.getOrDefault("CI", "");
        return terminal && (ci.isEmpty() || ci.equals("false")) && !"dumb".equals(environment.get("TERM"));
    }

    /** Returns the look of bars, plain where the user asks for no colour. */
    static ProgressBarStyle barStyle() {
        return barStyle(System.getenv());
    }

    /** Returns the look that environment variables ask for: {@code NO_COLOR} counts unless it is empty. */
    static ProgressBarStyle barStyle(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                : ProgressBarStyle.ASCII;
    }
}
