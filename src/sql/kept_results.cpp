#include "sql/kept_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace outagedb::sql {
namespace {

constexpr std::size_t kMostResults = 8;

std::string bytes_of(sqlite3_value* value) {
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
  return bytes == nullptr
             ? std::string()
             : std::string(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

template <typename Number>
void put(std::string& bytes, Number number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

template <typename Number>
Number number_at(const std::string& bytes, std::size_t at) {
  Number number;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

}  // namespace

std::shared_ptr<const Result> KeptResults::find(sqlite3* db, const std::string& arguments) {
  State now;
  now.changes = sqlite3_total_changes(db);
  // Outside a transaction, another connection may have changed the database since the last read.
  now.known =
      sqlite3_txn_state(db, "main") != SQLITE_TXN_NONE &&
      sqlite3_file_control(db, "main", SQLITE_FCNTL_DATA_VERSION, &now.commits) == SQLITE_OK;
  if (now != state_) results_.clear();
  state_ = now;
  const auto found = std::ranges::find(results_, arguments, &Result::arguments);
  if (found == results_.end()) return nullptr;
  results_.splice(results_.begin(), results_, found);
  return results_.front();
}

void KeptResults::keep(std::shared_ptr<const Result> result) {
  if (!state_.known) return;
  results_.push_front(std::move(result));
  if (results_.size() > kMostResults) results_.pop_back();
}

std::string text_of(const std::vector<sqlite3_value*>& values) {
  std::string text;
  for (sqlite3_value* value : values) {
    const int type = value == nullptr ? SQLITE_NULL : sqlite3_value_type(value);
    std::string bytes;
    if (type == SQLITE_INTEGER) bytes = fmt::format("{}", sqlite3_value_int64(value));
    if (type == SQLITE_FLOAT) bytes = fmt::format("{:a}", sqlite3_value_double(value));
    if (type == SQLITE_TEXT || type == SQLITE_BLOB) bytes = bytes_of(value);
    text += fmt::format("{} {} {},", type, bytes.size(), bytes);
  }
  return text;
}

bool add_row(Result& result, sqlite3_stmt* statement) {
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const int type = sqlite3_column_type(statement, i);
    result.rows += static_cast<char>(type);
    if (type == SQLITE_INTEGER) put(result.rows, std::int64_t{sqlite3_column_int64(statement, i)});
    if (type == SQLITE_FLOAT) put(result.rows, sqlite3_column_double(statement, i));
    if (type != SQLITE_TEXT && type != SQLITE_BLOB) continue;
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
    const std::int64_t size = sqlite3_column_bytes(statement, i);
    put(result.rows, size);
    if (size > 0) result.rows.append(bytes, static_cast<std::size_t>(size));
  }
  return result.rows.size() <= KeptResults::kMostBytes;
}

bool ResultReader::next() {
  if (at_ == result_->rows.size()) return false;
  for (std::size_t& start : starts_) {
    start = at_;
    const int type = static_cast<unsigned char>(result_->rows[at_]);
    at_ += 1;
    if (type == SQLITE_NULL) continue;
    if (type == SQLITE_TEXT || type == SQLITE_BLOB)
      at_ += static_cast<std::size_t>(number_at<std::int64_t>(result_->rows, at_));
    at_ += sizeof(std::int64_t);
  }
  return true;
}

void ResultReader::give(sqlite3_context* context, int column) const {
  const std::string& rows = result_->rows;
  const std::size_t start = starts_[static_cast<std::size_t>(column)];
  const std::size_t at = start + 1;
  const auto size = [&] { return static_cast<sqlite3_uint64>(number_at<std::int64_t>(rows, at)); };
  const char* bytes = rows.data() + at + sizeof(std::int64_t);
  switch (rows[start]) {
    case SQLITE_INTEGER:
      return sqlite3_result_int64(context, number_at<std::int64_t>(rows, at));
    case SQLITE_FLOAT:
      return sqlite3_result_double(context, number_at<double>(rows, at));
    case SQLITE_TEXT:
      return sqlite3_result_text64(context, bytes, size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    case SQLITE_BLOB:
      return sqlite3_result_blob64(context, bytes, size(), SQLITE_TRANSIENT);
    default:
      return sqlite3_result_null(context);
  }
}

}  // namespace outagedb::sql
