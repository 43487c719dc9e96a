#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "output/pictures/pictures.hpp"

namespace outagedb {
namespace {

constexpr double kStep = 2.5;     // percent: dots nearer than that are stacked
constexpr double kLastTick = 90;  // percent: the label of a later one has no room
constexpr int kHighest = 10;      // dots in a stack

}  // namespace

void draw_lengths(Canvas& canvas, const std::vector<DurationBounds>& lengths) {
  Markup& page = canvas.page;
  Seconds shortest = 3600;
  Seconds longest = 7200;
  const auto shown = [](const DurationBounds& one) {
    return std::max<Seconds>(60, one.max ? (one.min.value_or(*one.max) + *one.max) / 2 : *one.min);
  };
  for (const DurationBounds& one : lengths) {
    shortest = std::min(shortest, shown(one));
    longest = std::max(longest, shown(one));
  }
  const DurationAcross across(shortest * 3 / 4, longest * 3 / 2, false);
  std::map<int, int> stacks;
  bool open = false;
  page.open("figure").open("div", {{"class", "spread"}, {"aria-hidden", "true"}});
  for (const DurationBounds& one : lengths) {
    const int at = static_cast<int>(std::lround(across.at(shown(one)) / kStep));
    const int height = std::min(stacks[at]++, kHighest);
    open = open || !one.max;
    page.open("i", {{"class", one.max ? "dot" : "dot vague"},
                    {"style", fmt::format("--a:{};--r:{}", at * kStep, height)}});
    page.close();
  }
  page.close().newline().open("div", {{"class", "ticks"}, {"aria-hidden", "true"}});
  for (const Seconds tick : across.ticks()) {
    if (across.at(tick) > kLastTick) continue;
    page.element("span", {{"style", fmt::format("--a:{:.1f}", across.at(tick))}},
                 canvas.texts.duration(tick));
  }
  page.close().newline();
  std::vector<std::pair<std::string, std::string>> entries{{"dot", "durations.key_known"}};
  if (open) entries.emplace_back("dot vague", "durations.key_open");
  write_key(canvas, entries);
  page.close().newline();
}

void draw_bars(Canvas& canvas, const std::vector<Bar>& bars) {
  Markup& page = canvas.page;
  page.open("div", {{"class", "bars"}});
  for (const Bar& bar : bars) {
    page.element("span", {}, bar.label);
    page.open("i", {{"class", "out"}, {"style", fmt::format("--w:{:.0f}", bar.share * 100)}})
        .close();
    page.element("b", {}, bar.value);
  }
  page.close().newline();
}

void write_key(Canvas& canvas, const std::vector<std::pair<std::string, std::string>>& entries) {
  if (entries.empty()) return;
  canvas.page.open("ul", {{"class", "key"}});
  for (const auto& [kind, key] : entries) {
    canvas.page.open("li").open("i", {{"class", kind}}).close();
    canvas.page.line(canvas.texts(key)).close();
  }
  canvas.page.close().newline();
}

}  // namespace outagedb
