package dev.negbench.harness.claims;

import java.util.List;

/**
 * The claims of a paper.
 *
 * @param paper id of the paper
 * @param title the paper, in words
 * @param claims its claims, in the order of the file
 */
public record PaperClaims(String paper, String title, List<Claim> claims) {
    public PaperClaims {
        claims = List.copyOf(claims);
    }
}
