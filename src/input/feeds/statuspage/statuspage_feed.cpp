#include <algorithm>
#include <pugixml.hpp>
#include <string>

#include "base/text.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/whole_text.hpp"
#include "input/feeds/feed_coverage.hpp"
#include "input/feeds/statuspage/statuspage_html.hpp"
#include "input/feeds/statuspage/statuspage_incident.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"
#include "input/tables/native.hpp"

namespace outagedb {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view kIncidents = "/incidents/";
constexpr std::string_view kMaintenances = "/maintenances/";
constexpr std::string_view kTitleEnd = " - Incident History";

// Atom and RSS differ only in names.
struct Names {
  std::string_view root, record;
  const char *content, *other_content, *published, *updated;
};
constexpr Names kAtom{"<feed", "entry", "content", "summary", "published", "updated"};
constexpr Names kRss{"<rss", "item", "description", "content:encoded", "pubDate", "pubDate"};

std::string_view child_text(pugi::xml_node node, const char* name) {
  return trim(node.child_value(name));
}

// Atom has the address in an attribute of the link that is not the feed's own, RSS in the text.
std::string_view link_of(pugi::xml_node node) {
  for (const auto link : node.children("link")) {
    const std::string_view relation = link.attribute("rel").as_string("alternate");
    const std::string_view address = link.attribute("href").as_string(link.child_value());
    if (relation == "alternate" && !trim(address).empty()) return trim(address);
  }
  return {};
}

struct Extent {
  std::size_t end;  // of the element; if it has no end, of what was searched
  bool whole;
};

// Finds the element whose start tag begins at `from`. It has no end if another element of its kind
// begins first. Text that was searched is never searched again.
Extent extent_of(std::string_view text, std::size_t from, std::string_view name) {
  const std::string closing = "</" + std::string(name) + ">";
  const std::string opening = "<" + std::string(name);
  constexpr std::string_view kData = "<![CDATA[";
  for (auto at = text.find('<', from + 1); at != npos; at = text.find('<', at + 1)) {
    const auto rest = text.substr(at);
    if (rest.starts_with(closing)) return {at + closing.size(), true};
    if (rest.starts_with(opening)) return {at, false};
    if (!rest.starts_with(kData)) continue;
    at = text.find("]]>", at);
    if (at == npos) break;
  }
  return {text.size(), false};
}

// Reads one feed into a sink. Each record is parsed separately, so a broken record does not affect
// the others.
class Feed {
 public:
  Feed(WholeText& text, const ReadOptions& options, Sink& sink)
      : text_(text), options_(options), sink_(sink) {}

  void read() {
    const auto text = text_.text();
    const bool atom = text.find(kAtom.root) < text.find(kRss.root);
    names_ = atom ? kAtom : kRss;
    opening_ = "<" + std::string(names_.record);
    const std::size_t root = text.find(names_.root);
    if (root == npos) {
      return reject(0, npos, "not an Atom or RSS feed",
                    "download /history.atom of the status page");
    }
    const auto doctype = text.substr(0, root).find("<!DOCTYPE");
    if (doctype != npos && text.substr(doctype, root - doctype).find('[') != npos) {
      return reject(0, npos, "the feed declares its own entities",
                    "a status page declares none; download the feed again");
    }
    try {
      read_page(text.substr(0, next_record(0)));
    } catch (const RecordError& error) {
      return reject(0, npos, error.what(), error.hint());
    }
    read_records();
    coverage_.tell(source_, platform_, options_, text_.place(0, {}), sink_);
  }

 private:
  void reject(std::size_t from, std::size_t length, const std::string& reason,
              const std::string& hint) {
    sink_.reject(text_.place(from, text_.text().substr(from, length)), reason, hint);
  }

  [[nodiscard]] std::size_t next_record(std::size_t from) const {
    return text_.text().find(opening_, from);
  }

  // The text before the first record; elements not closed within it are not an error.
  void read_page(std::string_view head) {
    pugi::xml_document document;
    (void)document.load_buffer(head.data(), head.size(), pugi::parse_default, pugi::encoding_utf8);
    const auto root = document.document_element();
    const auto page = root.child("channel") ? root.child("channel") : root;
    auto name = trim(page.child("author").child_value("name"));
    if (name.empty()) name = name_in(child_text(page, "title"));
    platform_ = either(name, options_.platform);
    if (platform_.empty()) {
      throw RecordError("the feed does not name its page", "specify the platform with --platform");
    }
    auto address = link_of(page);
    if (address.ends_with('/')) address.remove_suffix(1);
    const auto source = either(either(address, options_.source), platform_);
    source_ = {"status_page", std::string(source), {}, std::string(address), {}, {}};
  }

