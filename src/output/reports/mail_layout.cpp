#include "output/reports/mail_layout.hpp"

#include <fmt/format.h>

#include "output/tables/escape_controls.hpp"

namespace outagedb {

std::string styled(int size, std::string_view colour, std::string_view more) {
  constexpr std::string_view kFont = "font-family:Segoe UI,Helvetica,Arial,sans-serif;";
  return fmt::format("{}font-size:{}px;line-height:{}px;color:{};{}", kFont, size, size * 29 / 20,
                     colour, more);
}

MailLayout::MailLayout(const Texts& texts)
    : language_(texts.language()),
      direction_(texts.right_to_left() ? "rtl" : "ltr"),
      start_(texts.right_to_left() ? "right" : "left"),
      end_(texts.right_to_left() ? "left" : "right") {}

void MailLayout::open_document(const std::string& title) {
  page_.doctype().newline();
  page_.open("html", {{"lang", language_}, {"dir", direction_}}).newline();
  page_.open("head").newline();
  page_.empty("meta", {{"http-equiv", "Content-Type"}, {"content", "text/html; charset=utf-8"}});
  page_.newline();
  page_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page_.newline();
  // Mail programs of telephones otherwise make links of the times of outages.
  page_.empty("meta", {{"name", "format-detection"},
                       {"content", "telephone=no, date=no, address=no, email=no"}});
  page_.newline().open("title").text(escape_line(title, false)).close().newline().close().newline();
  page_.open("body", {{"dir", direction_},
                      {"bgcolor", std::string(kPaper)},
                      {"style", fmt::format("margin:0;padding:0;background-color:{};", kPaper)}});
  page_.newline();
  // The attribute is for Outlook; elsewhere the page also fits a narrow window.
  page_.open("table", {{"role", "presentation"},
                       {"dir", direction_},
                       {"align", "center"},
                       {"width", "600"},
                       {"cellpadding", "0"},
                       {"cellspacing", "0"},
                       {"border", "0"},
                       {"bgcolor", std::string(kPaper)},
                       {"style", "width:600px;max-width:100%;margin:0 auto;"}});
  page_.newline();
}

void MailLayout::close_document() { page_.close().newline().close().newline().close().newline(); }

void MailLayout::open_row(int above, const std::string& style) {
  page_.open("tr").open("td",
                        {{"dir", direction_},
                         {"align", start_},
                         {"style", fmt::format("padding:{}px 16px 0 16px;{}", above, style)}});
}

void MailLayout::close_row() { page_.close().close().newline(); }

void MailLayout::row(int above, const std::string& style, const std::string& line) {
  if (line.empty()) return;
  open_row(above, style);
  page_.line(line);
  close_row();
}

void MailLayout::open_table(std::string_view padding) {
  page_.newline().open("table", {{"role", "presentation"},
                                 {"dir", direction_},
                                 {"width", "100%"},
                                 {"cellpadding", std::string(padding)},
                                 {"cellspacing", "0"},
                                 {"border", "0"},
                                 {"style", "width:100%;"}});
  page_.newline();
}

void MailLayout::close_table() { page_.close().newline(); }

void MailLayout::open_cell(std::string_view width, const std::string& align,
                           const std::string& style) {
  page_.open("td", {{"dir", direction_},
                    {"align", align},
                    {"valign", "top"},
                    {"width", std::string(width)},
                    {"style", style}});
}

std::string MailLayout::gap(int pixels) const {
  return fmt::format("padding-{}:{}px;", end_, pixels);
}

void MailLayout::headline(std::string_view tag, const std::string& line) {
  open_row(tag == "h1" ? 6 : 44, styled(26, kInk));
  page_.element(tag, {{"style", fmt::format("margin:0;{}font-weight:bold;", styled(26, kInk))}},
                line);
  close_row();
}

void MailLayout::heading(std::string_view tag, const std::string& line) {
  open_row(36, styled(18, kInk));
  page_.element(tag, {{"style", fmt::format("margin:0;{}font-weight:bold;", styled(18, kInk))}},
                line);
  close_row();
}

void MailLayout::paragraph(const std::string& line) { row(6, styled(15, kInk), line); }

void MailLayout::note(const std::string& line) { row(6, styled(13, kSoft), line); }

void MailLayout::open_data() {
  page_.newline().open("table", {{"dir", direction_},
                                 {"width", "100%"},
                                 {"cellpadding", "4"},
                                 {"cellspacing", "0"},
                                 {"border", "0"},
                                 {"style", "width:100%;border-collapse:collapse;"}});
  page_.newline();
}

void MailLayout::head_cell(const std::string& line) {
  page_.element(
      "th",
      {{"scope", "col"},
       {"dir", direction_},
       {"align", start_},
       {"valign", "bottom"},
       {"style", styled(13, kSoft, fmt::format("padding:6px 0;{}font-weight:normal;", gap(10)))}},
      line);
}

void MailLayout::data_cell(const std::string& line, bool strong) {
  page_.open(
      "td",
      {{"dir", direction_},
       {"align", start_},
       {"valign", "top"},
       {"style", styled(14, kInk,
                        fmt::format("border-top:1px solid {};padding:8px 0;{}", kLine, gap(10)))}});
  if (strong) {
    page_.element("b", {}, line);
  } else {
    page_.line(line);
  }
  page_.close();
}

}  // namespace outagedb
