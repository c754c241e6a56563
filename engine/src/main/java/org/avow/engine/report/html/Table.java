package org.avow.engine.report.html;

/** A table with a caption and headers, in a frame that scrolls by itself on narrow screens. */
record Table(Html html) {

  /** Opens a table and its body. */
  static Table open(Html html, String caption, String style, String... columns) {
    html.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
    html.open("table", "class", style).leaf("caption", caption);
    html.open("thead").open("tr");
    for (String column : columns) {
      html.leaf("th", column, "scope", "col");
    }
    html.close().close().open("tbody");
    return new Table(html);
  }

  void close() {
    html.close().close().closeLine();
  }
}
