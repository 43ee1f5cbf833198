package dev.negbench.datasets.acquire;

import java.net.URI;
import java.util.Set;

/** Which addresses may be asked: https anywhere; http only on this machine, for tests and mirrors of one's own. */
final class Addresses {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private Addresses() {}

    /** Tells whether an address may be asked. */
    static boolean allowed(URI url) {
        return url.getHost() != null && ("https".equalsIgnoreCase(url.getScheme()) || local(url));
    }

    /**
     * Returns where a redirect leads.
     *
     * @param from the address that was asked
     * @param location what it answered
     * @throws AcquisitionException if that is no address, or may not be asked: nothing leads from https to http, nor
     *     from elsewhere to this machine
     */
    static URI redirect(URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw refused(from, location);
        }
        boolean https = "https".equalsIgnoreCase(to.getScheme()) && to.getHost() != null;
        if (https || local(from) && local(to)) {
            return to;
        }
        throw refused(from, location);
    }

    private static boolean local(URI url) {
        return "http".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && THIS_MACHINE.contains(url.getHost());
    }

    private static AcquisitionException refused(URI from, String location) {
        return new AcquisitionException(
                from + " redirects to '" + location + "', which is not followed",
                "only https is trusted; fetch the file by other means and give it with --from");
    }
}
