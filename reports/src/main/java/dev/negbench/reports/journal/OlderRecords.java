package dev.negbench.reports.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Reads records of older schemas as ones of today.
 *
 * <ol>
 *   <li>the first
 *   <li>a cell's profile has {@code batchNegatives} and {@code plantedInBatch}; nobody counted these before, so older
 *       ones have 0
 *   <li>a cell has {@code diagnostics}; older ones have none
 * </ol>
 */
final class OlderRecords {
    /** Every schema that can be read. */
    static final Set<String> READABLE = Set.of("1", "2", "3");

    private OlderRecords() {}

    /**
     * Returns the members of a line as the present schema has them; changes those given.
     *
     * @throws IllegalArgumentException if a record has what its schema did not have yet
     */
    static JsonNode upgrade(String schema, JsonNode members) {
        if (members.path("cell") instanceof ObjectNode cell && !schema.equals("3")) {
            if (cell.has("diagnostics")) {
                throw new IllegalArgumentException("has diagnostics, which schema " + schema + " does not know");
            }
            cell.putArray("diagnostics");
        }
        if (schema.equals("1") && members.path("cell").path("drawn") instanceof ObjectNode drawn) {
            drawn.put("batchNegatives", 0).put("plantedInBatch", 0);
        }
        return members;
    }
}
