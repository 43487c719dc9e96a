#include "output/reports/sheets.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/error.hpp"
#include "base/temporary_folder.hpp"
#include "base/text.hpp"
#include "output/tables/escape_controls.hpp"
#include "time/calendar/calendar.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kLongestText =
    32767;  // bytes at most; Excel counts UTF-16 units, of which there are no more
constexpr std::size_t kLongestName = 31;  // of a sheet
constexpr double kWidest = 50;
constexpr double kSecondsOfDay = 86400;

bool is_time(Unit unit) {
  return unit == Unit::time || unit == Unit::time_min || unit == Unit::time_max;
}

bool is_seconds(Unit unit) {
  return unit == Unit::seconds || unit == Unit::seconds_min || unit == Unit::seconds_max;
}

// Excel does not allow these in a sheet's name, nor an apostrophe at its ends.
std::string sheet_name(std::string_view name) {
  std::string text(name);
  for (char& c : text) {
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
  }
  std::string out;
  std::size_t characters = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && ++characters > kLongestName) break;
    out += c;
  }
  return std::string(trim(out));
}

void require(lxw_error code, std::string_view what) {
  if (code != LXW_NO_ERROR)
    throw Error(fmt::format("cannot write the workbook: {}: {}", what, lxw_strerror(code)));
}

}  // namespace

struct Workbook::Impl {
  // The library writes to a file, with its own temporary files beside it.
  TemporaryFolder folder;
  std::string file = (folder.path() / "report.xlsx").string();
  std::string folder_name = folder.path().string();
  const Texts& texts;
  std::vector<Zone> zones;
  lxw_workbook* book = nullptr;
  lxw_format* heading = nullptr;
  lxw_format* date = nullptr;
  lxw_format* duration = nullptr;
  lxw_format* share = nullptr;
  lxw_format* wrapped = nullptr;

  Impl(const Texts& with, std::vector<Zone> shown) : texts(with), zones(std::move(shown)) {
    lxw_workbook_options options{};
    options.tmpdir = folder_name.data();
    book = workbook_new_opt(file.c_str(), &options);
    if (book == nullptr) throw Error("cannot create the workbook");
    lxw_doc_properties properties{};
    properties.created = 1;  // a fixed time: equal reports give equal files
    require(workbook_set_properties(book, &properties), "properties");
    heading = workbook_add_format(book);
    format_set_bold(heading);
    date = with_pattern("yyyy-mm-dd hh:mm:ss");
    duration = with_pattern("[h]:mm:ss");
    share = with_pattern("0.0##%");
    wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
  }

  lxw_format* with_pattern(const char* pattern) const {
    lxw_format* format = workbook_add_format(book);
    format_set_num_format(format, pattern);
    return format;
  }

  [[nodiscard]] lxw_worksheet* add_sheet(std::string_view name) const {
    lxw_worksheet* sheet = workbook_add_worksheet(book, sheet_name(name).c_str());
    if (sheet == nullptr)
      throw Error(fmt::format("cannot create the sheet '{}' of the workbook", name));
    if (texts.right_to_left()) worksheet_right_to_left(sheet);
    return sheet;
  }

