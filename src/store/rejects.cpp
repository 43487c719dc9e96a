#include "store/rejects.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kKept = 64UL * 1024;
constexpr std::size_t kShown = 120;

std::string first_line(std::string_view record) {
  record = record.substr(0, record.find('\n'));
  const bool cut = record.size() > kShown;
  return valid_utf8(trim(record.substr(0, kShown))) + (cut ? " …" : "");
}

}  // namespace

RejectWriter::RejectWriter(SQLite::Database& db, std::int64_t batch, std::string format)
    : batch_(batch),
      format_(std::move(format)),
      add_(db,
           "INSERT OR IGNORE INTO reject (sha256, batch_id, line, reason, hint, record, length, "
           "offset)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)") {}

Rejected RejectWriter::write(const Place& place, const std::string& reason,
                             const std::string& hint) {
  const std::string_view kept = place.record.substr(0, kKept);
  Sha256 hash;
  hash.add(format_);
  hash.add("\n");
  hash.add(place.record);
  add_.reset();
  add_.bind(1, hash.digest());
  add_.bind(2, batch_);
  add_.bind(3, static_cast<std::int64_t>(place.line));
  add_.bind(4, valid_utf8(reason));
  add_.bind(5, valid_utf8(hint));
  add_.bind(6, kept.data(), static_cast<int>(kept.size()));
  add_.bind(7, static_cast<std::int64_t>(place.record.size()));
  add_.bind(8, static_cast<std::int64_t>(place.offset));
  add_.exec();
  return {place.line, reason, hint, first_line(place.record)};
}

}  // namespace outagedb
