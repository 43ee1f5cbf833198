/** Words of a collection, for schemes that compare texts without a model. */
package dev.negbench.strategies.text;