  static void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                   lxw_format* format) {
    if (text.empty()) return;
    require(worksheet_write_string(sheet, row, column, cut(text, kLongestText).c_str(), format),
            "text");
  }
  static void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value,
                     lxw_format* format) {
    require(worksheet_write_number(sheet, row, column, value, format), "number");
  }

  void cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t at, const Value& value,
            const Column& column, const Zone& zone) const {
    if (const auto* said = std::get_if<std::string>(&value)) {
      const bool known = texts.has_value(column.name, *said);
      text(sheet, row, at,
           known ? escape_line(texts.value(column.name, *said), false) : escape_controls(*said),
           nullptr);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      integer(sheet, row, at, *whole, column.unit, zone);
    } else if (const auto* real = std::get_if<double>(&value)) {
      number(sheet, row, at, is_seconds(column.unit) ? *real / kSecondsOfDay : *real,
             format_of(column.unit));
    }
  }

  void integer(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t at, std::int64_t value, Unit unit,
               const Zone& zone) const {
    const bool date_like = is_time(unit) && value >= kFirstInstant && value <= kLastInstant;
    if (date_like && telling_zone(zone, value) != zone) {
      // Not a date: it would be read as one in the column's zone.
      text(sheet, row, at, escape_line(texts.minute(value, zone), false), nullptr);
    } else if (date_like) {
      const LocalTime local = to_local(value, zone);
      lxw_datetime moment{local.year, local.month,  local.day,
                          local.hour, local.minute, static_cast<double>(local.second)};
      require(worksheet_write_datetime(sheet, row, at, &moment, date), "date");
    } else {
      const auto real = static_cast<double>(value);
      number(sheet, row, at, is_seconds(unit) ? real / kSecondsOfDay : real, format_of(unit));
    }
  }

  [[nodiscard]] lxw_format* format_of(Unit unit) const {
    if (is_seconds(unit)) return duration;
    return unit == Unit::share ? share : nullptr;
  }

  // started_min → started, with a word for the bound.
  [[nodiscard]] std::string heading_of(const Column& column) const {
    std::string name = column.name;
    const auto ends = [&](std::string_view ending) {
      if (!name.ends_with(ending)) return false;
      name.resize(name.size() - ending.size());
      return true;
    };
    if (is_seconds(column.unit)) ends("_s");
    const bool bound = column.unit == Unit::seconds_min || column.unit == Unit::seconds_max ||
                       column.unit == Unit::time_min || column.unit == Unit::time_max;
    if (bound && ends("_min"))
      return texts.with("sheet.at_least", {{"column", texts("column." + name)}});
    if (bound && ends("_max"))
      return texts.with("sheet.at_most", {{"column", texts("column." + name)}});
    return texts("column." + name);
  }
};

Workbook::Workbook(const Texts& texts, std::vector<Zone> zones)
    : impl_(std::make_unique<Impl>(texts, std::move(zones))) {}

Workbook::~Workbook() {
  if (impl_->book != nullptr) lxw_workbook_free(impl_->book);
}

void Workbook::add_lines(std::string_view name, const std::vector<std::string>& lines) {
  lxw_worksheet* sheet = impl_->add_sheet(name);
  worksheet_set_column(sheet, 0, 0, 2 * kWidest, nullptr);
  lxw_row_t row = 0;
  for (const std::string& line : lines)
    impl_->text(sheet, row++, 0, escape_line(line, impl_->texts.right_to_left()), impl_->wrapped);
}

void Workbook::add_table(std::string_view name, const Table& table) {
  lxw_worksheet* sheet = impl_->add_sheet(name);
  lxw_col_t at = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const bool time = is_time(column.unit);
    for (std::size_t zone = 0; zone < (time ? impl_->zones.size() : 1); ++zone, ++at) {
      std::string heading = impl_->heading_of(column);
      if (time)
        heading += " " + escape_controls(impl_->texts.value("zone", impl_->zones[zone].label()));
      impl_->text(sheet, 0, at, heading, impl_->heading);
      std::size_t width = time ? 20 : display_width(heading) + 1;
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        impl_->cell(sheet, static_cast<lxw_row_t>(row + 1), at, table.rows[row][i], column,
                    impl_->zones[zone]);
        if (const auto* text = std::get_if<std::string>(&table.rows[row][i]))
          width = std::max(width, display_width(*text));
      }
      worksheet_set_column(sheet, at, at, std::min(static_cast<double>(width), kWidest), nullptr);
    }
  }
  worksheet_freeze_panes(sheet, 1, 0);
}

std::string Workbook::finish() {
  const lxw_error code = workbook_close(std::exchange(impl_->book, nullptr));
  require(code, "file");
  std::ifstream file(impl_->file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  if (!file || content.empty()) throw Error("cannot read the workbook back");
  return content;
}

}  // namespace outagedb
