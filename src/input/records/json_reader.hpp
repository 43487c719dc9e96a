#pragma once

#include <memory>
#include <string_view>

#include "input/records/fields.hpp"

namespace outagedb {

// Converts JSON objects to fields, one after another. null means "not stated"; numbers and booleans
// become texts.
class JsonReader {
 public:
  JsonReader();
  ~JsonReader();
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  // LineBuffer::kPadding bytes after the text must be readable. The fields are valid until the next
  // call. Throws RecordError if the text is not a JSON object.
  [[nodiscard]] const Fields& read(std::string_view text);
  // The last text was not valid UTF-8; faulty bytes were read as U+FFFD.
  [[nodiscard]] bool repaired() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace outagedb
