#include "output/tables/history_export.hpp"

#include <fmt/format.h>

#include <string>

#include "base/hex.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "output/tables/csv.hpp"
#include "store/care/whole_history.hpp"
#include "time/format/format_time.hpp"

namespace outagedb {
namespace {

void write_bytes(JsonWriter& json, const std::string& name, const std::string& value) {
  const bool is_text = valid_utf8(value) == value && trim(value) == value;
  if (is_text) {
    json.key(name).text(value);
  } else {
    json.key(name + "_hex").text(to_hex(value));
  }
}

void write_member(JsonWriter& json, const StoredMember& member) {
  const auto whole = [&] { return std::get<std::int64_t>(member.value); };
  const auto text = [&]() -> const std::string& { return std::get<std::string>(member.value); };
  switch (member.form) {
    case Form::text:
      json.key(member.name).text(text());
      break;
    case Form::number:
      json.key(member.name).number(whole());
      break;
    case Form::moment:
      json.key(member.name).text(format_rfc3339(whole()));
      break;
    case Form::truth:
      json.key(member.name).boolean(whole() != 0);
      break;
    case Form::json:
    case Form::list:
      json.key(member.name).raw(text());
      break;
    case Form::bytes:
      write_bytes(json, member.name, text());
      break;
  }
}

}  // namespace

std::int64_t export_records(SQLite::Database& db, const TakeText& take) {
  std::int64_t records = 0;
  read_whole_history(db, [&](std::string_view type, const std::vector<StoredMember>& members) {
    JsonWriter json;
    json.begin_object().key("type").text(type);
    for (const StoredMember& member : members) write_member(json, member);
    take(json.end_object().str() + "\n");
    ++records;
  });
  return records;
}

std::int64_t export_user_reports(SQLite::Database& db, const TakeText& take) {
  std::int64_t records = 0;
  read_watched_counts(db, [&](const WatchedSeries& series) -> TakeCount {
    const std::string names = csv_cell(series.platform) + "," + csv_cell(series.region);
    const std::string rest = csv_cell(series.bucket) + "," + csv_cell(series.source);
    return [&take, &records, names, rest](Instant at, std::int64_t reports) {
      if (records++ == 0) take("platform,region,observed_at,user_reports,bucket,source\n");
      take(fmt::format("{},{},{},{}\n", names, format_rfc3339(at), reports, rest));
    };
  });
  return records;
}

}  // namespace outagedb
