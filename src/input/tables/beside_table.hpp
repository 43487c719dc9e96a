#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/records/csv_reader.hpp"
#include "model/forwarding_sink.hpp"

namespace outagedb {

// The lines of a file that are not part of its table: titles above the heading, a row of units, and
// footnotes or totals below the last record. They are reported and not imported.
class LinesBesideTable {
 public:
  void add(std::uint64_t line, std::string_view text);
  // "lines 1 to 3 above the heading are not imported: 'Outages', 'July'". Nothing if empty.
  void tell(std::string_view where, Sink& sink) const;

 private:
  std::uint64_t first_ = 0;
  std::uint64_t last_ = 0;
  std::string quoted_;
};

// The filled cells of a row, with a space between them.
[[nodiscard]] std::string text_of_row(std::span<const std::string_view> row);

// Whether a row may be a footnote or a total: a single text, or a text that begins with such a
// word.
[[nodiscard]] bool may_be_footnote(std::span<const std::string_view> row, std::size_t width);

// Forwards records. Rejected rows that may be footnotes are held until a record follows, which
// shows that they are rejected records; those still held at the end are footnotes.
class FootnoteSink final : public ForwardingSink {
 public:
  explicit FootnoteSink(Sink& sink) : ForwardingSink(sink), sink_(sink) {}

  void user_reports(const UserReports& reports, const Place& place) override;
  void incident(Incident incident, const Place& place) override;
  void reject(const Place& place, const std::string& reason, const std::string& hint) override;

  // Whether the row that is read next may be one. Ignored before the first record.
  void begin_row(std::span<const std::string_view> row, std::size_t width);
  void finish();

 private:
  struct Held {
    Place place;
    std::string record;
    std::string text;
    std::string reason;
    std::string hint;
  };

  void release();

  Sink& sink_;
  bool records_ = false;
  bool may_be_one_ = false;
  std::string text_;
  std::vector<Held> held_;
};

}  // namespace outagedb
