/**
 * Chat models behind an OpenAI-compatible endpoint, and the record of their replies from which an experiment is
 * repeated without asking again. The key comes from the environment and goes into the request's header, nowhere else.
 */
package dev.negbench.harness.chat;
