#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outagedb {

// The texts of one language as they stand in its file, which the build has checked.
struct TextCatalogue {
  std::string language;
  std::map<std::string, std::string, std::less<>> texts;
  std::vector<std::pair<std::string, std::string>> plurals;  // form and rule; else "other"

  [[nodiscard]] const std::string* find(std::string_view key) const;
};

// In the order of their names.
[[nodiscard]] const std::vector<TextCatalogue>& text_catalogues();

// Which key under value.<column>. means the text, which is as a canned query gives it; "{n}" or
// "{text}" of it is rest.
struct KnownValue {
  std::string key;  // without the plural's form
  std::string rest;
  bool counted = false;
};
[[nodiscard]] std::optional<KnownValue> known_value(std::string_view column, std::string_view text);

}  // namespace outagedb
