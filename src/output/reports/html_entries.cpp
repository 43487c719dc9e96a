#include "output/reports/html_entries.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace outagedb {
namespace {

constexpr std::size_t kOpen = 5;  // of a list of the worst outages

class EntryList {
 public:
  explicit EntryList(Canvas& canvas) : canvas_(canvas), page_(canvas.page), texts_(canvas.texts) {}

  void write(const Page& page) {
    page_.element("h2", {}, page.entries_title).newline();
    if (!page.entries.empty()) write_key_of(page.entries);
    const bool worst = !page.not_listed.empty() && page.entries.size() > 2 * kOpen;
    const std::size_t open = worst ? kOpen : page.entries.size();
    write_list(page.entries, 0, open);
    if (open < page.entries.size()) {
      page_.open("details", {{"class", "more"}});
      page_.element(
          "summary", {},
          texts_.counted("entries.folded", static_cast<std::int64_t>(page.entries.size() - open)));
      write_list(page.entries, open, page.entries.size());
      page_.close().newline();
      page_
          .element("p", {{"class", "note print"}},
                   texts_.counted("entries.on_screen",
                                  static_cast<std::int64_t>(page.entries.size() - open)))
          .newline();
    }
    for (const std::string& line : page.not_listed)
      page_.element("p", {{"class", "note"}}, line).newline();
  }

 private:
  void write_key_of(const std::vector<Entry>& entries) {
    page_.open("ul", {{"class", "key"}}).open("li");
    const ZonedText zone(canvas_.zones, [&](const Zone& in) {
      return texts_.with("entries.key", {{"zone", texts_.value("zone", in.label())}});
    });
    write_zoned(page_, zone);
    page_.close();
    const auto any = [&](auto wanted) { return std::ranges::any_of(entries, wanted); };
    write_mark("dot", "entries.certain",
               any([](const Entry& one) { return !one.degradation && !one.vague; }));
    write_mark("dot vague", "entries.vague", any([](const Entry& one) { return one.vague; }));
    write_mark("dot degraded", "entries.degradation",
               any([](const Entry& one) { return one.degradation; }));
    page_.close().newline();
  }

  void write_mark(const std::string& kind, std::string_view key, bool used) {
    if (!used) return;
    page_.open("li").open("i", {{"class", kind}}).close().line(texts_(key)).close();
  }

  void write_list(const std::vector<Entry>& entries, std::size_t first, std::size_t end) {
    if (first == end) return;
    page_.open("ol", {{"class", "list"}}).newline();
    for (std::size_t i = first; i < end; ++i) write_entry(entries[i]);
    page_.close().newline();
  }

  void write_entry(const Entry& entry) {
    std::string kind = entry.degradation ? "degraded" : "";
    if (entry.vague) kind += kind.empty() ? "vague" : " vague";
    page_.open("li", {{"class", kind}}).open("div", {{"class", "day"}});
    write_zoned(page_, entry.day);
    if (!entry.clock.empty()) {
      page_.open("small");
      write_zoned(page_, entry.clock);
      page_.close();
    }
    page_.close().open("div", {{"class", "what"}}).element("b", {}, entry.title);
    if (!entry.quotation.empty()) page_.element("p", {{"class", "quoted"}}, entry.quotation);
    write_details(entry);
    for (const std::string& cause : entry.causes) page_.element("p", {}, cause);
    write_sources(entry);
    page_.close().open("div", {{"class", "lasted"}}).line(entry.lasted);
    if (!entry.ended.empty()) {
      page_.open("small");
      write_zoned(page_, entry.ended);
      page_.close();
    }
    page_.close().close().newline();
  }

  void write_details(const Entry& entry) {
    if (entry.details.empty()) return;
    page_.open("p");
    bool first = true;
    for (const ZonedText& detail : entry.details) {
      if (!std::exchange(first, false)) page_.line(" · ");
      write_zoned(page_, detail);
    }
    page_.close();
  }

  void write_sources(const Entry& entry) {
    page_.open("p");
    bool first = true;
    for (const SourceLink& source : entry.sources) {
      if (!std::exchange(first, false)) page_.line(texts_("enumeration.separator")).line(" ");
      if (source.address.empty()) {
        page_.open("bdi").text(source.name).close();
      } else {
        page_.open("a", {{"href", source.address}, {"rel", "noopener noreferrer"}});
        page_.open("bdi").text(source.name).close().close();
      }
    }
    page_.line(entry.sources_note);
    page_.line(" ").open("span", {{"class", "id"}, {"dir", "ltr"}}).text(entry.short_id).close();
    page_.close();
  }

  Canvas& canvas_;
  Markup& page_;
  const Texts& texts_;
};

}  // namespace

void write_entries(Canvas& canvas, const Page& page) {
  if (page.entries.empty() && page.not_listed.empty()) return;
  EntryList(canvas).write(page);
}

void write_zoned(Markup& page, const ZonedText& text) {
  if (text.same()) {
    page.line(text.in(0));
    return;
  }
  for (std::size_t zone = 0; zone < text.zones(); ++zone)
    page.element("span", {{"class", fmt::format("z{}", zone)}}, text.in(zone));
}

}  // namespace outagedb
