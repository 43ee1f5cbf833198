package dev.negbench.reports.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.PlanLock;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.statistics.ComparisonSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFolderTest {
    private static final StudyPlan PLAN = new StudyPlan(
            StudyPlan.SCHEMA,
            "sample",
            "",
            "2026-01-01T00:00:00Z",
            "Does it matter?",
            List.of(),
            ComparisonSettings.DEFAULT,
            List.of(),
            List.of("scifact"),
            "after all runs",
            "no score",
            List.of("--seeds", "5"),
            SyntheticResults.plan(SyntheticResults.SIX.subList(0, 2), List.of("scifact"), List.of("drawn"), 5));

    @TempDir
    Path scratch;

    private PlanFolder folder;

    @BeforeEach
    void write() {
        folder = new PlanFolder(scratch.resolve("study"));
        folder.create(PLAN);
    }

    @Test
    void readsWhatWasWrittenByEitherName() {
        assertEquals(PLAN, PlanFolder.of(folder.root()).plan());
        assertEquals(PLAN, PlanFolder.of(folder.file()).plan());
        assertThrows(JournalException.class, () -> folder.create(PLAN));
        assertThrows(JournalException.class, folder::locked, "not locked yet");
    }

    @Test
    void whiteSpaceIsNoChangeAndAnyOtherEditIs() throws IOException {
        PlanLock lock = folder.lock("0.1.0", "code", "");
        String text = Files.readString(folder.file());
        Files.writeString(folder.file(), text.replace("\n", "\n  "));
        LockedPlan locked = folder.locked();
        assertEquals(PLAN, locked.plan());
        assertEquals(lock, locked.lock());
        assertEquals(CanonicalJson.hash(PLAN), lock.hash());
        assertEquals(1, locked.sinceLock().size());

        Files.writeString(folder.file(), text.replace("0.01", "0.011"));
        JournalException edited = assertThrows(JournalException.class, folder::locked);
        assertTrue(edited.getMessage().contains("edited after the lock"), edited.getMessage());
        assertThrows(JournalException.class, () -> folder.lock("0.1.0", "code", ""), "no reason");

        PlanLock second = folder.lock("0.1.0", "code", "the effect of interest was too small");
        assertEquals(2, second.version());
        assertEquals(2, folder.locked().entries().size());
        assertEquals(CanonicalJson.text(PLAN), Files.readString(folder.root().resolve("plan-1.json")));
    }

    @Test
    void aLockThatTheLedgerDoesNotTellOfIsRefused() throws IOException {
        folder.lock("0.1.0", "code", "");
        Path file = folder.root().resolve("plan.lock");
        String lock = Files.readString(file);
        Files.writeString(file, lock.replaceFirst("\"lockedAt\":\"20", "\"lockedAt\":\"19"));
        assertThrows(JournalException.class, folder::locked);
        Files.writeString(file, lock);
        folder.locked();
        Files.delete(folder.root().resolve(Ledger.FILE));
        assertThrows(JournalException.class, folder::locked);
    }

    @Test
    void malformedPlansAreRefusedWithTheLine() throws IOException {
        String text = Files.readString(folder.file());
        Files.writeString(folder.file(), text.replace("\"question\"", "\"qestion\""));
        String message = assertThrows(JournalException.class, folder::plan).getMessage();
        assertTrue(message.contains("question"), message);
        Files.writeString(folder.file(), text.replace("\"Does it matter?\"", "null"));
        assertTrue(
                assertThrows(JournalException.class, folder::plan).getMessage().contains("null in"));
        Files.writeString(folder.file(), text.replace("\"schema\" : 1,\n  \"search", "\"schema\" : 9,\n  \"search"));
        assertTrue(
                assertThrows(JournalException.class, folder::plan).getMessage().contains("schema 9"));
    }
}
