#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outagedb {

// The texts of one language, as in its file, which the build has checked.
struct TextCatalogue {
  std::string language;
  std::map<std::string, std::string, std::less<>> texts;
  std::vector<std::pair<std::string, std::string>> plurals;  // form and rule; else "other"

  [[nodiscard]] const std::string* find(std::string_view key) const;
};

// Sorted by language name.
[[nodiscard]] const std::vector<TextCatalogue>& text_catalogues();

// The key under value.<column>. for a text that a canned query gives; rest is the part that matches
// "{n}" or "{text}".
struct KnownValue {
  std::string key;  // without the plural form
  std::string rest;
  bool counted = false;
};
[[nodiscard]] std::optional<KnownValue> known_value(std::string_view column, std::string_view text);

}  // namespace outagedb
