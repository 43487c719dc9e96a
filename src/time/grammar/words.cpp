#include "time/grammar/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <unordered_map>

#include "base/text.hpp"
#include "time/zones/plain.hpp"

namespace outagedb {
namespace {

using Words = std::unordered_map<std::string, int>;

// Rows of words separated by '|', numbered from `first`.
template <std::size_t N>
Words words_of(const std::array<std::string_view, N>& rows, int first) {
  Words words;
  for (std::size_t row = 0; row < N; ++row) {
    for (const auto word : split(rows[row], '|')) {
      words.emplace(make_plain(word).text, first + static_cast<int>(row));
    }
  }
  return words;
}

std::optional<int> find(const Words& words, std::string_view word) {
  const auto found = words.find(std::string(word));
  if (found == words.end()) return std::nullopt;
  return found->second;
}

template <typename Enum>
std::optional<Enum> find_as(const Words& words, std::string_view word) {
  const auto found = find(words, word);
  return found ? std::optional(static_cast<Enum>(*found)) : std::nullopt;
}

constexpr std::array<std::string_view, 12> kMonths = {"january|jan|يناير|كانون الثاني",
                                                      "february|feb|فبراير|شباط",
                                                      "march|mar|مارس|آذار",
                                                      "april|apr|أبريل|إبريل|نيسان",
                                                      "may|مايو|أيار",
                                                      "june|jun|يونيو|يونيه|حزيران",
                                                      "july|jul|يوليو|يوليه|تموز",
                                                      "august|aug|أغسطس|آب",
                                                      "september|sept|sep|سبتمبر|أيلول",
                                                      "october|oct|أكتوبر|تشرين الأول",
                                                      "november|nov|نوفمبر|تشرين الثاني",
                                                      "december|dec|ديسمبر|كانون الأول"};

constexpr std::array<std::string_view, 7> kWeekdays = {"monday|mon|الاثنين|الإثنين",
                                                       "tuesday|tue|tues|الثلاثاء",
                                                       "wednesday|wed|الأربعاء",
                                                       "thursday|thu|thur|thurs|الخميس",
                                                       "friday|fri|الجمعة",
                                                       "saturday|sat|السبت",
                                                       "sunday|sun|الأحد"};

constexpr std::array<std::string_view, 2> kHalfDays = {"am|ص|صباحا", "pm|م|مساء"};
constexpr std::array<std::string_view, 3> kDayParts = {"morning|صباح|صباحا", "afternoon",
                                                       "evening|مساء"};
constexpr std::array<std::string_view, 3> kMonthParts = {"early|أوائل|مطلع", "mid|منتصف",
                                                         "late|أواخر"};

constexpr std::string_view kApproximate[] = {"about",         "around", "circa", "ca",
                                             "approximately", "حوالي",  "نحو"};
constexpr std::string_view kFillers[] = {"on", "in", "the", "يوم", "في", "شهر", "عام", "سنه"};

constexpr std::string_view kBetweenHint = "write a range as 2025-05-24 08:00..09:00 ET";

constexpr RefusedWord kRefused[] = {
    {"night", "'night' spans midnight",
     "write the hours, as in 2025-06-14 22:00..2025-06-15 02:00 ET"},
    {"overnight", "'overnight' spans midnight",
     "write the hours, as in 2025-06-14 22:00..2025-06-15 02:00 ET"},
    {"midnight", "'midnight' is ambiguous: it may be the start or the end of the day",
     "write 00:00 of the day that begins"},
    {"noon", "'noon' is not supported", "write 12:00"},
    {"today", "'today' depends on the day it is read", "write the date"},
    {"yesterday", "'yesterday' depends on the day it is read", "write the date"},
    {"tomorrow", "'tomorrow' depends on the day it is read", "write the date"},
    {"now", "'now' depends on the moment it is read", "write the time"},
    {"local", "'local' names no time zone", "write the zone, as in 08:51 ET"},
    {"from", "'from' is not supported", kBetweenHint},
    {"to", "'to' is not supported", kBetweenHint},
    {"until", "'until' is not supported", kBetweenHint},
    {"till", "'till' is not supported", kBetweenHint},
    {"between", "'between' is not supported", kBetweenHint},
    {"and", "'and' is not supported", kBetweenHint},
    {"since", "'since' is not supported", "write 2025-05.. for 'not before'"},
    {"after", "'after' is not supported", "write 2025-05.. for 'not before'"},
    {"before", "'before' is not supported", "write ..2025-05 for 'not after'"},
    {"by", "'by' is not supported", "write ..2025-05 for 'not after'"},
    {"y", "years have four digits", "write 2025"},
    {"spring", "seasons differ between the hemispheres",
     "write the months, as in 2025-03..2025-05"},
    {"summer", "seasons differ between the hemispheres",
     "write the months, as in 2025-06..2025-08"},
    {"autumn", "seasons differ between the hemispheres",
     "write the months, as in 2025-09..2025-11"},
    {"fall", "seasons differ between the hemispheres", "write the months, as in 2025-09..2025-11"},
    {"winter", "seasons differ between the hemispheres",
     "write the months, as in 2024-12..2025-02"},
};

}  // namespace

std::optional<int> month_word(std::string_view word) {
  static const Words months = words_of(kMonths, 1);
  return find(months, word);
}

std::optional<int> month_words(std::string_view first, std::string_view second) {
  return month_word(std::string(first) + " " + std::string(second));
}

std::optional<int> weekday_word(std::string_view word) {
  static const Words weekdays = words_of(kWeekdays, 1);
  return find(weekdays, word);
}

std::optional<HalfDay> half_day_word(std::string_view word) {
  static const Words halves = words_of(kHalfDays, 0);
  return find_as<HalfDay>(halves, word);
}

std::optional<DayPart> day_part_word(std::string_view word) {
  static const Words parts = words_of(kDayParts, 0);
  return find_as<DayPart>(parts, word);
}

std::optional<MonthPart> month_part_word(std::string_view word) {
  static const Words parts = words_of(kMonthParts, 0);
  return find_as<MonthPart>(parts, word);
}

bool is_approximate_word(std::string_view word) {
  return std::ranges::find(kApproximate, word) != std::end(kApproximate);
}

bool is_clock_word(std::string_view word) {
  return word == "at" || word == "الساعه" || word == "عند";
}

bool is_of_word(std::string_view word) { return word == "of" || word == "من"; }

bool is_filler_word(std::string_view word) {
  return std::ranges::find(kFillers, word) != std::end(kFillers);
}

std::string_view weekday_name(int weekday) {
  constexpr std::string_view kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday"};
  return kNames[weekday - 1];
}

const RefusedWord* refused_word(std::string_view word) {
  const auto* found = std::ranges::find(kRefused, word, &RefusedWord::word);
  return found == std::end(kRefused) ? nullptr : found;
}

}  // namespace outagedb
