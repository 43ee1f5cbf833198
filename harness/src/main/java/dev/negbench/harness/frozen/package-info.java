/**
 * Pretrained sentence encoders whose weights stay as they are: a text's vector is computed once, with ONNX Runtime, and
 * kept on disk from then on. {@link dev.negbench.harness.frozen.FrozenEncoderFactory} puts a head on top that learns.
 *
 * <p>Texts of equal token count run through the network together, so nothing is padded, and each run of the network has
 * one thread. A vector is therefore the same whatever other texts are asked for and however many threads there are;
 * another processor may round differently.
 */
package dev.negbench.harness.frozen;
