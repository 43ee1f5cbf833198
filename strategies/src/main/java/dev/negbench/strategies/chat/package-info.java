/**
 * Chat models as strategies see them: a request goes in, a reply comes out. Who answers, from where and at what price
 * is the harness's affair; nothing here does I/O. A strategy finds the model in its {@code Setting}.
 */
package dev.negbench.strategies.chat;
