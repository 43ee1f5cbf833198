package dev.negbench.harness.cli;

import me.tongfei.progressbar.ProgressBarStyle;

/** What can be shown on standard error. */
final class Terminal {
    /** System property that the launcher sets where standard error is a terminal; Java itself cannot tell. */
    private static final String PROPERTY = "negbench.terminal";

    private Terminal() {}

    /** Tells whether somebody looks at a bar; elsewhere lines are better. */
    static boolean showsBars() {
        return Boolean.getBoolean(PROPERTY) && System.getenv("CI") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Returns the look of bars, plain where the user asks for no colour. */
    static ProgressBarStyle barStyle() {
        return System.getenv("NO_COLOR") == null
                ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                : ProgressBarStyle.ASCII;
    }
}
