#include "report/messages/text_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kMeasure = "en";  // the language of the canned queries

constexpr std::string_view kForms[] = {"zero", "one", "two", "few", "many"};  // else "other"

TextCatalogue catalogue_of(const embedded::File& file) {
  TextCatalogue catalogue{std::string(file.name), {}, {}};
  for (const std::string_view line : split(file.text, '\n')) {
    if (line.starts_with('#')) continue;
    const auto equals = line.find('=');
    if (equals == std::string_view::npos)
      throw Error(fmt::format("texts/{}.txt: {}", file.name, line), "this is a bug in outagedb");
    catalogue.texts.emplace(trim(line.substr(0, equals)), trim(line.substr(equals + 1)));
  }
  for (const std::string_view form : kForms) {
    if (const auto* rule = catalogue.find(fmt::format("plural.{}", form)))
      catalogue.plurals.emplace_back(form, *rule);
  }
  return catalogue;
}

const TextCatalogue& measure() {
  const auto& all = text_catalogues();
  return *std::ranges::find(all, kMeasure, &TextCatalogue::language);
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The text in place of the pattern's placeholder; empty if the text does not match.
std::optional<std::string> rest_of(std::string_view pattern, std::string_view text) {
  const auto open = pattern.find('{');
  if (open == std::string_view::npos) return pattern == text ? std::optional("") : std::nullopt;
  const auto close = pattern.find('}', open);
  const std::string_view before = pattern.substr(0, open);
  const std::string_view after = pattern.substr(close + 1);
  if (text.size() <= before.size() + after.size()) return std::nullopt;
  if (!text.starts_with(before) || !text.ends_with(after)) return std::nullopt;
  const auto rest = text.substr(before.size(), text.size() - before.size() - after.size());
  const bool counts = pattern.substr(open, close - open) == "{n";
  return counts && !is_number(rest) ? std::nullopt : std::optional(std::string(rest));
}

}  // namespace

const std::string* TextCatalogue::find(std::string_view key) const {
  const auto found = texts.find(key);
  return found == texts.end() ? nullptr : &found->second;
}

const std::vector<TextCatalogue>& text_catalogues() {
  static const std::vector<TextCatalogue> all = [] {
    std::vector<TextCatalogue> made;
    for (const embedded::File& file : embedded::texts()) made.push_back(catalogue_of(file));
    return made;
  }();
  return all;
}

std::optional<KnownValue> known_value(std::string_view column, std::string_view text) {
  const std::string prefix = fmt::format("value.{}.", column);
  const auto& texts = measure().texts;
  for (auto at = texts.lower_bound(prefix); at != texts.end() && at->first.starts_with(prefix);
       ++at) {
    auto rest = rest_of(at->second, text);
    if (!rest) continue;
    const bool counted = at->second.find("{n}") != std::string::npos;
    const auto end = counted ? at->first.rfind('.') : at->first.size();
    return KnownValue{at->first.substr(0, end), *std::move(rest), counted};
  }
  return std::nullopt;
}

}  // namespace outagedb
