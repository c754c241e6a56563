package org.avow.engine.survey;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.feed.Detour;
import org.avow.engine.feed.FeedOutline;
import org.avow.engine.feed.SourceOutline;
import org.avow.engine.plan.Component;
import org.avow.engine.plan.FieldUse;
import org.avow.engine.plan.Join;
import org.avow.engine.plan.Kept;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Layout;
import org.avow.engine.plan.Leaf;
import org.avow.engine.plan.Obstacle;
import org.avow.engine.plan.Planned;
import org.avow.engine.policy.Requirement;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;

/** An outline as canonical JSON (RFC 8785). */
public final class OutlineJson {
  private OutlineJson() {}

  /** One object, in UTF-8 and without a line end. */
  public static byte[] bytes(Outline outline) {
    Layout layout = outline.layout();
    return CanonicalJson.bytes(
        new Json.Builder()
            .put("title", outline.title())
            .put("profile", outline.profile().id())
            .put(
                "streamed",
                Json.Elements.of(layout.single().keySet(), type -> streamed(layout, type)))
            .put(
                "components",
                Json.Elements.of(layout.components(), component -> component(layout, component)))
            .put("feeds", Json.Elements.of(outline.feeds(), OutlineJson::feed))
            .put("sources", Json.Elements.of(outline.sources(), OutlineJson::source))
            .build());
  }

  private static Json streamed(Layout layout, FactType type) {
    return new Json.Builder()
        .put("type", type.name())
        .put("fields", fields(layout.singleReads(type).stream().map(type.fields()::get).toList()))
        .put(
            "rules",
            Json.Elements.texts(
                layout.single().getOrDefault(type, List.of()).stream().map(Planned::name).toList()))
        .build();
  }

  private static Json component(Layout layout, Component component) {
    Map<FactType, List<Field>> fields =
        FieldUse.of(component.lanes().stream().flatMap(lane -> lane.leaves().stream()).toList());
    return new Json.Builder()
        .put("types", Json.Elements.of(component.types(), type -> type(component, type, fields)))
        .put("divided", component.divisible())
        .putUnlessEmpty("obstacles", component.obstacles(), OutlineJson::obstacle)
        .put("lanes", Json.Elements.of(component.lanes(), OutlineJson::lane))
        .put("rules", Json.Elements.of(layout.rules(component), OutlineJson::kept))
        .build();
  }

  private static Json type(Component component, FactType type, Map<FactType, List<Field>> fields) {
    Json.Builder json =
        new Json.Builder()
            .put("type", type.name())
            .put("fields", fields(fields.getOrDefault(type, List.of())));
    Field key = component.key().get(type);
    return (key == null ? json : json.put("key", key.name())).build();
  }

  private static Json kept(Kept kept) {
    return new Json.Builder()
        .put("rule", kept.planned().name())
        .put("obstacles", Json.Elements.of(kept.obstacles(), OutlineJson::obstacle))
        .build();
  }

  private static Json lane(Lane lane) {
    return new Json.Builder()
        .putIf("judged", lane.judged().map(FactType::name))
        .put("key", Json.Elements.of(lane.key(), field -> new Json.Text(field.name())))
        .put("leaves", Json.Elements.of(lane.leaves(), OutlineJson::leaf))
        .build();
  }

  private static Json leaf(Leaf leaf) {
    Json.Builder json =
        new Json.Builder()
            .put("rule", new Planned(leaf.policy(), leaf.rule()).name())
            .put("line", leaf.form().span().line())
            .put("joins", Json.Elements.of(leaf.key(), OutlineJson::join))
            .putIf("obstacle", leaf.obstacle(), OutlineJson::obstacle);
    if (leaf.form() instanceof Requirement.Relation relation) {
      json.put("looks_at", relation.candidates().type().name());
    }
    return json.build();
  }

  private static Json join(Join join) {
    return new Json.Builder()
        .put("judged", join.judged().name())
        .put("other", join.candidate().name())
        .build();
  }

  private static Json obstacle(Obstacle obstacle) {
    return new Json.Builder()
        .put("kind", obstacle.kind().word())
        .put("names", Json.Elements.texts(obstacle.names()))
        .build();
  }

  private static Json detour(Detour detour) {
    return new Json.Builder()
        .put("kind", detour.kind().word())
        .put("names", Json.Elements.texts(detour.names()))
        .build();
  }

  private static Json feed(FeedOutline feed) {
    return new Json.Builder()
        .put("feed", feed.feed().id())
        .putIf("detour", feed.detour(), OutlineJson::detour)
        .put(
            "columns",
            Json.Elements.of(
                feed.columns(),
                column ->
                    new Json.Builder()
                        .put("path", column.path())
                        .put("type", column.type())
                        .build()))
        .put("makings", Json.Elements.of(feed.makings(), OutlineJson::making))
        .build();
  }

  private static Json making(FeedOutline.MakingOutline making) {
    return new Json.Builder()
        .put("type", making.type().name())
        .put("read", making.read())
        .put("deciding", Json.Elements.texts(making.deciding()))
        .put(
            "fields",
            Json.Elements.of(
                making.fields(),
                field ->
                    new Json.Builder()
                        .put("field", field.field().name())
                        .put("given", field.given())
                        .put("paths", Json.Elements.texts(field.paths()))
                        .build()))
        .build();
  }

  private static Json source(SourceOutline source) {
    return new Json.Builder()
        .put("source", source.entry().id())
        .put("line", source.entry().span().line())
        .put("feed", source.feed())
        .put("files", source.files())
        .putIf("detour", source.detour(), OutlineJson::detour)
        .putIf("problem", source.problem())
        .build();
  }

  private static Json fields(Collection<Field> fields) {
    return Json.Elements.texts(
        fields.stream().sorted(Comparator.comparingInt(Field::slot)).map(Field::name).toList());
  }
}
