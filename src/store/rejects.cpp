#include "store/rejects.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "store/bind.hpp"

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

RejectWriter::RejectWriter(SQLite::Database& db, BatchNeeds& batch, std::string format)
    : batch_(batch),
      format_(std::move(format)),
      add_(db,
           "INSERT OR IGNORE INTO reject (sha256, batch_id, line, reason, hint, record, length, "
           "offset)"
           " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS"
           // It was read after all, with what the user said then.
           " (SELECT 1 FROM reject_read r JOIN batch b ON b.id = r.read_id"
           "  WHERE r.sha256 = ?1 AND b.undone_at IS NULL)"),
      refused_by_(db, "SELECT batch_id FROM reject WHERE sha256 = ?") {}

Rejected RejectWriter::write(const Place& place, const std::string& reason,
                             const std::string& hint) {
  const std::string_view kept = place.record.substr(0, kKept);
  Sha256 hash;
  hash.add(format_);
  hash.add("\n");
  hash.add(place.record);
  const std::string digest = hash.digest();
  add_.reset();
  add_.bind(1, digest);
  add_.bind(2, batch_.batch());
  add_.bind(3, static_cast<std::int64_t>(place.line));
  add_.bind(4, valid_utf8(reason));
  add_.bind(5, valid_utf8(hint));
  add_.bind(6, kept.data(), static_cast<int>(kept.size()));
  add_.bind(7, static_cast<std::int64_t>(place.record.size()));
  add_.bind(8, static_cast<std::int64_t>(place.offset));
  if (add_.exec() == 0) batch_.add_all(bound(refused_by_, digest));
  return {place.line, reason, hint, first_line(place.record)};
}

}  // namespace outagedb
