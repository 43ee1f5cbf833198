/** SimANS and the two variants of its Table 6: draws by how near a candidate's score is to the positive's. */
package dev.negbench.strategies.simans;
