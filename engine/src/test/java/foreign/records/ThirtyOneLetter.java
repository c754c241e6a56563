package foreign.records;

/** A record with a component as {@code Value.Int} has, and a name as long, that is not Avow's. */
public record ThirtyOneLetter(long value) {}
