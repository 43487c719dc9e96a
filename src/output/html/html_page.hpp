#pragma once

#include <string>
#include <string_view>

#include "output/html/markup.hpp"
#include "report/messages/texts.hpp"

namespace outagedb {

// The largest number of zones between which a page can switch: page/style.css has a rule for each.
inline constexpr std::size_t kMostZones = 6;

// A self-contained page that loads nothing and runs nothing: its style is page/style.css, which the
// policy allows by its hash. Writes up to where the content begins.
void open_page(Markup& page, const Texts& texts, std::string_view title);
void close_page(Markup& page);

// A text's hash source in a Content-Security-Policy: sha256-BASE64.
[[nodiscard]] std::string policy_hash(std::string_view text);

}  // namespace outagedb
