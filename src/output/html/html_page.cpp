#include "output/html/html_page.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/embedded.hpp"
#include "base/sha256.hpp"

namespace outagedb {
namespace {

std::string_view page_file(std::string_view name) {
  const auto files = embedded::page();
  return std::ranges::find(files, name, &embedded::File::name)->text;
}

// Three bytes become four letters; the last two of a digest's 32 bytes become three and a '='.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    const std::string_view digits = hex.substr(at, 6);
    std::uint32_t bits = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), bits, 16);
    bits <<= 4 * (6 - digits.size());
    for (std::size_t letter = 0; letter < 4; ++letter) {
      const bool has_bits = letter * 6 < digits.size() * 4;
      out += has_bits ? letters[bits >> (18 - 6 * letter) & 63U] : '=';
    }
  }
  return out;
}

// Fills that are distinguished by their pattern. Not hidden with display, which would disable them.
void write_patterns(Markup& page) {
  page.open("svg", {{"class", "defs"}, {"width", "0"}, {"height", "0"}, {"aria-hidden", "true"}});
  page.open("defs");
  page.open("pattern", {{"id", "hatch"},
                        {"width", "6"},
                        {"height", "6"},
                        {"patternUnits", "userSpaceOnUse"},
                        {"patternTransform", "rotate(45)"}});
  page.empty("rect", {{"class", "hatch-ground"}, {"width", "6"}, {"height", "6"}});
  page.empty("path", {{"class", "hatch-line"}, {"d", "M0 0V6"}}).close();
  page.open(
      "pattern",
      {{"id", "stripes"}, {"width", "4"}, {"height", "4"}, {"patternUnits", "userSpaceOnUse"}});
  page.empty("rect", {{"class", "stripes-ground"}, {"width", "4"}, {"height", "4"}});
  page.empty("path", {{"class", "stripes-line"}, {"d", "M0 2H4"}}).close();
  page.close().close().newline();
}

}  // namespace

std::string policy_hash(std::string_view text) { return "sha256-" + base64_of_hex(sha256(text)); }

void open_page(Markup& page, const Texts& texts, std::string_view title) {
  const std::string policy = "default-src 'none'; style-src '" + policy_hash(page_file("style")) +
                             "'; script-src '" + policy_hash(page_file("script")) +
                             "'; base-uri 'none'; form-action 'none'";
  page.doctype().newline();
  page.open("html", {{"lang", std::string(texts.language())},
                     {"dir", texts.right_to_left() ? "rtl" : "ltr"}})
      .newline();
  page.open("head").newline();
  page.empty("meta", {{"charset", "utf-8"}}).newline();
  page.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}}).newline();
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}})
      .newline();
  page.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}}).newline();
  page.open("title").text(title).close().newline();
  page.verbatim("style", page_file("style")).newline();
  page.close().newline().open("body").newline();
  write_patterns(page);
  page.open("div", {{"class", "sheet"}}).newline();
}

void close_page(Markup& page) {
  page.close().newline();
  page.open("div", {{"id", "tip"}, {"aria-hidden", "true"}, {"hidden", ""}}).close().newline();
  page.verbatim("script", page_file("script")).newline();
  page.close().newline().close().newline();
}

}  // namespace outagedb
