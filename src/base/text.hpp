#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// The form in which names are compared: NFKC, case-folded, white space collapsed and trimmed.
// Invalid UTF-8 is repaired first.
[[nodiscard]] std::string fold(std::string_view text);

// U+FFFD, the replacement for each byte that is not UTF-8.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// First strong isolate and its end: they enclose text that has a direction of its own.
// NOLINTNEXTLINE(misc-misleading-bidirectional): these are the characters themselves, as escapes
inline constexpr std::string_view kIsolate = "\xE2\x81\xA8";
inline constexpr std::string_view kIsolateEnd = "\xE2\x81\xA9";

// Replaces invalid UTF-8 by U+FFFD; sets `repaired` to whether there was any.
[[nodiscard]] std::string valid_utf8(std::string_view text, bool* repaired = nullptr);

// Columns on a terminal: wide characters count 2, combining ones 0.
[[nodiscard]] std::size_t display_width(std::string_view text);

inline constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

// Replaces no-break spaces by plain ones.
[[nodiscard]] std::string with_plain_spaces(std::string text);

// Removes ASCII white space from both ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

// Converts A to Z to lower case and leaves everything else unchanged.
[[nodiscard]] std::string lower_ascii(std::string_view text);

// At most `limit` bytes; never splits a UTF-8 character.
[[nodiscard]] std::string cut(std::string text, std::size_t limit);

// The parts between separators, each trimmed, without empty ones.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

// Lower case; digits and letters of any script are kept, every other run of characters becomes a
// single '-': "Google Cloud" → "google-cloud".
[[nodiscard]] std::string slug_of(std::string_view text);

}  // namespace outagedb
