package dev.negbench.datasets.files;

import dev.negbench.datasets.DatasetException;

/** What may be an id. */
public final class Ids {
    private Ids() {}

    /**
     * Requires an id that is not empty and has no control characters.
     *
     * @param id what should be one
     * @param field its name in the file
     * @param source the file at this line
     * @throws DatasetException naming file and line otherwise
     */
    public static void require(String id, String field, LineReader source) {
        if (id.isEmpty()) {
            throw source.problem("the " + field + " is empty", "give each line one of its own");
        }
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                throw source.problem(
                        String.format("the %s has the control character U+%04X", field, (int) id.charAt(i)),
                        "leave tabs, line ends and other control characters out of ids");
            }
        }
    }
}
