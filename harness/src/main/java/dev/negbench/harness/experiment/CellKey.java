package dev.negbench.harness.experiment;

import dev.negbench.harness.environment.CodeVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Computes the identity of a cell's numbers: equal keys, equal numbers. */
final class CellKey {
    private CellKey() {}

    /**
     * Hashes configuration, data and code version.
     *
     * @param cell the cell's coordinates
     * @param settings what it shares with the other cells
     * @param datasetFingerprint SHA-256 of the data
     * @param encoder name and fingerprint of the encoder
     * @return SHA-256 in hexadecimal
     */
    static String of(Cell cell, ExperimentSettings settings, String datasetFingerprint, String encoder) {
        List<String> fields = new ArrayList<>(List.of(
                "cell 1",
                cell.strategy().printAll(),
                cell.dataset(),
                datasetFingerprint,
                encoder,
                cell.mode().toString(),
                Long.toString(cell.seed()),
                CodeVersion.current().fingerprint()));
        settings.shared().forEach((name, value) -> fields.add(name + "=" + value));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) (bytes.length >>> 8));
                digest.update((byte) bytes.length);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
