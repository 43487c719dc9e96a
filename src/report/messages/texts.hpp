#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/instant.hpp"
#include "time/calendar/calendar.hpp"
#include "time/format/format_time.hpp"
#include "time/zones/zone.hpp"

namespace outagedb {

struct TextCatalogue;

enum class Digits { latn, arab };  // CLDR's names: 0-9, ٠-٩
// Throws Error for another name.
[[nodiscard]] Digits digits_named(std::string_view name);

// Isolates a name or external text for insertion into one of Texts, so that it keeps its own
// direction. Writers translate the isolates to their format (see escape_line() in
// output/tables/escape_controls.hpp). Isolates in the name itself become U+FFFD.
[[nodiscard]] std::string isolated(std::string_view name);

// The wording of reports in one language, from texts/LANGUAGE.txt, with its formats for numbers and
// times. Cheap to copy.
class Texts : public TimeStyle {
 public:
  // "en", "ar". Throws Error with a list of the languages, and if the language does not use these
  // digits.
  [[nodiscard]] static Texts of(std::string_view language, Digits digits = Digits::latn);

  // Throws Error for an unknown key, which is a bug in outagedb.
  [[nodiscard]] std::string operator()(std::string_view key) const;
  using Values = std::initializer_list<std::pair<std::string_view, std::string>>;
  // Replaces each "{name}" by its value.
  [[nodiscard]] std::string with(std::string_view key, Values values) const;
  // The language's plural form of the text for the number; {n} is the formatted number.
  [[nodiscard]] std::string counted(std::string_view key, std::int64_t n, Values values = {}) const;
  // Translates a word that a canned query gives in that column ("not stated" of severity, 2025-05
  // of period; "zone" is for labels of zones); returns any other text unchanged.
  [[nodiscard]] std::string value(std::string_view column, std::string_view text) const;
  // Whether value() knows the word, so that it is ours and not a source's.
  [[nodiscard]] bool has_value(std::string_view column, std::string_view text) const;

  // "One", "One, Two"; empty without any.
  [[nodiscard]] std::string enumerated(const std::vector<std::string>& items) const;

  // The name of a country by its ISO 3166 code; of another region the code itself, isolated.
  [[nodiscard]] std::string region(std::string_view code) const;
  // A time, duration or number as a source states it, with words for the symbols of our notation:
  // "~2025-05-22 14:00 ET" → "about 2025-05-22 14:00 ET".
  [[nodiscard]] std::string stated(std::string_view text) const;

  [[nodiscard]] std::string_view language() const;  // "ar"
  [[nodiscard]] bool right_to_left() const;
  // Whether the text has letters of the script in which the language is written, or no letters.
  [[nodiscard]] bool in_own_script(std::string_view text) const;
  [[nodiscard]] Digits digits() const { return digits_; }

  // Converts the ASCII digits in a text of ours to the digits of these Texts: "2025" → "٢٠٢٥".
  [[nodiscard]] std::string in_digits(std::string_view text) const;
  [[nodiscard]] std::string count(std::int64_t value) const;                 // 25,800
  [[nodiscard]] std::string count(std::optional<std::int64_t> value) const;  // "?": unknown
  [[nodiscard]] std::string number(double value) const;                      // as people_number()
  [[nodiscard]] std::string share(double value) const;        // as people_share(): 12.5 %
  [[nodiscard]] std::string whole_share(double value) const;  // 46%
  // With as many digits as the share that is missing needs: 99.49%, 99.951%.
  [[nodiscard]] std::string availability(double value) const;
  [[nodiscard]] std::string times(std::int64_t n) const;  // once, twice, three times … 11 times
  // A number with the relation =, >=, <= or ~ to it in words: at least 25,000.
  [[nodiscard]] std::string related(const std::string& number, std::string_view relation) const;
  [[nodiscard]] std::string duration(
      Seconds seconds, Rounding rounding = Rounding::nearest) const;       // as format_duration()
  [[nodiscard]] std::string duration(const DurationBounds& bounds) const;  // the same

  [[nodiscard]] std::string month(int month) const;      // 1 January … 12 December
  [[nodiscard]] std::string weekday(int weekday) const;  // 1 Monday … 7 Sunday
  [[nodiscard]] std::string month_name(Instant at, const Zone& zone) const;  // May 2025
  [[nodiscard]] std::string year_name(Instant at, const Zone& zone) const;   // 2025
  [[nodiscard]] std::string day_name(Instant at, const Zone& zone) const;    // 24 May 2025
  [[nodiscard]] std::string clock(Instant at, const Zone& zone) const;  // 08:51, seconds if any
  // One of the texts date.*.
  [[nodiscard]] std::string date_text(std::string_view key, Instant at, const Zone& zone) const;
  [[nodiscard]] std::string bounds(const TimeBounds& bounds, const Zone& zone) const;

  // For times in tables and lines; see TimeStyle.
  [[nodiscard]] std::string period(Instant at, Period period, const Zone& zone) const override;
  [[nodiscard]] std::string minute(Instant at, const Zone& zone) const override;
  [[nodiscard]] std::string with_offset(Instant at, const Zone& zone) const override;
  [[nodiscard]] std::string in_utc(const std::string& times) const override;
  [[nodiscard]] std::string since(const std::string& time) const override;
  [[nodiscard]] std::string until(const std::string& time) const override;
  [[nodiscard]] std::string between(const std::string& from,
                                    const std::string& until) const override;
  [[nodiscard]] std::string on_one_day(Instant from, Instant until,
                                       const Zone& zone) const override;
  [[nodiscard]] std::string unknown() const override;

 private:
  Texts(const TextCatalogue& catalogue, Digits digits) : catalogue_(&catalogue), digits_(digits) {}
  [[nodiscard]] const std::string& raw(std::string_view key) const;
  [[nodiscard]] const std::string& raw_form(std::string_view key, std::uint64_t n) const;
  using ValueOf = std::function<std::string(std::string_view name)>;
  [[nodiscard]] std::string expanded(std::string_view text, const ValueOf& value_of) const;
  [[nodiscard]] std::string filled(std::string_view text, Values values) const;
  [[nodiscard]] std::string period_value(std::string_view label) const;
  [[nodiscard]] std::string date(std::string_view key, const LocalTime& local) const;
  [[nodiscard]] std::string magnitude(Seconds seconds, std::string_view after,
                                      Rounding rounding) const;
  [[nodiscard]] std::string localized(std::string number) const;
  [[nodiscard]] std::string percent(const std::string& number) const;

  const TextCatalogue* catalogue_;
  Digits digits_;
};

}  // namespace outagedb
