#include "report/builder/history.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/sql.hpp"
#include "report/builder/rows.hpp"
#include "store/care/content_hash.hpp"
#include "store/incidents/outages.hpp"
#include "store/names/platforms.hpp"
#include "time/format/format_time.hpp"
#include "time/zones/limits.hpp"

namespace outagedb {
namespace {

bool takes(const Query& query, std::string_view param) {
  return std::ranges::find(query.params, param, &Param::name) != query.params.end();
}

// Whether [from, until) may contain a moment of an event whose start and end lie within bounds, by
// the rule of the canned queries.
bool touches(const ReportPeriod& period, std::optional<Instant> earliest,
             std::optional<Instant> latest_start, std::optional<Instant> latest_end) {
  const bool begins_in_time = !earliest || *earliest < period.until;
  const bool goes_on = latest_end && *latest_end > period.from;
  return begins_in_time && (goes_on || !latest_start || *latest_start >= period.from);
}

std::optional<Instant> instant(const std::vector<Value>& row, std::size_t column) {
  const auto* value = std::get_if<std::int64_t>(&row[column]);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

// A report compares with the same period of the year before, and shows the months up to its end.
Instant earliest_compared(const ReportPeriod& period, const Zone& zone) {
  return std::min(compared_periods(period, zone).back().from,
                  months_shown(period, zone).front().from);
}

// The query `recurrence` in one pass for several ends: the events up to one end are among those up
// to the next.
Query recurrence_until() {
  Query query = query_named("recurrence");
  std::vector<std::string> names;
  for (const Column& column : query.columns) names.push_back(column.name);
  query.name = "recurrence_until";
  query.columns.insert(query.columns.begin(), Column{"until_at", Unit::count, {}});
  query.sql =
      fmt::format(fmt::runtime(named_sql("history.recurrence_until")), fmt::join(names, ", "));
  return query;
}

}  // namespace

PlatformHistory::PlatformHistory(SQLite::Database& db, QueryRunner& runner,
                                 const ReportRequest& request, Instant as_of, std::string platform,
                                 std::vector<ReportPeriod> span)
    : db_(db),
      runner_(runner),
      request_(request),
      as_of_(as_of),
      reach_(bridge_max(db)),
      platform_(std::move(platform)),
      span_(std::move(span)),
      before_(earliest_compared(first(), request.zones.front())) {}

const std::string& PlatformHistory::content_sha256() {
  if (content_sha256_.empty())
    content_sha256_ = content_hash(db_, require_platform(db_, platform_));
  return content_sha256_;
}

Table PlatformHistory::statements_of(const std::string& outage) {
  if (!statements_of_) statements_of_.emplace(db_, named_sql("history.statements_of"));
  SQLite::Statement& statement = *statements_of_;
  statement.reset();
  statement.bind(":uid", outage);
  Table table;
  for (int i = 0; i < statement.getColumnCount(); ++i)
    table.columns.push_back({statement.getColumnName(i), Unit::text, {}});
  while (statement.executeStep()) {
    auto& row = table.rows.emplace_back();
    for (int i = 0; i < statement.getColumnCount(); ++i) {
      const SQLite::Column value = statement.getColumn(i);
      if (value.isNull()) {
        row.emplace_back();
      } else if (value.isInteger()) {
        row.emplace_back(value.getInt64());
      } else {
        row.emplace_back(value.getString());
      }
    }
  }
  return table;
}

std::string PlatformHistory::short_id(const std::string& outage) {
  constexpr std::size_t kFewestDigits = 6;
  if (!neighbours_) neighbours_.emplace(db_, named_sql("history.neighbours"));
  neighbours_->reset();
  neighbours_->bind(":uid", outage);
  std::size_t length = kFewestDigits;
  (void)neighbours_->executeStep();
  for (const int side : {0, 1}) {
    const std::string other = neighbours_->getColumn(side).getString();  // empty: none
    const auto differs = std::ranges::mismatch(outage, other).in1;
    length = std::max(length, static_cast<std::size_t>(differs - outage.begin()) + 1);
  }
  return outage.substr(0, length);
}

Arguments PlatformHistory::completed(std::string_view query, Arguments given) const {
  given.emplace("platform", platform_);
  if (!request_.coverage.empty() && takes(query_named(query), "coverage"))
    given.emplace("coverage", request_.coverage);
  if (takes(query_named(query), "as_of")) given.emplace("as_of", format_rfc3339(as_of_));
  return given;
}

Arguments PlatformHistory::arguments(std::string_view query, Period by, Instant from,
                                     Instant until) const {
  const Query& canned = query_named(query);
  Arguments given;
  // The compared period may lie before the earliest supported time.
  if (takes(canned, "from")) given.emplace("from", format_rfc3339(std::max(from, kFirstInstant)));
  if (takes(canned, "until")) given.emplace("until", format_rfc3339(until));
  for (const char* name : {"frequency", "duration", "availability"}) {
    if (query == name) given.emplace("by", std::string(kind_of(by).by));
  }
  for (const char* name : {"timeline", "statements", "causes", "peaks"}) {
    if (query == name) given.emplace("min_severity", "minor");
  }
  if (takes(canned, "lang")) given.emplace("lang", std::string(request_.texts.language()));
  if (query == "longest")
    given.emplace("limit", std::to_string(std::numeric_limits<std::int64_t>::max()));
  if (query == "availability" && !request_.slo.empty()) given.emplace("slo", request_.slo);
  return completed(query, std::move(given));
}

PlatformHistory::Asked& PlatformHistory::asked(std::string_view query, Period by, Instant from,
                                               std::string_view key_column,
                                               std::optional<Instant> clipped_at) {
  const Instant until = clipped_at.value_or(span_.back().until);
  std::tuple<std::string, Period, Instant, Instant> which(query, by, from, until);
  if (const auto found = asked_.find(which); found != asked_.end()) return found->second;
  Asked asked;
  asked.table = runner_.run(query, arguments(query, by, from, until), request_.zones);
  if (!key_column.empty()) {
    const std::size_t key = column_index(asked.table, key_column);
    for (std::size_t i = 0; i < asked.table.rows.size(); ++i) {
      if (const auto* text = std::get_if<std::string>(&asked.table.rows[i][key]))
        asked.rows[*text].push_back(i);
    }
  }
  return asked_.emplace(std::move(which), std::move(asked)).first->second;
}

Table PlatformHistory::by_period(std::string_view query, std::string_view key,
                                 const std::vector<ReportPeriod>& periods) {
  const ReportPeriod& last = periods.back();
  if (last.kind == Period::day) return of_days(query, key, periods);
  // For a week, the last month ends with the week.
  const bool whole = period_at(last.from, last.kind, request_.zones.front()).until == last.until;
  const Asked& all =
      asked(query, last.kind, before_, key, whole ? std::nullopt : std::optional(last.until));
  Table table{all.table.columns, {}};
  for (const ReportPeriod& period : periods) {
    const auto found = all.rows.find(period.label);
    if (found != all.rows.end()) {
      table.rows.push_back(all.table.rows[found->second.front()]);
    } else {
      table.rows.emplace_back(table.columns.size());
      table.rows.back()[column_index(table, key)] = period.label;
    }
  }
  return table;
}

// Days are no periods that a query groups by: each stretch of them is queried alone.
Table PlatformHistory::of_days(std::string_view query, std::string_view key,
                               const std::vector<ReportPeriod>& periods) {
  Table table;
  for (const ReportPeriod& period : periods) {
    const Asked& one = asked(query, period.kind, period.from, key, period.until);
    table.columns = one.table.columns;
    const auto found = one.rows.find("all");
    if (found != one.rows.end()) {
      table.rows.push_back(one.table.rows[found->second.front()]);
    } else {
      table.rows.emplace_back(table.columns.size());
    }
    table.rows.back()[column_index(table, key)] = period.label;
  }
  return table;
}

Table PlatformHistory::frequency(const std::vector<ReportPeriod>& periods) {
  return by_period("frequency", "period", periods);
}

Table PlatformHistory::duration(const std::vector<ReportPeriod>& periods) {
  return by_period("duration", "part", periods);
}

Table PlatformHistory::availability(const std::vector<ReportPeriod>& periods) {
  return by_period("availability", "period", periods);
}

// An end that nobody states lies after the last moment known to be down by at most the maximum
// length of an outage, unless a source states that it is going on; see known_outage().
std::vector<PlatformHistory::Extent> PlatformHistory::extents_of(const Table& timeline) const {
  constexpr Instant kNever = std::numeric_limits<Instant>::max();
  const std::size_t started_min = column_index(timeline, "started_min");
  const std::size_t started_max = column_index(timeline, "started_max");
  const std::size_t ended_min = column_index(timeline, "ended_min");
  const std::size_t ended_max = column_index(timeline, "ended_max");
  const std::size_t ongoing = column_index(timeline, "ongoing");
  std::vector<Extent> extents;
  extents.reserve(timeline.rows.size());
  for (const auto& row : timeline.rows) {
    Extent extent{instant(row, started_min), instant(row, started_max), instant(row, ended_max)};
    const auto down = std::max(instant(row, ended_min), extent.latest_start);
    if (!extent.latest_end)
      extent.latest_end = down && instant(row, ongoing) != 1 ? *down + reach_ : kNever;
    if (!extent.earliest && extent.latest_start) extent.earliest = *extent.latest_start - reach_;
    extents.push_back(extent);
  }
  return extents;
}

Table PlatformHistory::timeline(const ReportPeriod& period) {
  Asked& all = asked("timeline", first().kind, first().from, {});
  if (all.extents.empty()) all.extents = extents_of(all.table);
  Table table{all.table.columns, {}};
  for (std::size_t i = 0; i < all.extents.size(); ++i) {
    const Extent& extent = all.extents[i];
    if (touches(period, extent.earliest, extent.latest_start, extent.latest_end))
      table.rows.push_back(all.table.rows[i]);
  }
  return table;
}

Table PlatformHistory::of_outages(std::string_view query, const Table& outages) {
  const Asked& all = asked(query, first().kind, first().from, "outage");
  Table table{all.table.columns, {}};
  for (std::size_t i = 0; i < outages.rows.size(); ++i) {
    const auto found = all.rows.find(text_at(outages, i, "outage"));
    if (found == all.rows.end()) continue;
    for (const std::size_t row : found->second) table.rows.push_back(all.table.rows[row]);
  }
  return table;
}

Table PlatformHistory::statements(const Table& outages) {
  return of_outages("statements", outages);
}

Table PlatformHistory::causes(const Table& outages) { return of_outages("causes", outages); }

Table PlatformHistory::coverage(const ReportPeriod& period) {
  const Table& all = asked("coverage", first().kind, first().from, {}).table;
  Table table{all.columns, {}};
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    if (integer_at(all, i, "from_at") < period.until &&
        integer_at(all, i, "until_at") > period.from)
      table.rows.push_back(all.rows[i]);
  }
  return table;
}

PlatformHistory::Known PlatformHistory::known_of(const ReportPeriod& period) {
  if (!timeline(period).rows.empty() || !faults(period).rows.empty()) return Known::record;
  const Table covered = coverage(period);
  for (std::size_t i = 0; i < covered.rows.size(); ++i)
    if (text_at(covered, i, "basis") != "assumed") return Known::coverage;
  return covered.rows.empty() ? Known::nothing : Known::assumed_coverage;
}

Table PlatformHistory::faults(const ReportPeriod& period) {
  const Table& all = asked("faults", first().kind, first().from, {}).table;
  Table table{all.columns, {}};
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    const auto [earliest, latest] = times_at(all, i, "started");
    if (touches(period, earliest, latest, {})) table.rows.push_back(all.rows[i]);
  }
  return table;
}

