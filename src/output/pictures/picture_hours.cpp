#include <fmt/format.h>

#include <algorithm>

#include "output/pictures/pictures.hpp"

namespace outagedb {
namespace {

constexpr int kTop = 18;
constexpr int kPitch = 22;
constexpr int kHours = 24;
constexpr std::size_t kSunday = 6;  // of seven, starting with Monday
constexpr std::int64_t kShades = 4;

std::string which_outages(const Texts& texts, const Hours& hours) {
  std::string text = texts.with("picture.hours.how", {{"n", texts.count(hours.starts)}});
  if (hours.left_out > 0)
    text += " " + texts.with("picture.hours.left_out", {{"n", texts.count(hours.left_out)}});
  return text;
}

// Weekdays down, hours across. Each cell shows its number, so that nobody has to judge a shade; on
// a narrow screen there is room for one digit.
class HoursPicture {
 public:
  HoursPicture(Canvas& canvas, const Hours& hours)
      : texts_(canvas.texts),
        hours_(hours),
        svg_(canvas.page,
             {"hours", kTop + 7 * kPitch + 2,
              texts_.with("picture.hours", {{"zone", texts_.value("zone", hours.zone.label())}}),
              which_outages(texts_, hours), canvas.mirrored()},
             canvas.next_id()),
        across_(svg_.across(0, kHours)) {
    for (const auto& day : hours.cells)
      for (const HourCell& cell : day) most_starts_ = std::max(most_starts_, cell.starts);
  }

  void draw() {
    for (int hour = 0; hour < kHours; hour += 3) {
      svg_.text(across_.at(hour + 0.5), kTop - 6, texts_.in_digits(fmt::format("{:02}", hour)),
                "tick mid");
    }
    // The week begins on the readers' first weekday.
    const std::size_t first = texts_.right_to_left() ? kSunday : 0;
    for (std::size_t row = 0; row < 7; ++row)
      draw_day((first + row) % 7, kTop + kPitch * static_cast<double>(row));
  }

 private:
  void draw_day(std::size_t day, double y) {
    const std::string name = texts_.weekday(static_cast<int>(day) + 1);
    svg_.text(across_.at(0), y + 14, name, "label end", -6);
    for (std::size_t hour = 0; hour < kHours; ++hour) {
      const HourCell& cell = hours_.cells[day][hour];
      const auto at = static_cast<double>(hour);
      const std::string tip =
          texts_.with("tip.hour", {{"day", name},
                                   {"hour", texts_.in_digits(fmt::format("{:02}", hour))},
                                   {"n", texts_.count(cell.starts)},
                                   {"observed", texts_.duration(cell.observed)}});
      svg_.bar(across_.between(at + 0.04, at + 0.96), y, kPitch - 2, kind(cell), tip);
      if (cell.starts > 0)
        svg_.text(across_.at(at + 0.5), y + 14, texts_.count(cell.starts),
                  fmt::format("cell mid{}{}", shade(cell) == kShades ? " on" : "",
                              cell.starts > 9 ? " sparse" : ""));
    }
  }

  [[nodiscard]] std::int64_t shade(const HourCell& cell) const {
    return (cell.starts * kShades + most_starts_ - 1) / most_starts_;
  }

  [[nodiscard]] std::string kind(const HourCell& cell) const {
    if (cell.observed == 0) return "unobserved";
    return cell.starts == 0 ? "track" : fmt::format("shade s{}", shade(cell));
  }

  const Texts& texts_;
  const Hours& hours_;
  std::int64_t most_starts_ = 1;
  Svg svg_;
  XScale across_;
};

}  // namespace

void draw_hours(Canvas& canvas, const Hours& hours) {
  canvas.page.open("figure").newline();
  HoursPicture(canvas, hours).draw();
  canvas.page.element("p", {{"class", "note"}}, which_outages(canvas.texts, hours));
  canvas.page.close().newline();
}

}  // namespace outagedb
