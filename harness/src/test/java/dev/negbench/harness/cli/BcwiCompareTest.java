package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.harness.TinyCollection;
import dev.negbench.reports.journal.Journal;
import dev.negbench.reports.results.CellResult;
import dev.negbench.reports.results.CellStatus;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.UpdatePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data updates from the command line to the stored results. */
class BcwiCompareTest {
    @TempDir
    private Path directory;

    @Test
    void modelsOfAnUpdateAreStoredAndShown() throws Exception {
        TinyCollection.write(directory, "tiny", true);
        Path out = directory.resolve("out");
        String[] arguments = {
            "compare",
            "--data-dir",
            directory.toString(),
            "--dataset",
            "tiny",
            "--epochs",
            "2",
            "--seeds",
            "1",
            "--no-throughput",
            "--strategies",
            "random,topk(20)|simans|bcwi,bcwi(preset=new-classes,importance=fisher)",
            "--out",
            out.toString()
        };
        BenchRun run = BenchRun.of(arguments);
        assertEquals(0, run.exitCode(), run.err());
        ExperimentResults results = Journal.read(out);
        for (CellResult cell : results.cells()) {
            assertEquals(CellStatus.FINISHED, cell.status(), cell.reason());
            List<UpdatePoint> points = Journal.readUpdate(out, cell.key());
            assertEquals(cell.strategy().contains("bcwi"), !points.isEmpty(), cell.strategy());
            if (!points.isEmpty()) {
                UpdatePoint chosen =
                        points.stream().filter(UpdatePoint::selected).findFirst().orElseThrow();
                assertEquals(chosen.all().ndcg10(), cell.metrics().get("nDCG@10"), 1e-12);
                assertEquals("old weight", cell.diagnostics().get(0).name());
                assertEquals(chosen.oldWeight(), cell.diagnostics().get(0).value());
                assertEquals(60, results.queryScores().get(cell.key()).queryIds().length);
                assertEquals(60, chosen.outcomes().length);
            }
        }
        assertTrue(Files.readString(out.resolve("report.md")).contains("NFR %"), "the report shows the flips");
        try (var files = Files.list(out.resolve("updates"))) {
            assertEquals(2, files.count());
        }
        String journal = Files.readString(out.resolve("journal.jsonl"));
        BenchRun again = BenchRun.of(arguments);
        assertEquals(0, again.exitCode(), again.err());
        assertEquals(journal, Files.readString(out.resolve("journal.jsonl")), "finished cells are kept");
    }
}