Table PlatformHistory::revisions(const ReportPeriod& period, Instant from,
                                 std::optional<Instant> until) {
  const std::tuple<std::string, Period, Instant, Instant> which("revisions", period.kind, 0, 0);
  auto found = asked_.find(which);
  if (found == asked_.end()) {
    Arguments given{{"platform", platform_}, {"from", format_rfc3339(from)}};
    if (until) given.emplace("until", format_rfc3339(*until));
    Asked answer{runner_.run("revisions", given, request_.zones)};
    found = asked_.emplace(which, std::move(answer)).first;
  }
  const Table& all = found->second.table;
  Table table{all.columns, {}};
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    const auto [earliest, latest] = times_at(all, i, "started");
    if (!(latest && *latest < period.from) && !(earliest && *earliest >= period.until))
      table.rows.push_back(all.rows[i]);
  }
  return table;
}

Table PlatformHistory::sources() { return asked("sources", first().kind, first().from, {}).table; }

Table PlatformHistory::unobserved(const ReportPeriod& period) {
  const Table& all = asked("unobserved", first().kind, first().from, {}).table;
  const std::size_t from = column_index(all, "from_at");
  const std::size_t until = column_index(all, "until_at");
  Table table{all.columns, {}};
  for (std::vector<Value> row : all.rows) {
    row[from] = std::max(*instant(row, from), period.from);
    row[until] = std::min(*instant(row, until), period.until);
    if (instant(row, from) < instant(row, until)) table.rows.push_back(std::move(row));
  }
  return table;
}

