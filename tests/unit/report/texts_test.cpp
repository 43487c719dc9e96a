#include "report/messages/texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "report/messages/plural_rule.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

const Texts kEnglish = Texts::of("en");
const Texts kArabic = Texts::of("ar");
const Texts kArabicDigits = Texts::of("ar", Digits::arab);

std::string outages(const Texts& texts, std::int64_t n) {
  return texts.counted("headline.outages", n, {{"platform", "X"}, {"limits", ""}, {"period", "…"}});
}

// The forms that CLDR gives for Arabic: 0, 1, 2, then by the last two digits.
TEST(Texts, arabic_counts_in_six_forms) {
  EXPECT_EQ(outages(kArabic, 0), "لم تشهد منصة X أي عطل مؤكد في …");
  EXPECT_EQ(outages(kArabic, 1), "شهدت منصة X عطلًا واحدًا في …");
  EXPECT_EQ(outages(kArabic, 2), "شهدت منصة X عطلين في …");
  EXPECT_EQ(outages(kArabic, 3), "شهدت منصة X 3 أعطال في …");
  EXPECT_EQ(outages(kArabic, 10), "شهدت منصة X 10 أعطال في …");
  EXPECT_EQ(outages(kArabic, 11), "شهدت منصة X 11 عطلًا في …");
  EXPECT_EQ(outages(kArabic, 99), "شهدت منصة X 99 عطلًا في …");
  EXPECT_EQ(outages(kArabic, 100), "شهدت منصة X 100 عطل في …");
  EXPECT_EQ(outages(kArabic, 102), "شهدت منصة X 102 عطل في …");
  EXPECT_EQ(outages(kArabic, 103), "شهدت منصة X 103 أعطال في …");
  EXPECT_EQ(outages(kArabic, 1011), "شهدت منصة X 1,011 عطلًا في …");
}

TEST(Texts, english_counts_in_two_forms) {
  EXPECT_EQ(outages(kEnglish, 0), "X had 0 outages in …");
  EXPECT_EQ(outages(kEnglish, 1), "X had 1 outage in …");
  EXPECT_EQ(outages(kEnglish, 1200), "X had 1,200 outages in …");
}

TEST(PluralRule, reads_what_cldr_writes) {
  // Polish "few": 2-4, 22-24 …, but not 12-14.
  constexpr std::string_view few = "v = 0 and i % 10 = 2..4 and i % 100 != 12..14";
  EXPECT_TRUE(plural_rule_holds(few, 3));
  EXPECT_TRUE(plural_rule_holds(few, 124));
  EXPECT_FALSE(plural_rule_holds(few, 113));
  EXPECT_FALSE(plural_rule_holds(few, 5));
  EXPECT_TRUE(plural_rule_holds("n = 0,5..6 or n % 10 = 9", 6));
  EXPECT_TRUE(plural_rule_holds("n = 0,5..6 or n % 10 = 9", 19));
  EXPECT_FALSE(plural_rule_holds("n = 0,5..6 or n % 10 = 9", 4));
  for (const char* faulty : {"", "n", "n = ", "n % 0 = 1", "n = 1 and", "x = 1", "n = 1 2"})
    EXPECT_THROW((void)plural_rule_holds(faulty, 1), Error) << faulty;
}

TEST(Texts, arabic_digits_bring_their_points_and_commas) {
  EXPECT_EQ(kArabicDigits.count(25800), "٢٥٬٨٠٠");
  EXPECT_EQ(kArabicDigits.number(12.34), "١٢٫٣");
  EXPECT_EQ(kArabicDigits.share(0.125), "١٢٫٥٪");
  EXPECT_EQ(kArabicDigits.share(0.000001), "أقل من ٠٫٠٠١٪");
  EXPECT_EQ(kArabic.count(25800), "25,800");
  EXPECT_EQ(kArabic.share(0.125), "12.5%");
  EXPECT_EQ(kEnglish.share(0.125), "12.5 %");
  // Digits of the text itself too, but not those of a name.
  EXPECT_EQ(kArabicDigits.with("unknown.source", {{"source", "Web 2.0"}, {"basis", "س"}}),
            "Web 2.0 (س)");
  EXPECT_THAT(kArabicDigits.with("recurrence.back_24h", {{"share", "…"}}),
              testing::HasSubstr("٢٤ ساعة"));
}

