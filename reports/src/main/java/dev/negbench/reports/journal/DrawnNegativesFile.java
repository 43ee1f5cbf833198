package dev.negbench.reports.journal;

import dev.negbench.reports.journal.RecordLines.Numbered;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnRecords.Found;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A cell's last draws on disk: one line as in {@link RecordLines}, with its schema and checksum, in gzip. */
final class DrawnNegativesFile {
    private DrawnNegativesFile() {}

    static byte[] bytes(DrawnNegatives record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(RecordLines.line(record));
        }
        return bytes.toByteArray();
    }

    /**
     * Reads the record of a cell. A file that is torn, damaged, of another cell or of a later schema is a fault to be
     * told of, not an error: it says nothing about the results.
     */
    static Found read(Path file, String cellKey) {
        List<Numbered<DrawnNegatives>> records;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            records = RecordLines.parse(file, in.readAllBytes(), DrawnNegatives.class).records();
        } catch (NoSuchFileException e) {
            return Found.MISSING;
        } catch (EOFException e) {
            return fault(file + ": torn");
        } catch (IOException e) {
            return fault(file + ": cannot be read (" + e.getMessage() + ")");
        } catch (JournalException e) {
            return fault(e.getMessage());
        }
        if (records.size() != 1) {
            return fault(file + ": " + records.size() + " records where 1 belongs");
        }
        DrawnNegatives record = records.get(0).value();
        return record.cell().equals(cellKey)
                ? new Found(Optional.of(record), "")
                : fault(file + ": record of another cell");
    }

    private static Found fault(String what) {
        return new Found(Optional.empty(), what);
    }
}