Table PlatformHistory::peaks(const ReportPeriod& period) {
  return started("peaks", period.from, period.until, false);
}

Table PlatformHistory::longest(const ReportPeriod& first, const ReportPeriod& last) {
  return started("longest", first.from, last.until, true);
}

// Rows of outages that certainly started, or may have started, in [from, until).
Table PlatformHistory::started(std::string_view query, Instant from, Instant until, bool certain) {
  const Table& all = asked(query, first().kind, before_, {}).table;
  const std::size_t started_min = column_index(all, "started_min");
  const std::size_t started_max = column_index(all, "started_max");
  Table table{all.columns, {}};
  for (const auto& row : all.rows) {
    const auto latest = instant(row, started_max);
    auto earliest = instant(row, started_min);
    if (!earliest && latest) earliest = *latest - reach_;
    const bool here = certain ? earliest >= from && latest && *latest < until
                              : !(earliest && *earliest >= until) && !(latest && *latest < from);
    if (here) table.rows.push_back(row);
  }
  return table;
}

Table PlatformHistory::ask(std::string_view query, Arguments given,
                           const std::vector<Zone>& zones) {
  return runner_.run(query, completed(query, std::move(given)), zones);
}

Table PlatformHistory::recurrence_of_all() const {
  static const Query query = recurrence_until();
  Bound bound = bound_values(query, completed("recurrence", {}), request_.zones);
  std::vector<Instant> ends;
  for (const ReportPeriod& period : span_) ends.push_back(period.until);
  std::ranges::find(bound, "until", &Bound::value_type::first)->second =
      fmt::format("[{}]", fmt::join(ends, ","));
  return runner_.run(query, bound);
}