TEST(Texts, durations_have_the_case_that_a_range_wants) {
  EXPECT_EQ(kArabic.duration(7200), "ساعتان");
  EXPECT_EQ(kArabic.duration(3 * 3600 + 120), "3 ساعات ودقيقتان");
  EXPECT_EQ(kArabic.duration(DurationBounds{7200, 11 * 86400}), "من ساعتين إلى 11 يومًا");
  EXPECT_EQ(kArabic.duration(DurationBounds{3600, std::nullopt}), "ساعة على الأقل");
  EXPECT_EQ(kArabic.duration(DurationBounds{std::nullopt, 60}), "دقيقة على الأكثر");
  EXPECT_EQ(kArabicDigits.duration(5 * 3600), "٥ ساعات");
  for (const Seconds seconds : {0L, 59L, 3900L, -86400L, 86399L})
    EXPECT_EQ(kEnglish.duration(seconds), format_duration(seconds));
  for (const auto& bounds : {DurationBounds{60, 3600}, DurationBounds{60, 60}, DurationBounds{},
                             DurationBounds{std::nullopt, 5}, DurationBounds{5, std::nullopt}})
    EXPECT_EQ(kEnglish.duration(bounds), format_duration(bounds));
}

TEST(Texts, times_and_their_bounds) {
  const Zone riyadh = Zone::named("Riyadh");
  const Instant at = *parse_rfc3339("2025-05-24T12:51:00Z");
  const Instant later = at + 600;
  EXPECT_EQ(kArabic.bounds({at, at}, riyadh), "24 مايو 2025، 15:51");
  EXPECT_EQ(kArabic.bounds({at, later}, riyadh), "بين 24 مايو 2025، 15:51 و16:01");
  EXPECT_EQ(kArabic.bounds({at, std::nullopt}, riyadh), "ليس قبل 24 مايو 2025، 15:51");
  EXPECT_EQ(kArabic.bounds({std::nullopt, at}, riyadh), "ليس بعد 24 مايو 2025، 15:51");
  EXPECT_EQ(kArabicDigits.bounds({at, at}, riyadh), "٢٤ مايو ٢٠٢٥، ١٥:٥١");
  EXPECT_EQ(kArabic.month_name(at, riyadh), "مايو 2025");
  EXPECT_EQ(kArabic.weekday_name(at, riyadh), "السبت 24 مايو 2025");
  EXPECT_EQ(kEnglish.month_name(at, riyadh), "May 2025");
  const Instant may = period_start(at, Period::month, riyadh);
  const Instant june = period_next(at, Period::month, riyadh);
  EXPECT_EQ(kArabic.bounds({may, june - 1}, riyadh), "مايو 2025");
  for (const auto& bounds :
       {TimeBounds{at, at}, TimeBounds{at, later}, TimeBounds{at, at + 90000}, TimeBounds{},
        TimeBounds{may, june - 1}, TimeBounds{may, std::nullopt}, TimeBounds{std::nullopt, at}})
    EXPECT_EQ(kEnglish.bounds(bounds, riyadh), format_bounds(bounds, riyadh));
}

TEST(Texts, words_of_queries_are_known_by_their_column) {
  EXPECT_EQ(kArabic.value("severity", "not stated"), "غير مذكورة");
  EXPECT_EQ(kArabic.value("standing", "official"), "رسمي");
  EXPECT_EQ(kArabic.value("title", "official"), "official");
  EXPECT_EQ(kArabic.value("period", "2025-05"), "مايو 2025");
  EXPECT_EQ(kArabic.value("period", "2025-W21"), "2025-W21");
  EXPECT_EQ(kEnglish.value("period", "2025-05"), "2025-05");
  EXPECT_EQ(kArabic.value("note", "no end is known: no mean; MTTF from 2 outages"),
            "لا نهاية معروفة: لا متوسط؛ متوسط الوقت حتى العطل من عطلين");
  EXPECT_EQ(kArabic.value("contradicts", "last update yesterday"),
            "آخر تحديث \u2068yesterday\u2069");
  EXPECT_TRUE(kArabic.has_value("verdict", "met"));
  EXPECT_FALSE(kArabic.has_value("verdict", "Met"));
}

TEST(Texts, a_name_keeps_its_direction_and_cannot_leave_its_isolate) {
  EXPECT_EQ(isolated("X"), "\u2068X\u2069");
  EXPECT_EQ(isolated("a\u2069b\u2068"), "\u2068a\uFFFDb\uFFFD\u2069");
}

TEST(Texts, a_name_with_braces_is_no_placeholder) {
  EXPECT_EQ(kEnglish.with("unknown.source", {{"source", "{basis}"}, {"basis", "feed"}}),
            "{basis} (feed)");
}

TEST(Texts, what_there_is_none_of) {
  EXPECT_THROW((void)Texts::of("de"), Error);
  EXPECT_THROW((void)Texts::of("en", Digits::arab), Error);
  EXPECT_THROW((void)digits_named("roman"), Error);
  EXPECT_THROW((void)kEnglish("no.such.key"), Error);
}

}  // namespace
}  // namespace outagedb
