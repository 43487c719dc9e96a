#pragma once

#include <memory>
#include <string_view>

#include "input/records/fields.hpp"

namespace outagedb {

// Turns one JSON object after another into fields. null is "not stated", numbers and truth values
// are texts.
class JsonReader {
 public:
  JsonReader();
  ~JsonReader();
  JsonReader(const JsonReader&) = delete;
  JsonReader& operator=(const JsonReader&) = delete;

  // LineBuffer::kPadding bytes after the text must be readable. The fields live until the next
  // call. Throws RecordError where the text is no JSON object.
  [[nodiscard]] const Fields& read(std::string_view text);
  // The last text was not valid UTF-8 and was read with U+FFFD in the faulty places.
  [[nodiscard]] bool repaired() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace outagedb
