package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.value.TimeSet;

/** Versions of a policy have disjoint {@code effective} spans (semantics 6.3). */
final class Versions {
  private final Diagnostics diagnostics;
  private final Map<String, List<Version>> versions = new LinkedHashMap<>();

  private record Version(YamlScalar id, TimeSet effective) {}

  Versions(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void add(YamlScalar id, TimeSet effective) {
    List<Version> known = versions.computeIfAbsent(id.text(), name -> new ArrayList<>());
    for (Version version : known) {
      boolean both = version.effective().equals(TimeSet.ALWAYS) && effective.equals(TimeSet.ALWAYS);
      if (both) {
        Names.duplicate(id, "policies", version.id().span(), diagnostics);
      } else if (!version.effective().intersect(effective).isEmpty()) {
        diagnostics.add(
            Code.OVERLAPPING_VERSIONS,
            id.span(),
            "this version of " + Diagnostic.quote(id.text()) + " overlaps another one in time",
            "the other stands at "
                + version.id().span()
                + "; give each its own `effective: { from, until }`");
      }
    }
    known.add(new Version(id, effective));
  }
}
