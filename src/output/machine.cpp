#include "output/machine.hpp"

#include <fmt/format.h>

#include <variant>

#include "time/format.hpp"
#include "time/limits.hpp"

namespace outagedb {
namespace {

struct MachineText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const {
    const bool formula =
        value.size() > 1 && std::string_view("=+-@\t\r").find(value[0]) != std::string_view::npos;
    return formula ? "'" + value : value;
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
