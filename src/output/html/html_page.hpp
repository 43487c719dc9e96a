#pragma once

#include <string>
#include <string_view>

#include "output/html/markup.hpp"
#include "report/messages/texts.hpp"

namespace outagedb {

// Between so many zones a page switches: page/style.css has a rule for each.
inline constexpr std::size_t kMostZones = 6;

// A page that needs nothing from elsewhere and lets nothing in: style and script are page/*, the
// policy names them by their hashes. Writes up to where the content begins.
void open_page(Markup& page, const Texts& texts, std::string_view title);
void close_page(Markup& page);

// As a Content-Security-Policy names a text: sha256-BASE64.
[[nodiscard]] std::string policy_hash(std::string_view text);

}  // namespace outagedb
