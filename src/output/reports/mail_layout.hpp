#pragma once

#include <string>
#include <string_view>

#include "output/html/markup.hpp"
#include "report/messages/texts.hpp"

namespace outagedb {

inline constexpr std::string_view kInk = "#15191f";
inline constexpr std::string_view kSoft = "#57606c";
inline constexpr std::string_view kOutage = "#c2410c";
inline constexpr std::string_view kPale = "#f9d3bc";
inline constexpr std::string_view kDegraded = "#2563a8";
inline constexpr std::string_view kLine = "#dfe3e8";
inline constexpr std::string_view kPaper = "#ffffff";

// A style for text. Every cell has one, because Outlook lets no cell inherit it from its table.
[[nodiscard]] std::string styled(int size, std::string_view colour, std::string_view more = {});

// The layout of a page for mail programs: one table of 600 pixels, whose rows have one cell. Lines
// are texts of ours in which names are isolated.
class MailLayout {
 public:
  explicit MailLayout(const Texts& texts);

  void open_document(const std::string& title);
  void close_document();

  void open_row(int above, const std::string& style);
  void close_row();
  void row(int above, const std::string& style, const std::string& line);  // none if it is empty

  void headline(std::string_view tag, const std::string& line);
  void heading(std::string_view tag, const std::string& line);
  void paragraph(const std::string& line);
  void note(const std::string& line);

  // A table within a row, as wide as the page. The padding is for programs that ignore styles.
  void open_table(std::string_view padding = "4");
  // A table of data, which a screen reader reads as one.
  void open_data();
  void close_table();
  void open_cell(std::string_view width, const std::string& align, const std::string& style);
  void head_cell(const std::string& line);
  void data_cell(const std::string& line, bool strong = false);
  // The style of the distance to the next cell.
  [[nodiscard]] std::string gap(int pixels) const;

  [[nodiscard]] Markup& page() { return page_; }
  [[nodiscard]] const std::string& direction() const { return direction_; }
  [[nodiscard]] const std::string& start() const { return start_; }
  [[nodiscard]] const std::string& end() const { return end_; }

 private:
  std::string language_;
  std::string direction_;
  std::string start_;  // the side on which a line starts
  std::string end_;
  Markup page_;
};

}  // namespace outagedb