Table PlatformHistory::recurrence(const ReportPeriod& period) {
  if (!recurrence_) recurrence_ = recurrence_of_all();
  Table table{{recurrence_->columns.begin() + 1, recurrence_->columns.end()}, {}};
  for (const auto& row : recurrence_->rows) {
    if (instant(row, 0) == period.until) table.rows.emplace_back(row.begin() + 1, row.end());
  }
  return table;
}

Table PlatformHistory::gaps(const ReportPeriod& first, const ReportPeriod& last) {
  return ask("gaps", arguments("gaps", first.kind, first.from, last.until), request_.zones);
}

Table PlatformHistory::hours(const ReportPeriod& first, const ReportPeriod& last,
                             const Zone& zone) {
  return ask("hours", arguments("hours", first.kind, first.from, last.until), {zone});
}

Table PlatformHistory::curve(const std::string& outage) {
  return ask("curve", {{"outage", outage}}, request_.zones);
}

QuerySource PlatformHistory::source(std::string_view query, const ReportPeriod& first,
                                    const ReportPeriod& last) const {
  return source(query, arguments(query, first.kind, first.from, last.until));
}

QuerySource PlatformHistory::source(std::string_view query, const ReportPeriod& first,
                                    const ReportPeriod& last, const Zone& zone) const {
  return query_source(query, arguments(query, first.kind, first.from, last.until), {zone},
                      request_.known_at);
}

QuerySource PlatformHistory::source(std::string_view query, Arguments arguments) const {
  return query_source(query, completed(query, std::move(arguments)), request_.zones,
                      request_.known_at);
}

}  // namespace outagedb
