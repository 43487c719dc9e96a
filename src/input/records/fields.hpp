#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace outagedb {

// A record that cannot be read: its format tells the sink, and the input goes on.
class RecordError : public Error {
 public:
  using Error::Error;
};

class Fields;

enum class Shape { text, list, object };

struct Field {
  std::string_view name;  // empty: this is a text in a list
  std::string_view text;  // of a list or object: as it stood
  Shape shape = Shape::text;
  std::vector<Fields> items;  // a list's members, or the one object
};

// A record as names and texts, whatever it was written in. Views only: what they see is kept by the
// reader that filled them until it reads on.
class Fields {
 public:
  void clear() { fields_.clear(); }
  Field& add(std::string_view name, std::string_view text);

  // Trimmed; empty where there is none. Throws RecordError for a list or an object.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  // As it stands, white space at its ends included.
  [[nodiscard]] std::string_view exact(std::string_view name) const;
  // An object as JSON, where it is a member of the record itself; empty where there is none.
  [[nodiscard]] std::string_view json(std::string_view name) const;
  // The members of a list, or the pieces of a text between ';'.
  [[nodiscard]] std::vector<std::string_view> texts(std::string_view name) const;
  // The members of a list, texts among them; none where there is no list of that name.
  [[nodiscard]] std::span<const Fields> list(std::string_view name) const;
  // The same where only objects may stand in it. Throws RecordError for anything else.
  [[nodiscard]] std::span<const Fields> objects(std::string_view name) const;
  // An object's members; none where there is no object of that name.
  [[nodiscard]] const Fields& object(std::string_view name) const;

  [[nodiscard]] bool has(std::string_view name) const;  // and it is not empty
  [[nodiscard]] bool is_text() const;                   // a text in a list, not an object

  [[nodiscard]] auto begin() const { return fields_.begin(); }
  [[nodiscard]] auto end() const { return fields_.end(); }

 private:
  [[nodiscard]] const Field* find(std::string_view name) const;

  std::vector<Field> fields_;
};

}  // namespace outagedb
