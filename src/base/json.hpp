#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// Text as a JSON string, quotes included. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

// Writes JSON without white space, with members in the order given. Call the functions in the order
// of the output, each key before its value: only commas are added, nothing is checked.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& number(double value);  // shortest form that round-trips; null if it is not finite
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // a value that already is JSON

  [[nodiscard]] const std::string& str() const noexcept { return out_; }

 private:
  void before_value();
  std::string out_;
  std::vector<bool> has_members_;
  bool after_key_ = false;
};

}  // namespace outagedb
