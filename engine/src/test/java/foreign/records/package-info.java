/** A class as somebody else might have it on the class path. */
package foreign.records;
