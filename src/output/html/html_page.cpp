#include "output/html/html_page.hpp"

#include <algorithm>

#include "base/base64.hpp"
#include "base/embedded.hpp"
#include "base/hex.hpp"
#include "base/sha256.hpp"

namespace outagedb {
namespace {

std::string_view page_file(std::string_view name) {
  const auto files = embedded::page();
  return std::ranges::find(files, name, &embedded::File::name)->text;
}

}  // namespace

std::string policy_hash(std::string_view text) {
  return "sha256-" + base64(from_hex(sha256(text)).value());
}

void open_page(Markup& page, const Texts& texts, std::string_view title) {
  const std::string policy =
      "default-src 'none'; style-src '" + policy_hash(page_file("style")) +
      "'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'";
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
}

void close_page(Markup& page) { page.close().newline().close().newline(); }

}  // namespace outagedb
