#include "store/care/whole_history.hpp"

#include "base/sql.hpp"
#include "store/user_reports/report_days.hpp"

namespace outagedb {
namespace {

using enum Form;

StoredMember member_of(const SQLite::Column& column, Form form) {
  const bool whole = form == number || form == moment || form == truth;
  if (whole) return {column.getName(), form, std::int64_t{column.getInt64()}};
  return {column.getName(), form, column.getString()};
}

// The columns of the query are the members of records of one type, in their order.
void read_part(SQLite::Database& db, const TakeRecord& take, const char* type,
               const std::string& query, std::initializer_list<Form> forms) {
  SQLite::Statement row(db, query);
  while (row.executeStep()) {
    std::vector<StoredMember> members;
    int index = 0;
    for (const Form form : forms) {
      const SQLite::Column column = row.getColumn(index++);
      if (!column.isNull()) members.push_back(member_of(column, form));
    }
    take(type, members);
  }
}

}  // namespace

void read_whole_history(SQLite::Database& db, const TakeRecord& take) {
  const auto read = [&](const char* type, const std::string& query,
                        std::initializer_list<Form> forms) {
    read_part(db, take, type, query, forms);
  };
  // In an order in which they can be imported: names before the records that use them.
  read("platform", named_sql("whole_history.platforms"), {text});
  read("naming", "SELECT name, other, who, at, why FROM naming ORDER BY at, name, other, who, why",
       {text, text, text, moment, text});
  read("source", named_sql("whole_history.source_details"),
       {text, text, moment, text, text, text, text});
  read("statement", named_sql("whole_history.statements"),
       {text, text, text, text, text, moment, moment, moment, json});
  read("listed", named_sql("whole_history.listed_incidents"), {text, text, text, text, moment});
  read("list", named_sql("whole_history.lists"), {text, text, text, moment});
  read("log", named_sql("whole_history.logs"), {text, text, text});
  read("coverage", named_sql("whole_history.coverage"),
       {text, text, list, text, text, moment, moment, text, truth});
  read("link", named_sql("whole_history.links"),
       {text, text, text, text, moment, text, moment, text, text});
  read("user_reports", named_sql("whole_history.unwatched_counts"),
       {text, text, moment, number, text, text, truth});
  read("refused", named_sql("whole_history.refused_records"),
       {text, text, text, moment, moment, json, bytes, text, number, number, number, text, text,
        bytes});
}

void read_watched_counts(SQLite::Database& db, const TakeSeries& take) {
  SQLite::Statement series(db, named_sql("whole_history.watched_series"));
  ReportDays days(db);
  while (series.executeStep()) {
    const auto text = [&](int column) { return series.getColumn(column).getString(); };
    const TakeCount take_count = take({text(1), text(2), text(3), text(4)});
    days.each_day(series.getColumn(0).getInt64(), [&](const Buckets& day) {
      for (const Bucket& bucket : day) take_count(bucket.at, bucket.count);
    });
  }
}

}  // namespace outagedb
