package dev.negbench.reports.journal;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.DrawCost;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.reports.results.QueryScores;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second virtual machine that stores cells one by one and says on standard output which ones are stored. */
final class AppendingProcess {
    private static final Truth TRUTH = SyntheticResults.SIX.get(2);
    private static final String REFUSED = "REFUSED ";

    private final Process process;
    private final BufferedReader output;

    private AppendingProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The child's program: directory, number of cells. Goes on where an earlier one stopped. */
    public static void main(String[] args) {
        int cells = Integer.parseInt(args[1]);
        try (Journal journal = Journal.open(Path.of(args[0]), plan(), SyntheticResults.environment())) {
            for (int i = 0; i < cells; i++) {
                CellResult cell = cell(i);
                if (!journal.isFinished(cell.key())) {
                    journal.append(new DrawCost(TRUTH.text(), "scifact", i, 15, i, 0.1, 0, 0.2));
                    journal.append(cell, scores(i));
                    System.out.println(cell.key());
                    System.out.flush();
                }
            }
        } catch (JournalException e) {
            System.out.println(REFUSED + e.getMessage());
        }
    }

    static ExperimentPlan plan() {
        return JournalTest.plan();
    }

    static QueryScores scores(int i) {
        return SyntheticResults.scores(TRUTH, "scifact", "drawn", i, 50, 11);
    }

    static CellResult cell(int i) {
        return SyntheticResults.cell(TRUTH, "scifact", "drawn", i, scores(i));
    }

    /**
     * Starts one.
     *
     * @param prefix a command in front of Java's, such as a shell that sets a limit
     */
    static AppendingProcess start(Path directory, int cells, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto", "-Xmx64m",
                "-cp", System.getProperty("java.class.path"),
                AppendingProcess.class.getName(), directory.toString(), Integer.toString(cells)));
        return new AppendingProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits for the end and returns whether the directory was refused or could not be written. */
    boolean refused() throws IOException {
        return finish().stream().anyMatch(line -> line.startsWith(REFUSED));
    }

    /** Waits for the end and returns what was said. */
    List<String> finish() throws IOException {
        return output.lines().toList();
    }

    /** Waits until so many cells were said to be stored, or the end. */
    List<String> await(int cells) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        while (lines.size() < cells && (line = output.readLine()) != null) {
            lines.add(line);
        }
        return lines;
    }

    /** Kills it as {@code kill -9} does, and returns what it had said until then. */
    List<String> kill() throws IOException, InterruptedException {
        // Through the handle: the process's own method also closes the pipe, and with it what was said and not yet
        // read.
        process.toHandle().destroyForcibly();
        process.waitFor();
        List<String> rest = new ArrayList<>();
        // A last line without its end was not said: the process died while it spoke.
        StringBuilder text = new StringBuilder();
        for (int c; (c = output.read()) >= 0; ) {
            text.append((char) c);
        }
        int from = 0;
        for (int end; (end = text.indexOf("\n", from)) >= 0; from = end + 1) {
            rest.add(text.substring(from, end));
        }
        return rest;
    }
}
