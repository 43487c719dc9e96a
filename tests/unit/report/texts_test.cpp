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

// Without the characters that hold numbers and units together and in their direction.
std::string plain(std::string text) {
  for (const std::string_view mark : {"\u00a0", "\u200e"}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
      text.replace(at, mark.size(), mark == "\u00a0" ? " " : "");
  }
  return text;
}

std::string ends(const Texts& texts, std::int64_t n) { return texts.counted("fact.ends", n); }

// The forms that CLDR gives for Arabic: 0, 1, 2, then by the last two digits.
TEST(Texts, arabic_counts_in_six_forms) {
  EXPECT_EQ(ends(kArabic, 1), "نهاية عطل واحد غير معروفة");
  EXPECT_EQ(ends(kArabic, 2), "نهايتا عطلين غير معروفتين");
  EXPECT_EQ(ends(kArabic, 3), "نهايات 3 أعطال غير معروفة");
  EXPECT_EQ(ends(kArabic, 10), "نهايات 10 أعطال غير معروفة");
  EXPECT_EQ(ends(kArabic, 11), "نهايات 11 عطلًا غير معروفة");
  EXPECT_EQ(ends(kArabic, 99), "نهايات 99 عطلًا غير معروفة");
  EXPECT_EQ(ends(kArabic, 100), "نهايات 100 عطل غير معروفة");
  EXPECT_EQ(ends(kArabic, 102), "نهايات 102 عطل غير معروفة");
  EXPECT_EQ(ends(kArabic, 103), "نهايات 103 أعطال غير معروفة");
}

TEST(Texts, english_counts_in_two_forms) {
  EXPECT_EQ(ends(kEnglish, 1), "the end of 1 is not known");
  EXPECT_EQ(ends(kEnglish, 1200), "the ends of 1,200 are not known");
}

TEST(Texts, english_says_how_often_in_words_up_to_ten) {
  EXPECT_EQ(kEnglish.times(1), "once");
  EXPECT_EQ(kEnglish.times(10), "ten times");
  EXPECT_EQ(kEnglish.times(11), "11 times");
}

TEST(Texts, availability_keeps_the_nines_that_it_has) {
  EXPECT_EQ(kEnglish.availability(0.9949), "99.49%");
  EXPECT_EQ(kEnglish.availability(0.99995), "99.995%");
  EXPECT_EQ(kEnglish.availability(1), "100%");
  EXPECT_EQ(kEnglish.availability(0.9999999999), "99.999999%");
}

TEST(Texts, symbols_of_what_sources_state_become_words) {
  EXPECT_EQ(kEnglish.stated("~2025-05-22 14:00 ET"), "about 2025-05-22 14:00 ET");
  EXPECT_EQ(kEnglish.stated("2025-05-24 08:00..2025-05-24 09:00"),
            "2025-05-24 08:00 to 2025-05-24 09:00");
  EXPECT_EQ(kEnglish.stated("..2025-05"), "until 2025-05");
  EXPECT_EQ(kEnglish.stated("2025-05.."), "2025-05 or later");
  EXPECT_EQ(kEnglish.stated(">=25,000 (US); <=650 (GB)"), "at least 25,000 (US); at most 650 (GB)");
}

TEST(Texts, a_title_in_another_script_is_foreign) {
  EXPECT_TRUE(kEnglish.in_own_script("X down \u2013 24 May"));
  EXPECT_FALSE(kEnglish.in_own_script("عطل"));
  EXPECT_TRUE(kArabic.in_own_script("عطل X"));
  EXPECT_FALSE(kArabic.in_own_script("X outage"));
  EXPECT_TRUE(kArabic.in_own_script("2025"));
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
  EXPECT_EQ(plain(kArabicDigits.share(0.125)), "١٢٫٥٪");
  EXPECT_EQ(plain(kArabicDigits.share(0.000001)), "أقل من ٠٫٠٠١٪");
  EXPECT_EQ(kArabic.count(25800), "25,800");
  EXPECT_EQ(plain(kArabic.share(0.125)), "12.5%");
  EXPECT_EQ(plain(kEnglish.share(0.125)), "12.5%");
  // Digits of the text itself too, but not those of a name.
  EXPECT_EQ(kArabicDigits.with("unknown.source", {{"source", "Web 2.0"}, {"basis", "س"}}),
            "Web 2.0 (س)");
  EXPECT_THAT(kArabicDigits("recurrence.within_24h"), testing::HasSubstr("٢٤"));
}

