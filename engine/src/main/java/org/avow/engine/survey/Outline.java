package org.avow.engine.survey;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.fact.FactType;
import org.avow.engine.feed.FeedOutline;
import org.avow.engine.feed.SourceOutline;
import org.avow.engine.plan.Layout;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.Question;
import org.avow.engine.source.FileSupply;

/**
 * How evidence would be judged: what the planner decided, and what it makes of feeds. Immutable.
 *
 * @param title of the manifest, or the names of the packs
 * @param profile that selects the policies
 * @param feeds of a manifest those that its sources name, else all; in order of id
 * @param sources of a manifest
 */
public record Outline(
    String title,
    Profile profile,
    Layout layout,
    List<FeedOutline> feeds,
    List<SourceOutline> sources) {
  public Outline {
    feeds = List.copyOf(feeds);
    sources = List.copyOf(sources);
  }

  /**
   * The outline of a pack.
   *
   * @param pack with the parameters that the profile sets
   */
  public static Outline of(Pack pack, Profile profile) {
    // What is asked of which time changes no plan.
    Question question = new Question(0, 0, 0, false, profile, List.of(), List.of());
    Layout layout = Evaluation.layout(pack, question);
    return new Outline(
        String.join(", ", pack.names()),
        profile,
        layout,
        feeds(
            pack,
            pack.feeds().stream().map(FeedDefinition::id).collect(Collectors.toSet()),
            layout),
        List.of());
  }

  /**
   * The outline of what a manifest names. No evidence is read.
   *
   * @param pack with the parameters that the question's profile sets
   * @param supply where files are found
   * @param diagnostics takes what is wrong with the manifest
   */
  public static Outline of(
      Pack pack, Question question, Manifest manifest, FileSupply supply, Diagnostics diagnostics) {
    Layout layout = Evaluation.layout(pack, question);
    List<SourceOutline> sources =
        SourceOutline.of(manifest, supply, pack, reads(layout), diagnostics);
    Set<String> used = sources.stream().map(SourceOutline::feed).collect(Collectors.toSet());
    return new Outline(
        manifest.title(), question.profile(), layout, feeds(pack, used, layout), sources);
  }

  private static List<FeedOutline> feeds(Pack pack, Set<String> used, Layout layout) {
    return pack.feeds().stream()
        .filter(feed -> used.contains(feed.id()) && !feed.rules().isEmpty())
        .map(feed -> FeedOutline.of(feed, reads(layout)))
        .toList();
  }

  private static Function<FactType, Set<Integer>> reads(Layout layout) {
    return layout::reads;
  }
}
