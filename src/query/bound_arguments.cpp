#include "query/bound_arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/nearest.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

[[noreturn]] void refuse(const Param& param, const std::string& text, std::string_view reason,
                         const std::string& hint) {
  throw Error(fmt::format("{} '{}': {}", option_of(param), text, reason), hint);
}

Value integer_value(const Param& param, const std::string& text) {
  const auto number = number_of<std::int64_t>(text);
  if (!number) refuse(param, text, "not an integer", "use digits only, as in 30");
  return *number;
}

Value number_value(const Param& param, const std::string& text) {
  const auto number = number_of<double>(text);
  if (!number || !std::isfinite(*number))
    refuse(param, text, "not a number", "use a decimal point, as in 99.9");
  return *number;
}

Value choice_value(const Param& param, const std::string& text) {
  const auto& choices = param.choices;
  if (std::find(choices.begin(), choices.end(), text) != choices.end()) return text;
  refuse(param, text, "not an allowed value", hint_of_names(text, choices));
}

Value names_value(const std::vector<std::string>& names) {
  JsonWriter json;
  json.begin_array();
  for (const std::string& name : names) json.text(name);
  json.end_array();
  return json.str();
}

Value time_value(const Param& param, const std::string& text, const Zone& zone) {
  TimeRules rules;
  rules.zone = zone;
  try {
    return param.kind == ParamKind::from ? window_from(text, rules) : window_until(text, rules);
  } catch (const Error& error) {
    refuse(param, text, error.what(), error.hint());
  }
}

Value text_value(const Param& param, const std::string& text, const Zone& zone) {
  switch (param.kind) {
    case ParamKind::text:
      return text;
    case ParamKind::integer:
      return integer_value(param, text);
    case ParamKind::number:
      return number_value(param, text);
    case ParamKind::from:
    case ParamKind::until:
    case ParamKind::instant:
      return time_value(param, text, zone);
    case ParamKind::names:
    case ParamKind::zone:
      break;
    case ParamKind::choice:
      return choice_value(param, text);
  }
  refuse(param, text, "a display zone is not an argument", "use --tz ZONE[,ZONE]");
}

}  // namespace

std::string option_of(const Param& param) {
  std::string option = "--" + param.name;
  std::ranges::replace(option, '_', '-');
  return option;
}

Value argument_value(const Param& param, const std::vector<std::string>& texts, const Zone& zone) {
  if (param.kind == ParamKind::names) return names_value(texts);
  if (texts.size() > 1)
    refuse(param, texts[1], "more than one value",
           "only parameters of kind 'names' take several values");
  return text_value(param, texts.front(), zone);
}

}  // namespace outagedb
