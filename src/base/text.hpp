#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// How names are compared: NFKC, case-folded, white space collapsed and trimmed. Invalid UTF-8 is
// repaired first.
[[nodiscard]] std::string fold(std::string_view text);

// U+FFFD, which stands for each byte that is no UTF-8.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// First strong isolate, and its end: between them stands a text whose direction is its own.
// NOLINTNEXTLINE(misc-misleading-bidirectional): these are the characters themselves, as escapes
inline constexpr std::string_view kIsolate = "\xE2\x81\xA8";
inline constexpr std::string_view kIsolateEnd = "\xE2\x81\xA9";

// Invalid UTF-8 replaced by U+FFFD; `repaired` tells whether anything was.
[[nodiscard]] std::string valid_utf8(std::string_view text, bool* repaired = nullptr);

// Columns on a terminal: wide characters count 2, combining ones 0.
[[nodiscard]] std::size_t display_width(std::string_view text);

// ASCII white space off both ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

// The letters A to Z in lower case, all else as it is.
[[nodiscard]] std::string lower_ascii(std::string_view text);

// No longer than limit, in bytes; no character of UTF-8 torn.
[[nodiscard]] std::string cut(std::string text, std::size_t limit);

// The pieces between separators, each trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

// Lower case, digits and letters of any script kept, everything else a single '-': "Google Cloud" →
// "google-cloud".
[[nodiscard]] std::string slug_of(std::string_view text);

}  // namespace outagedb
