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
 * </ol>
 */
final class OlderRecords {
    /** Every schema that can be read. */
    static final Set<String> READABLE = Set.of("1", "2");

    private OlderRecords() {}

    /** Returns the members of a line as the present schema has them; changes those given. */
    static JsonNode upgrade(String schema, JsonNode members) {
        if (schema.equals("1") && members.path("cell").path("drawn") instanceof ObjectNode drawn) {
            drawn.put("batchNegatives", 0).put("plantedInBatch", 0);
        }
        return members;
    }
}
