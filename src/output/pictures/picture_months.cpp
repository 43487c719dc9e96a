#include <fmt/format.h>

#include <algorithm>

#include "output/pictures/pictures.hpp"

namespace outagedb {

void draw_months(Canvas& canvas, const std::vector<MonthRow>& months) {
  Markup& page = canvas.page;
  std::int64_t top = 1;
  bool limited = false;
  bool partly = false;
  for (const MonthRow& month : months) {
    top = std::max({top, month.most, month.outages.value_or(0)});
    limited = limited || !month.limits.empty();
    partly = partly || (month.partly && month.outages);
  }
  page.open("figure").newline();
  page.open("ol", {{"class", "months"}, {"style", fmt::format("--top:{}", top)}}).newline();
  for (const MonthRow& month : months) {
    if (!month.outages && month.most == 0) {
      page.open("li", {{"class", "gap"}, {"style", fmt::format("--k:{}", month.months)}});
      page.open("i", {{"class", "off"}}).element("span", {}, canvas.texts("months.not_monitored"));
      page.close().line(month.label).close().newline();
      continue;
    }
    page.open("li", {{"style", fmt::format("--lo:{};--v:{};--hi:{}", month.fewest,
                                           month.outages.value_or(month.fewest), month.most)}});
    page.open("i", {{"class", month.partly ? "out part" : "out"}});
    if (!month.limits.empty()) page.open("u").close();
    page.close().line(month.label).element("b", {}, month.outages ? month.number : "");
    if (!month.limits.empty()) page.element("small", {}, month.limits);
    page.close().newline();
  }
  page.close().newline();
  page.open("p", {{"class", "note"}}).line(canvas.texts("months.key"));
  if (limited) page.line(" ").line(canvas.texts("months.key_limits"));
  if (partly) page.line(" ").line(canvas.texts("months.key_partly"));
  page.close().close().newline();
}

void draw_spark(Canvas& canvas, const std::vector<MonthRow>& months, std::int64_t most) {
  constexpr int kPitch = 8;
  constexpr int kHeight = 28;
  Markup& page = canvas.page;
  std::string bars;
  std::string now;
  std::string off;
  std::size_t at = 0;
  for (const MonthRow& month : months) {
    for (std::size_t i = 0; i < month.months; ++i, ++at) {
      const auto x = static_cast<int>(at) * kPitch + kPitch / 2;
      if (!month.outages) {
        off += fmt::format("M{} {}v-3", x, kHeight);
        continue;
      }
      const auto height =
          static_cast<int>(*month.outages * (kHeight - 2) / std::max<std::int64_t>(most, 1));
      const bool last = &month == &months.back();
      (last ? now : bars) += fmt::format("M{} {}v-{}", x, kHeight, height);
    }
  }
  page.open("svg",
            {{"viewBox", fmt::format("0 0 {} {}", at * kPitch, kHeight)}, {"aria-hidden", "true"}});
  if (!off.empty()) page.empty("path", {{"class", "hatch"}, {"d", off}});
  if (!bars.empty()) page.empty("path", {{"class", "past"}, {"d", bars}});
  if (!now.empty()) page.empty("path", {{"d", now}});
  page.close();
}

}  // namespace outagedb
