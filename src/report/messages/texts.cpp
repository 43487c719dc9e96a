#include "report/messages/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"
#include "report/messages/plural_rule.hpp"
#include "report/messages/text_catalogue.hpp"

namespace outagedb {
namespace {

constexpr std::array<std::pair<std::string_view, Digits>, 2> kDigits{
    {{"latn", Digits::latn}, {"arab", Digits::arab}}};

void require_digits(const TextCatalogue& catalogue, Digits digits) {
  std::string names;
  for (const std::string_view name : split(*catalogue.find("digits"), ' ')) {
    if (digits_named(name) == digits) return;
    names.append(names.empty() ? "" : ", ").append(name);
  }
  throw Error(fmt::format("the language '{}' does not use these digits", catalogue.language),
              "it uses: " + names);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace

Digits digits_named(std::string_view name) {
  for (const auto& [known, digits] : kDigits) {
    if (known == name) return digits;
  }
  throw Error(fmt::format("unknown digits '{}'", name), "use latn (0-9) or arab (٠-٩)");
}

std::string isolated(std::string_view name) {
  std::string text(name);
  replace_all(text, kIsolate, kReplacement);
  replace_all(text, kIsolateEnd, kReplacement);
  return fmt::format("{}{}{}", kIsolate, text, kIsolateEnd);
}

Texts Texts::of(std::string_view language, Digits digits) {
  std::string names;
  for (const TextCatalogue& catalogue : text_catalogues()) {
    if (catalogue.language == language) {
      require_digits(catalogue, digits);
      return {catalogue, digits};
    }
    names.append(names.empty() ? "" : ", ").append(catalogue.language);
  }
  throw Error(fmt::format("unknown language '{}'", language), "available languages: " + names);
}

const std::string& Texts::raw(std::string_view key) const {
  if (const std::string* text = catalogue_->find(key)) return *text;
  throw Error(fmt::format("texts/{}.txt has no '{}'", language(), key),
              "this is a bug in outagedb");
}

const std::string& Texts::raw_form(std::string_view key, std::uint64_t n) const {
  // Any language may have its own text for 0.
  if (n == 0) {
    if (const std::string* none = catalogue_->find(fmt::format("{}.zero", key))) return *none;
  }
  for (const auto& [form, rule] : catalogue_->plurals) {
    if (plural_rule_holds(rule, n)) return raw(fmt::format("{}.{}", key, form));
  }
  return raw(fmt::format("{}.other", key));
}

// Searches only the template for placeholders: a value may contain braces.
std::string Texts::expanded(std::string_view text, const ValueOf& value_of) const {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    out += in_digits(text.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = text.find('}', open);
    out += value_of(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return out;
}

std::string Texts::filled(std::string_view text, Values values) const {
  return expanded(text, [&](std::string_view name) {
    const auto* value =
        std::ranges::find(values, name, [](const auto& pair) { return pair.first; });
    if (value == values.end())
      throw Error(fmt::format("no value for {{{}}}", name), "this is a bug in outagedb");
    return value->second;
  });
}

std::string Texts::operator()(std::string_view key) const { return in_digits(raw(key)); }

std::string Texts::with(std::string_view key, Values values) const {
  return filled(raw(key), values);
}

std::string Texts::counted(std::string_view key, std::int64_t n, Values values) const {
  const std::string& form = raw_form(key, static_cast<std::uint64_t>(n < 0 ? -n : n));
  std::string text;
  // The number first: {n} is the formatted number even if the caller's values contain an n.
  const std::string number = count(n);
  std::string_view rest = form;
  for (auto at = rest.find("{n}"); at != std::string_view::npos; at = rest.find("{n}")) {
    text += filled(rest.substr(0, at), values) + number;
    rest.remove_prefix(at + 3);
  }
  return text + filled(rest, values);
}

std::string Texts::value(std::string_view column, std::string_view text) const {
  const auto known = known_value(column, text);
  if (const auto end = text.find("; "); !known && column == "note" && end != std::string_view::npos)
    return with("enumeration.note", {{"first", value(column, text.substr(0, end))},
                                     {"second", value(column, text.substr(end + 2))}});
  if (!known) return column == "period" ? period_value(text) : std::string(text);
  if (!known->counted) return with(known->key, {{"text", isolated(known->rest)}});
  std::int64_t n = 0;
  std::from_chars(known->rest.data(), known->rest.data() + known->rest.size(), n);
  return counted(known->key, n);
}

bool Texts::has_value(std::string_view column, std::string_view text) const {
  if (const auto end = text.find("; ");
      column == "note" && end != std::string_view::npos && !known_value(column, text))
    return has_value(column, text.substr(0, end)) || has_value(column, text.substr(end + 2));
  return known_value(column, text) || (column == "period" && period_value(text) != text);
}

std::string Texts::enumerated(const std::vector<std::string>& items) const {
  std::string all;
  for (const std::string& item : items)
    all = all.empty() ? item : with("enumeration.comma", {{"first", all}, {"second", item}});
  return all;
}

std::string Texts::region(std::string_view code) const {
  const std::string* name = catalogue_->find(fmt::format("region.{}", code));
  return name == nullptr ? isolated(code) : *name;
}

std::string Texts::stated(std::string_view text) const {
  constexpr std::pair<std::string_view, std::string_view> kSymbols[] = {{">=", "stated.at_least"},
                                                                        {"<=", "stated.at_most"},
                                                                        {">", "stated.more"},
                                                                        {"<", "stated.less"},
                                                                        {"~", "stated.about"}};
  std::string out;
  bool word_begins = true;
  while (!text.empty()) {
    if (text.starts_with("..")) {
      const bool first = out.empty();
      text.remove_prefix(2);
      const bool last = text.empty();
      out += first  ? (*this)("stated.until") + " "
             : last ? " " + (*this)("stated.or_later")
                    : " " + (*this)("stated.to") + " ";
      word_begins = true;
      continue;
    }
    const auto symbol = std::ranges::find_if(
        kSymbols, [&](const auto& one) { return text.starts_with(one.first); });
    if (word_begins && symbol != std::end(kSymbols)) {
      out += (*this)(symbol->second) + " ";
      text.remove_prefix(symbol->first.size());
      continue;
    }
    word_begins = text.front() == ' ' || text.front() == '(';
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

std::string_view Texts::language() const { return catalogue_->language; }

// Arabic is written with letters from U+0600 to U+07FF, whose UTF-8 begins with D8 to DF; Latin
// letters are ASCII or begin with C3 to C9.
bool Texts::in_own_script(std::string_view text) const {
  const bool arabic = raw("script") == "Arab";
  bool letters = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_arabic = byte >= 0xD8 && byte <= 0xDF;
    const bool is_latin =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte <= 0xC9);
    const bool is_other = !is_arabic && !is_latin && byte >= 0xCA;
    if (arabic ? is_arabic : is_latin) return true;
    letters = letters || is_arabic || is_latin || is_other;
  }
  return !letters;
}

bool Texts::right_to_left() const { return raw("direction") == "rtl"; }

}  // namespace outagedb
