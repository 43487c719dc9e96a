#include "input/records/fields.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace outagedb {

Field& Fields::add(std::string_view name, std::string_view text) {
  return fields_.emplace_back(Field{name, text, Shape::text, {}});
}

const Field* Fields::find(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const Field& field) { return field.name == name; });
  return found == fields_.end() ? nullptr : &*found;
}

bool Fields::has(std::string_view name) const {
  const Field* field = find(name);
  if (field == nullptr) return false;
  return field->shape == Shape::text ? !trim(field->text).empty() : !field->items.empty();
}

bool Fields::is_text() const {
  return fields_.size() == 1 && fields_.front().name.empty() &&
         fields_.front().shape == Shape::text;
}

std::string_view Fields::text(std::string_view name) const { return trim(exact(name)); }

std::string_view Fields::json(std::string_view name) const {
  const Field* field = find(name);
  return field != nullptr && field->shape == Shape::object ? field->text : std::string_view{};
}

std::string_view Fields::exact(std::string_view name) const {
  const Field* field = find(name);
  if (field == nullptr) return {};
  if (field->shape == Shape::text) return field->text;
  throw RecordError(std::string(name) + ": expected a text, not a list or an object",
                    "write it as a single text or number");
}

std::vector<std::string_view> Fields::texts(std::string_view name) const {
  const Field* field = find(name);
  if (field == nullptr) return {};
  if (field->shape == Shape::text) return split(field->text, ';');
  std::vector<std::string_view> texts;
  for (const Fields& item : field->items) {
    if (field->shape == Shape::object || !item.is_text()) {
      throw RecordError(std::string(name) + ": expected a list of texts",
                        R"(write ["a", "b"], or "a;b")");
    }
    const auto piece = item.text("");
    if (!piece.empty()) texts.push_back(piece);
  }
  return texts;
}

std::span<const Fields> Fields::list(std::string_view name) const {
  const Field* field = find(name);
  if (field == nullptr || field->shape != Shape::list) return {};
  return field->items;
}

std::span<const Fields> Fields::objects(std::string_view name) const {
  const auto items = list(name);
  const bool bare =
      std::any_of(items.begin(), items.end(), [](const Fields& item) { return item.is_text(); });
  if (!bare && (!items.empty() || !has(name))) return items;
  throw RecordError(std::string(name) + ": expected a list of objects",
                    "only JSON can express it: \"" + std::string(name) + "\": [{…}]");
}

const Fields& Fields::object(std::string_view name) const {
  static const Fields none;
  const Field* field = find(name);
  return field != nullptr && field->shape == Shape::object ? field->items.front() : none;
}

}  // namespace outagedb
