#include "output/html/markup.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "output/tables/html.hpp"

namespace outagedb {
namespace {

// Escapes the line and replaces each of its isolates.
void escape_line(std::string_view line, std::string_view isolate, std::string_view end,
                 std::string& out) {
  while (!line.empty()) {
    const std::size_t at = std::min(line.find(kIsolate), line.find(kIsolateEnd));
    out += html_text(line.substr(0, at));
    if (at == std::string_view::npos) return;
    out += line.substr(at).starts_with(kIsolate) ? isolate : end;
    line.remove_prefix(at + kIsolate.size());
  }
}

}  // namespace

void Markup::start(std::string_view tag, Attributes attributes) {
  out_.append("<").append(tag);
  for (const auto& [name, value] : attributes) {
    out_.append(" ").append(name).append("=\"");
    escape_line(value, kIsolate, kIsolateEnd, out_);
    out_ += '"';
  }
}

Markup& Markup::doctype() {
  out_ += "<!doctype html>";
  return *this;
}

Markup& Markup::open(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  out_ += '>';
  open_.push_back(tag);
  if (tag == "svg") ++pictures_;
  return *this;
}

Markup& Markup::close() {
  if (open_.back() == "svg") --pictures_;
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
  return *this;
}

Markup& Markup::empty(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  out_ += "/>";
  return *this;
}

Markup& Markup::text(std::string_view text) {
  out_ += html_text(text);
  return *this;
}

Markup& Markup::line(std::string_view text) {
  if (pictures_ > 0) {
    escape_line(text, kIsolate, kIsolateEnd, out_);
  } else {
    escape_line(text, "<bdi>", "</bdi>", out_);
  }
  return *this;
}

Markup& Markup::newline() {
  out_ += '\n';
  return *this;
}

Markup& Markup::element(std::string_view tag, Attributes attributes, std::string_view line_of_it) {
  return open(tag, attributes).line(line_of_it).close();
}

Markup& Markup::verbatim(std::string_view tag, std::string_view text) {
  open(tag);
  out_ += text;
  return close();
}

}  // namespace outagedb
