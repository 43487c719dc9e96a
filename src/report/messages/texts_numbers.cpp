#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/messages/numbers.hpp"
#include "report/messages/texts.hpp"

namespace outagedb {

std::string Texts::in_digits(std::string_view text) const {
  if (digits_ == Digits::latn) return std::string(text);
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += '\xD9';  // U+0660 … U+0669
      out += static_cast<char>(static_cast<unsigned char>('\xA0') + (c - '0'));
    } else {
      out += c;
    }
  }
  return out;
}

// Also converts decimal points and commas: 25,800.5 → ٢٥٬٨٠٠٫٥.
std::string Texts::localized(std::string number) const {
  if (digits_ == Digits::latn) return number;
  std::string out;
  for (const char c : number) {
    if (c == '.') {
      out += "\xD9\xAB";
    } else if (c == ',') {
      out += "\xD9\xAC";
    } else if (c == '%') {
      out += "\xD9\xAA";
    } else {
      out += in_digits(std::string_view(&c, 1));
    }
  }
  return out;
}

std::string Texts::count(std::int64_t value) const { return localized(people_count(value)); }

std::string Texts::count(std::optional<std::int64_t> value) const {
  return value ? count(*value) : (*this)("number.unknown");
}

std::string Texts::number(double value) const { return localized(people_number(value)); }

std::string Texts::percent(const std::string& number) const {
  return localized(filled(raw("number.percent"), {{"n", number}}));
}

std::string Texts::whole_share(double value) const {
  return percent(fmt::format("{:.0f}", value * 100));
}

std::string Texts::availability(double value) const {
  if (value >= 1) return percent("100");
  const double missing = (1 - value) * 100;
  constexpr double kNearlyAll = 99.999999;  // what is not all is never shown as 100
  int decimals = 2;
  while (missing < std::pow(10, -decimals) && decimals < 6) ++decimals;
  return percent(fmt::format("{:.{}f}", std::min(value * 100, kNearlyAll), decimals));
}

std::string Texts::times(std::int64_t n) const {
  constexpr std::int64_t kInWords = 10;
  return n >= 1 && n <= kInWords ? (*this)(fmt::format("times.{}", n)) : counted("times", n);
}

std::string Texts::related(const std::string& number, std::string_view relation) const {
  constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
      {">=", "number.at_least"}, {"<=", "number.at_most"}, {"~", "number.about"}};
  for (const auto& [known, key] : kKeys) {
    if (known == relation) return with(key, {{"n", number}});
  }
  return number;
}

std::string Texts::share(double value) const {
  std::string text = people_share(value);
  text.resize(text.size() - std::string_view(" %").size());
  const char limit = text.front();
  if (limit == '<' || limit == '>') text.erase(0, 1);
  std::string shown = percent(text);
  if (limit == '<') return with("number.less", {{"n", shown}});
  if (limit == '>') return with("number.more", {{"n", shown}});
  return shown;
}

std::string Texts::magnitude(Seconds seconds, std::string_view after, Rounding rounding) const {
  const auto parts = duration_parts(seconds, rounding);
  const auto shown = [&](const DurationPart& part) {
    return counted(fmt::format("duration.{}{}", part.unit, after),
                   static_cast<std::int64_t>(part.number));
  };
  const std::string sign = seconds < 0 ? "-" : "";
  if (parts.size() == 1) return sign + shown(parts[0]);
  return sign + with("duration.join", {{"large", shown(parts[0])}, {"small", shown(parts[1])}});
}

std::string Texts::duration(Seconds seconds, Rounding rounding) const {
  return magnitude(seconds, "", rounding);
}

std::string Texts::duration(const DurationBounds& bounds) const {
  if (bounds.min.value_or(0) == 0 && !bounds.max) return (*this)("duration.unknown");
  if (bounds.max == 0) return (*this)("duration.none");
  const auto least = [&] { return magnitude(*bounds.min, ".of", Rounding::down); };
  const auto most = [&] { return magnitude(*bounds.max, ".of", Rounding::up); };
  if (!bounds.max) return with("duration.at_least", {{"duration", least()}});
  if (bounds.min.value_or(0) == 0) return with("duration.at_most", {{"duration", most()}});
  std::string nearest = duration(*bounds.min);
  if (nearest == duration(*bounds.max)) return nearest;
  return with("duration.range", {{"from", least()}, {"until", most()}});
}

}  // namespace outagedb
