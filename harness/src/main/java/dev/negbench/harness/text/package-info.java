/**
 * Texts as WordPiece token ids, and the pretrained table of token vectors that the small encoders start from. Both come
 * from the MiniLM-L6-v2 model files on the class path, offline, and are cached on disk.
 */
package dev.negbench.harness.text;
