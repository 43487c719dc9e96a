#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace outagedb {

// A record that cannot be read: its format rejects the record and continues with the input.
class RecordError : public Error {
 public:
  using Error::Error;
};

class Fields;

enum class Shape { text, list, object };

struct Field {
  std::string_view name;  // empty: a text in a list
  std::string_view text;  // of a list or object: its source text
  Shape shape = Shape::text;
  std::vector<Fields> items;  // the members of a list, or the single object
};

// A record as names and texts, independent of its format. Holds views only, which are valid until
// the reader that filled it reads on.
class Fields {
 public:
  void clear() { fields_.clear(); }
  Field& add(std::string_view name, std::string_view text);

  // Trimmed; empty if absent. Throws RecordError for a list or an object.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  // Unchanged, including white space at its ends.
  [[nodiscard]] std::string_view exact(std::string_view name) const;
  // An object as JSON, if it is a direct member of the record; empty if absent.
  [[nodiscard]] std::string_view json(std::string_view name) const;
  // The members of a list, or the parts of a text separated by ';'.
  [[nodiscard]] std::vector<std::string_view> texts(std::string_view name) const;
  // The members of a list, including texts; empty if there is no list of that name.
  [[nodiscard]] std::span<const Fields> list(std::string_view name) const;
  // The same for a list of objects. Throws RecordError if it has any other member.
  [[nodiscard]] std::span<const Fields> objects(std::string_view name) const;
  // An object's members; empty if there is no object of that name.
  [[nodiscard]] const Fields& object(std::string_view name) const;

  [[nodiscard]] bool has(std::string_view name) const;  // and is not empty
  [[nodiscard]] bool is_text() const;                   // a text in a list, not an object

  [[nodiscard]] auto begin() const { return fields_.begin(); }
  [[nodiscard]] auto end() const { return fields_.end(); }

 private:
  [[nodiscard]] const Field* find(std::string_view name) const;

  std::vector<Field> fields_;
};

}  // namespace outagedb