TEST(Texts, durations_have_the_case_that_a_range_wants) {
  EXPECT_EQ(plain(kArabic.duration(7200)), "ساعتان");
  EXPECT_EQ(plain(kArabic.duration(3 * 3600 + 120)), "3 ساعات ودقيقتان");
  EXPECT_EQ(plain(kArabic.duration(DurationBounds{7200, 11 * 86400})), "من ساعتين إلى 11 يومًا");
  EXPECT_EQ(plain(kArabic.duration(DurationBounds{3600, std::nullopt})), "ما لا يقل عن ساعة");
  EXPECT_EQ(plain(kArabic.duration(DurationBounds{std::nullopt, 60})), "ما لا يزيد على دقيقة");
  EXPECT_EQ(plain(kArabicDigits.duration(5 * 3600)), "٥ ساعات");
  EXPECT_EQ(plain(kEnglish.duration(3900)), "1 h 5 min");
  EXPECT_EQ(plain(kEnglish.duration(DurationBounds{60, 3600})), "1 min to 1 h");
  EXPECT_EQ(plain(kEnglish.duration(DurationBounds{60, 60})), "1 min");
  EXPECT_EQ(plain(kEnglish.duration(DurationBounds{})), "not known");
  EXPECT_EQ(plain(kEnglish.duration(DurationBounds{0, 3600})), "at most 1 h");
  EXPECT_EQ(plain(kEnglish.duration(DurationBounds{5, std::nullopt})), "at least 5 s");
}

TEST(Texts, times_and_their_bounds) {
  const Zone riyadh = Zone::named("Riyadh");
  const Instant at = *parse_rfc3339("2025-05-24T12:51:00Z");
  const Instant later = at + 600;
  EXPECT_EQ(plain(kArabic.bounds({at, at}, riyadh)), "24 مايو 2025، 15:51");
  EXPECT_EQ(plain(kArabic.bounds({at, later}, riyadh)), "24 مايو 2025، 15:51 إلى 16:01");
  EXPECT_EQ(plain(kArabic.bounds({at, std::nullopt}, riyadh)), "24 مايو 2025، 15:51 أو بعد ذلك");
  EXPECT_EQ(plain(kArabic.bounds({std::nullopt, at}, riyadh)), "24 مايو 2025، 15:51 أو قبل ذلك");
  EXPECT_EQ(plain(kArabicDigits.bounds({at, at}, riyadh)), "٢٤ مايو ٢٠٢٥، ١٥:٥١");
  EXPECT_EQ(plain(kArabic.month_name(at, riyadh)), "مايو 2025");
  EXPECT_EQ(plain(kEnglish.month_name(at, riyadh)), "May 2025");
  const Instant may = period_start(at, Period::month, riyadh);
  const Instant june = period_next(at, Period::month, riyadh);
  EXPECT_EQ(plain(kArabic.bounds({may, june - 1}, riyadh)), "مايو 2025");
  EXPECT_EQ(plain(kEnglish.bounds({at, later}, riyadh)), "2025-05-24 15:51 to 16:01");
  EXPECT_EQ(plain(kEnglish.bounds({at, at + 86399 + 9}, riyadh)),
            "2025-05-24 15:51 to 2025-05-25 15:51:08");
  EXPECT_EQ(plain(kEnglish.bounds({at, at + 3599}, riyadh)), "2025-05-24 15:51 to 16:51");
  EXPECT_EQ(plain(kEnglish.bounds({may, std::nullopt}, riyadh)), "from 2025-05 on");
  EXPECT_EQ(plain(kEnglish.bounds({std::nullopt, at}, riyadh)), "until 2025-05-24 15:51");
  EXPECT_EQ(plain(kEnglish.bounds({}, riyadh)), "not known");
}

TEST(Texts, words_of_queries_are_known_by_their_column) {
  EXPECT_EQ(plain(kArabic.value("severity", "not stated")), "غير مذكورة");
  EXPECT_EQ(plain(kArabic.value("standing", "official")), "رسمي");
  EXPECT_EQ(plain(kArabic.value("title", "official")), "official");
  EXPECT_EQ(plain(kArabic.value("period", "2025-05")), "مايو 2025");
  EXPECT_EQ(plain(kArabic.value("period", "2025-W21")), "2025-W21");
  EXPECT_EQ(plain(kEnglish.value("period", "2025-05")), "2025-05");
  EXPECT_EQ(plain(kArabic.value("note", "no end is known: no mean; MTTF from 2 outages")),
            "لا نهاية معروفة، فلا متوسط؛ متوسط وقت التشغيل حتى العطل محسوب من عطلين");
  EXPECT_EQ(plain(kArabic.value("contradicts", "last update yesterday")),
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
