#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "input/records/separators.hpp"
#include "input/records/yaml_text.hpp"
#include "input/table_mapping.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLongest = std::size_t{64} << 10;

[[noreturn]] void fail(const YAML::Mark& mark, const std::string& reason, const std::string& hint) {
  throw Error("line " + std::to_string(mark.line + 1) + ": " + reason, hint);
}

// yaml-cpp recurses as deep as a document nests, and each alias may expand to many nodes. A mapping
// needs neither, so both are rejected as they are encountered, before anything is built.
class PlainOnly final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { check(mark, anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { check(mark, 1); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string&) override {
    check(mark, anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    enter(mark, anchor);
  }
  void OnSequenceEnd() override { --depth_; }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    enter(mark, anchor);
  }
  void OnMapEnd() override { --depth_; }

 private:
  static void check(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0)
      fail(mark, "anchors and aliases (& and *) are not supported", "write the values out");
  }
  void enter(const YAML::Mark& mark, YAML::anchor_t anchor) {
    check(mark, anchor);
    if (++depth_ > 4) fail(mark, "the mapping is nested too deeply", "see docs/formats.md");
  }

  int depth_ = 0;
};

std::string scalar(const YAML::Node& node, const std::string& name) {
  if (node.IsNull()) return "";
  if (!node.IsScalar())
    fail(node.Mark(), name + " must be a single text", "write " + name + ": TEXT");
  return text_of_scalar(node);
}

void require(bool right, const YAML::Node& node, const std::string& name, const char* shape) {
  if (!right) fail(node.Mark(), name + " must be " + shape, "see docs/formats.md");
}

using Take = std::function<void(const std::string& key, const YAML::Node& value)>;

// Errors thrown without a line get the line of their key.
void each(const YAML::Node& node, const std::string& name, const Take& take) {
  if (node.IsNull()) return;
  require(node.IsMap(), node, name, "a list of KEY: VALUE pairs");
  std::vector<std::string> seen;
  for (const auto& entry : node) {
    const YAML::Mark mark = entry.first.Mark();
    const std::string key = scalar(entry.first, "a key");
    if (std::find(seen.begin(), seen.end(), key) != seen.end())
      fail(mark, "duplicate key '" + key + "'", "keep one of them");
    seen.push_back(key);
    try {
      take(key, entry.second);
    } catch (const Error& error) {
      const std::string reason = error.what();
      if (reason.starts_with("line ")) throw;
      fail(mark, reason, error.hint());
    }
  }
}

[[noreturn]] void refuse_key(const std::string& key, const char* known) {
  throw Error("unknown key '" + key + "'", std::string("use one of ") + known);
}

void declare(TableMapping& mapping, TableMapping::Numbers numbers) {
  if (mapping.numbers != TableMapping::Numbers::undeclared) {
    throw Error("both epoch and excel declare what numbers mean", "keep one of them");
  }
  mapping.numbers = numbers;
}

void read_time(const YAML::Node& node, TableMapping& mapping) {
  each(node, "time", [&](const std::string& key, const YAML::Node& value) {
    const std::string text = scalar(value, key);
    if (key == "zone") {
      mapping.zone = text;
    } else if (key == "epoch") {
      const auto unit = epoch_unit(text);
      if (!unit) throw Error("epoch: unknown value '" + text + "'", "use s, ms or us");
      declare(mapping, *unit);
    } else if (key == "excel") {
      if (text != "true" && text != "false")
        throw Error("excel: unknown value '" + text + "'", "use true or false");
      if (text == "true") declare(mapping, TableMapping::Numbers::excel_days);
    } else {
      refuse_key(key, "epoch, excel, zone");
    }
  });
}

void read_separator(const std::string& text, TableMapping& mapping) {
  const std::string one = text == "tab" || text == "\\t" ? "\t" : text;
  if (one.size() != 1 || kSeparators.find(one[0]) == std::string_view::npos)
    throw Error("separator: unknown value '" + text + "'", R"(use ",", ";", "|" or tab)");
  mapping.separator = one[0];
}

void read_header_line(const std::string& text, TableMapping& mapping) {
  std::uint64_t line = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), line);
  if (error != std::errc{} || end != text.data() + text.size() || line == 0)
    throw Error("header_line: '" + text + "' is not a line number", "count the lines from 1");
  mapping.header_line = line;
}

void read_units(const YAML::Node& node, TableMapping& mapping) {
  each(node, "units", [&](const std::string& field, const YAML::Node& unit) {
    if (field != "duration") refuse_key(field, "duration");
    set_duration_unit(mapping, scalar(unit, field));
  });
}

void read_missing(const YAML::Node& node, TableMapping& mapping) {
  require(node.IsSequence(), node, "missing", "a list of texts, as in [UNKNOWN, \"-\"]");
  for (const auto& item : node) mapping.missing.push_back(scalar(item, "an item of missing"));
}

void read_values(const YAML::Node& node, TableMapping& mapping) {
  each(node, "values", [&](const std::string& field, const YAML::Node& meanings) {
    auto& values = mapping.values[table_field(field)];
    each(meanings, field, [&](const std::string& theirs, const YAML::Node& ours) {
      values.emplace(theirs, scalar(ours, theirs));
    });
  });
}

void read_key(const std::string& key, const YAML::Node& value, TableMapping& mapping) {
  if (key == "columns") {
    each(value, key, [&](const std::string& field, const YAML::Node& column) {
      std::string joined;
      if (column.IsSequence()) {
        for (const YAML::Node& one : column)
          joined += (joined.empty() ? "" : " + ") + scalar(one, field);
      } else {
        joined = scalar(column, field);
      }
      map_column(mapping, field, joined);
    });
  } else if (key == "set") {
    each(value, key, [&](const std::string& field, const YAML::Node& text) {
      map_constant(mapping, field, scalar(text, field));
    });
  } else if (key == "values") {
    read_values(value, mapping);
  } else if (key == "missing") {
    read_missing(value, mapping);
  } else if (key == "time") {
    read_time(value, mapping);
  } else if (key == "separator") {
    read_separator(scalar(value, key), mapping);
  } else if (key == "header_line") {
    read_header_line(scalar(value, key), mapping);
  } else if (key == "units") {
    read_units(value, mapping);
  } else {
    refuse_key(key, "columns, set, values, missing, time, separator, header_line, units");
  }
}

}  // namespace

TableMapping parse_mapping(const std::string& yaml) {
  if (yaml.size() > kLongest) throw Error("longer than 64 KiB", "a mapping is a few lines of YAML");
  TableMapping mapping;
  try {
    require_yaml_text(yaml);
    std::istringstream stream(yaml);
    PlainOnly plain;
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(plain)) throw Error("the mapping is empty", "add columns:");
    if (parser.HandleNextDocument(plain))
      throw Error("the file contains several YAML documents", "keep one");
    const YAML::Node document = YAML::Load(yaml);
    require(document.IsMap(), document, "a mapping",
            "KEY: VALUE pairs, as in columns: {started: begin}");
    each(document, "a mapping",
         [&](const std::string& key, const YAML::Node& value) { read_key(key, value, mapping); });
  } catch (const YAML::Exception& error) {
    fail(error.mark, error.msg, "a mapping file must be valid YAML");
  }
  return mapping;
}

}  // namespace outagedb