  // "Postbox Status - Incident History"
  static std::string_view name_in(std::string_view title) {
    if (!title.ends_with(kTitleEnd)) return {};
    title.remove_suffix(kTitleEnd.size());
    constexpr std::string_view kStatus = " Status";
    if (title.ends_with(kStatus)) title.remove_suffix(kStatus.size());
    return trim(title);
  }

  void read_records() {
    const auto text = text_.text();
    for (std::size_t at = next_record(0); at != npos;) {
      const auto [end, whole] = extent_of(text, at, names_.record);
      if (whole) {
        read_record(text.substr(at, end - at), at);
      } else {
        reject(at, end - at, "<" + std::string(names_.record) + "> is not closed",
               "download the feed again");
      }
      at = next_record(end);
    }
  }

  void read_record(std::string_view record, std::size_t offset) {
    const Place place = text_.place(offset, record);
    try {
      pugi::xml_document document;
      const auto parsed = document.load_buffer(record.data(), record.size(), pugi::parse_default,
                                               pugi::encoding_utf8);
      if (!parsed) {
        throw RecordError(std::string("not well-formed XML: ") + parsed.description(),
                          "download the feed again");
      }
      Incident incident = interpret(document.document_element(), place);
      coverage_.remember(incident, statuspage_closed(incident.status));
      sink_.incident(std::move(incident), place);
    } catch (const RecordError& error) {
      sink_.reject(place, error.what(), error.hint());
    }
  }

  Incident interpret(pugi::xml_node node, const Place& place) {
    const RowTimes times(options_.time, {}, place, sink_);
    Incident incident;
    incident.source = source_;
    incident.platform = platform_;
    incident.title = child_text(node, "title");
    incident.url = link_of(node);
    incident.key = key_in(incident.url);
    if (incident.title.empty() || incident.key.empty()) {
      throw RecordError(
          incident.title.empty() ? "title: missing" : "link: names no incident of the page",
          "download the feed again");
    }
    const auto published = child_text(node, names_.published);
    const auto updated = either(child_text(node, names_.updated), published);
    if (updated.empty()) {
      throw RecordError(std::string(names_.published) + ": missing",
                        "without it, the year of the updates is unknown");
    }
    incident.stated_at = times.exact(names_.updated, updated);
    const Instant anchor = times.exact(names_.published, either(published, updated));
    if (incident.url.find(kMaintenances) != npos) incident.kind = Kind::maintenance;
    read_statuspage_html(content_of_record(node), anchor, options_.time, times, incident);
    return incident;
  }

  // The one that contains updates; a feed may also have a summary.
  [[nodiscard]] std::string_view content_of_record(pugi::xml_node node) const {
    const auto content = child_text(node, names_.content);
    const auto other = child_text(node, names_.other_content);
    return content.find("<small") == npos && other.find("<small") != npos ? other : content;
  }

  // https://status.example/incidents/ID
  static std::string_view key_in(std::string_view address) {
    for (const auto folder : {kIncidents, kMaintenances}) {
      const auto at = address.find(folder);
      if (at == npos) continue;
      address.remove_prefix(at + folder.size());
      return address.substr(0, address.find_first_of("/?#"));
    }
    return {};
  }

  WholeText& text_;
  const ReadOptions& options_;
  Sink& sink_;
  Names names_ = kAtom;
  std::string opening_;
  std::string platform_;
  Source source_;
  FeedCoverage coverage_;
};

bool sniff(std::string_view head) {
  const auto content = content_of(head);
  const bool feed = content.find(kAtom.root) != npos || content.find(kRss.root) != npos;
  return content.starts_with('<') && feed &&
         (content.find(kTitleEnd) != npos || content.find("data-var=") != npos);
}

void read(std::istream& stream, const ReadOptions& options, Sink& sink) {
  WholeText text(stream);
  if (text.repaired()) sink.warn("invalid UTF-8 was replaced with U+FFFD");
  Feed(text, options, sink).read();
}

}  // namespace

extern const Format statuspage_feed_format;  // listed in formats.cpp
const Format statuspage_feed_format{"statuspage-feed", "Statuspage history.atom and history.rss",
                                    sniff, read};

}  // namespace outagedb
