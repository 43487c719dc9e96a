#include "store/batches/rejects.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "store/db/bind.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kKept = 64UL * 1024;
constexpr std::size_t kShown = 120;
constexpr std::size_t kRefusalsNumbered = 4096;

// The beginning as one line: each line break, with the white space around it, becomes a space.
std::string beginning(std::string_view record) {
  std::string line;
  while (!record.empty() && line.size() <= kShown) {
    const auto end = std::min(record.find('\n'), record.size());
    const auto part = trim(record.substr(0, std::min(end, kShown + 1)));
    if (!line.empty() && !part.empty()) line += ' ';
    line += part;
    record.remove_prefix(std::min(end + 1, record.size()));
  }
  const bool cut = line.size() > kShown;
  return valid_utf8(trim(std::string_view(line).substr(0, kShown))) + (cut ? " …" : "");
}

}  // namespace

RejectWriter::RejectWriter(SQLite::Database& db, BatchDependencies& batch, std::string format)
    : db_(db),
      batch_(batch),
      format_(std::move(format)),
      add_(db, named_sql("rejects.add_reject")),
      refused_by_(db, named_sql("rejects.batches_that_refused")),
      reading_{.format = format_, .observed_at = {}, .context = {}} {}

void RejectWriter::read_as(RejectReading reading) {
  reading_ = std::move(reading);
  reading_id_.reset();
}

void RejectWriter::context(std::string_view text) {
  reading_.context = text;
  reading_id_.reset();
}

std::int64_t RejectWriter::id_of(const RejectReading& reading) {
  const auto bind_all = [&](SQLite::Statement& statement) {
    bind_value(statement, 1, reading.format);
    bind_value(statement, 2, reading.options);
    bind_value(statement, 3, reading.observed_at);
    statement.bind(4, reading.context.data(), static_cast<int>(reading.context.size()));
  };
  SQLite::Statement known(db_, named_sql("rejects.find_reading"));
  bind_all(known);
  if (known.executeStep()) return known.getColumn(0).getInt64();
  SQLite::Statement add(db_, named_sql("rejects.add_reading"));
  bind_all(add);
  add.exec();
  return db_.getLastInsertRowid();
}

std::string RejectWriter::digest_of(std::string_view format, std::string_view record) {
  Sha256 hash;
  hash.add(format);
  hash.add("\n");
  hash.add(record);
  return hash.digest();
}

std::int64_t RejectWriter::input_of(const Refused& refused) {
  const std::string name =
      fmt::format("{}\n{}\n{}", refused.format, refused.observed_at, refused.input);
  const auto [known, fresh] = inputs_.try_emplace(name, 0);
  if (!fresh) return known->second;
  SQLite::Statement add(db_, named_sql("rejects.add_batch_of_input"));
  run(add, refused.input, refused.format, refused.observed_at, batch_.batch());
  known->second = db_.getLastInsertRowid();
  return known->second;
}

bool RejectWriter::keep(const Refused& refused) {
  const bool whole = refused.length == refused.record.size();
  const bool cut = refused.length > refused.record.size() && refused.record.size() == kKept;
  if (!whole && !cut)
    throw Error("length: does not match the record", "import the record as it was exported");
  if (whole && digest_of(refused.format, refused.record) != refused.sha256)
    throw Error("sha256: does not match the record", "import the record as it was exported");
  const std::int64_t reading =
      id_of({.format = refused.read_as.empty() ? refused.format : refused.read_as,
             .options = refused.options.empty() ? "{}" : refused.options,
             .observed_at = refused.read_at,
             .context = refused.context});
  const Key key{refused.sha256, reading};
  finish();
  if (is_known(key)) return false;
  const std::int64_t input = input_of(refused);
  (void)add(key, input, {refused.line, refused.offset, refused.record}, refused.reason,
            refused.hint, refused.length);
  SQLite::Statement count(db_, named_sql("rejects.count_reject"));
  run(count, input);
  return true;
}

bool RejectWriter::is_known(const Key& key) {
  const bool known = bound(refused_by_, key.digest, key.reading).executeStep();
  refused_by_.reset();
  return known;
}

bool RejectWriter::add(const Key& key, std::int64_t batch, const Place& place,
                       const std::string& reason, const std::string& hint, std::uint64_t length) {
  const std::string_view kept = place.record.substr(0, kKept);
  add_.reset();
  add_.bind(1, key.digest);
  add_.bind(2, key.reading);
  add_.bind(3, batch);
  add_.bind(4, static_cast<std::int64_t>(place.line));
  add_.bind(5, valid_utf8(reason));
  add_.bind(6, valid_utf8(hint));
  add_.bind(7, kept.data(), static_cast<int>(kept.size()));
  add_.bind(8, static_cast<std::int64_t>(length));
  add_.bind(9, static_cast<std::int64_t>(place.offset));
  return add_.exec() > 0;
}

RejectWriter::Held::Held(SQLite::Database& db)
    : table(db, "refused", named_sql("rejects.columns_of_refused")),
      add(db, "INSERT INTO temp.refused VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

std::optional<std::int64_t> RejectWriter::Held::number_of(const Refusal& refusal) {
  const auto known = numbers.find(refusal);
  if (known != numbers.end()) return known->second;
  if (numbers.size() == kRefusalsNumbered) return std::nullopt;
  const auto number = static_cast<std::int64_t>(refusals.size());
  refusals.push_back(&numbers.emplace(refusal, number).first->first);
  return number;
}

Rejected RejectWriter::write(const Place& place, const std::string& reason,
                             const std::string& hint) {
  if (!reading_id_) reading_id_ = id_of(reading_);
  if (!held_) held_.emplace(db_);
  const std::string_view kept = place.record.substr(0, kKept);
  SQLite::Statement& add =
      bound(held_->add, digest_of(format_, place.record), *reading_id_,
            static_cast<std::int64_t>(place.line), static_cast<std::int64_t>(place.offset));
  add.bind(5, kept.data(), static_cast<int>(kept.size()));
  bind_value(add, 6, static_cast<std::int64_t>(place.record.size()));
  const auto refusal = held_->number_of({reason, hint});
  bind_value(add, 7, refusal);
  bind_value(add, 8, refusal ? std::string() : reason);
  bind_value(add, 9, refusal ? std::string() : hint);
  add.exec();
  add.reset();
  return {place.line, reason, hint, beginning(place.record)};
}

// Of equal records the first is stored.
void RejectWriter::finish() {
  if (!held_) return;
  {
    SQLite::Statement row(db_, named_sql("rejects.refused_in_order"));
    while (row.executeStep()) {
      const auto number = [&](int column) {
        return static_cast<std::uint64_t>(row.getColumn(column).getInt64());
      };
      const std::string digest = row.getColumn(0).getString();
      const Key key{digest, row.getColumn(1).getInt64()};
      const std::string record = row.getColumn(4).getString();
      const Refusal refusal =
          row.isColumnNull(6) ? Refusal{row.getColumn(7).getString(), row.getColumn(8).getString()}
                              : *held_->refusals.at(number(6));
      if (!add(key, batch_.batch(), {number(2), number(3), record}, refusal.first, refusal.second,
               number(5)))
        batch_.add_all(bound(refused_by_, key.digest, key.reading));
    }
  }
  held_.reset();
}

}  // namespace outagedb
