#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// Text as a JSON string, quotes included. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

// Writes JSON without white space, members in the order they are given. Texts, numbers and
// containers alternate with keys exactly as in the output; nothing is checked beyond commas.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& number(double value);  // shortest form that reads back; null where it is not finite
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // a value that is JSON already

  [[nodiscard]] const std::string& str() const noexcept { return out_; }

 private:
  void before_value();
  std::string out_;
  std::vector<bool> has_members_;
  bool after_key_ = false;
};

}  // namespace outagedb
