#include "output/tables/machine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "base/text.hpp"
#include "time/format/format_time.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

// The second of each is the full-width form, which spreadsheets read as the first.
constexpr std::string_view kSigns[] = {"=", "＝", "+", "＋", "-", "－", "@", "＠"};

// A sign alone is not a formula: "=" is a value in a column of relations.
bool may_be_run(std::string_view text) {
  constexpr std::string_view kBreaks = "\t\r\n";
  if (!text.empty() && kBreaks.find(text.front()) != std::string_view::npos) return text.size() > 1;
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::ranges::any_of(kSigns, [&](std::string_view sign) {
    return text.starts_with(sign) && text.size() > sign.size();
  });
}

struct MachineText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const {
    std::string text = valid_utf8(value);
    return may_be_run(text) ? "'" + text : text;
  }
};

}  // namespace

Value machine_value(const Value& value, Unit unit) {
  const bool time = unit == Unit::time || unit == Unit::time_min || unit == Unit::time_max;
  const auto* at = std::get_if<std::int64_t>(&value);
  const bool sayable = at != nullptr && *at >= kFirstInstant && *at <= kLastInstant;
  return time && sayable ? Value{format_rfc3339(*at)} : value;
}

std::string machine_text(const Value& value, Unit unit) {
  return std::visit(MachineText{}, machine_value(value, unit));
}

}  // namespace outagedb
