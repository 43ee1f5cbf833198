/**
 * What the loaders of all layouts share: reading files, judged pairs, error messages.
 *
 * <h2>What is accepted, and what is refused</h2>
 *
 * <p>Accepted without a word, because it changes nothing of what is read: a byte order mark at the start of a file,
 * CRLF line ends, blank lines, a missing line end after the last line, and the same judged pair or the same query given
 * twice with the same content. Files may be plain or, if their name ends in .gz, gzip.
 *
 * <p>Refused with a {@link dev.negbench.datasets.DatasetException} whose message starts with {@code file:line:} and
 * ends with the remedy, because guessing would change results in silence: bytes that are not UTF-8, damaged or cut gzip
 * data, gzip under a plain name and the reverse, a wrong number of columns, a missing or different header, ids that are
 * empty, hold control characters or occur twice, grades that are no whole numbers, one pair with two grades, judgements
 * of unknown ids (unless {@link dev.negbench.datasets.files.UnknownIds#SKIP}), splits without a judged pair, lines
 * above {@value dev.negbench.datasets.files.LineReader#LONGEST_BYTES} bytes, and corpora of fewer than two documents,
 * in which there is nothing to draw as a negative.
 */
package dev.negbench.datasets.files;
