#include "input/records/json_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "input/bytes/line_buffer.hpp"

namespace outagedb {
namespace {

namespace dom = simdjson::dom;
static_assert(LineBuffer::kPadding >= simdjson::SIMDJSON_PADDING);

class Converter {
  using Member = std::pair<std::string_view, dom::element>;

 public:
  explicit Converter(std::deque<std::string>& made) : made_(made) {}

  void members(dom::object object, Fields& fields, bool top) {
    require_once_each(object);
    for (const auto [name, value] : object) {
      if (!value.is_null()) field(value, fields, name, top);
    }
  }

 private:
  // Of two values, it would be unclear which one is meant, and one would be lost silently.
  void require_once_each(dom::object object) {
    members_.clear();
    for (const auto [name, value] : object) {
      if (!value.is_null()) members_.emplace_back(name, value);
    }
    std::ranges::sort(members_, {}, &Member::first);
    const auto twice = std::ranges::adjacent_find(members_, [](const auto& a, const auto& b) {
      return a.first == b.first && simdjson::minify(a.second) != simdjson::minify(b.second);
    });
    if (twice == members_.end()) return;
    throw RecordError(
        fmt::format("duplicate member '{}' with different values", valid_utf8(twice->first)),
        "keep one of them");
  }

  void field(dom::element value, Fields& fields, std::string_view name, bool top) {
    if (!value.is_object() && !value.is_array()) {
      fields.add(name, scalar(value));
      return;
    }
    // Only a record's own members keep their source text; deeper ones would be copied per level.
    Field& field = fields.add(name, top ? make(simdjson::minify(value)) : std::string_view{});
    if (value.is_object()) {
      field.shape = Shape::object;
      members(dom::object(value), field.items.emplace_back(), false);
      return;
    }
    field.shape = Shape::list;
    for (const dom::element item : dom::array(value)) add_item(item, field);
  }

  void add_item(dom::element item, Field& list) {
    if (item.is_null()) return;
    Fields& fields = list.items.emplace_back();
    if (item.is_object()) {
      members(dom::object(item), fields, false);
    } else {
      field(item, fields, "", false);
    }
  }

  std::string_view scalar(dom::element value) {
    switch (value.type()) {
      case dom::element_type::STRING:
        return std::string_view(value);
      case dom::element_type::INT64:
        return make(fmt::format("{}", std::int64_t(value)));
      case dom::element_type::UINT64:
        return make(fmt::format("{}", std::uint64_t(value)));
      case dom::element_type::DOUBLE:
        return make(fmt::format("{}", double(value)));
      default:
        return bool(value) ? "true" : "false";
    }
  }

  std::string_view make(std::string text) { return made_.emplace_back(std::move(text)); }

  std::deque<std::string>& made_;
  std::vector<Member> members_;  // of one object
};

}  // namespace

struct JsonReader::State {
  dom::parser parser;
  Fields fields;
  std::deque<std::string> made;
  bool repaired = false;
};

JsonReader::JsonReader() : state_(std::make_unique<State>()) {}
JsonReader::~JsonReader() = default;

bool JsonReader::repaired() const noexcept { return state_->repaired; }

const Fields& JsonReader::read(std::string_view text) {
  State& state = *state_;
  state.fields.clear();
  state.made.clear();
  dom::object object;
  auto parsed = state.parser.parse(text.data(), text.size(), false);
  state.repaired = parsed.error() == simdjson::UTF8_ERROR;
  if (state.repaired) parsed = state.parser.parse(valid_utf8(text));
  // Otherwise the record would be rejected, and the next one read into unallocated memory.
  if (parsed.error() == simdjson::MEMALLOC) throw std::bad_alloc();
  if (parsed.error() != simdjson::SUCCESS) {
    throw RecordError(std::string("not a single complete JSON object: ") +
                          simdjson::error_message(parsed.error()),
                      "check the quotes, commas and braces");
  }
  if (parsed.get(object) != simdjson::SUCCESS) {
    throw RecordError("expected a JSON object, not a list or a bare value",
                      "write {\"platform\": …}");
  }
  Converter(state.made).members(object, state.fields, true);
  return state.fields;
}

}  // namespace outagedb
