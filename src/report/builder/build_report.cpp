#include "report/builder/build_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <tuple>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "query/catalogue.hpp"
#include "query/runner.hpp"
#include "report/builder/appendix.hpp"
#include "report/builder/narrative.hpp"
#include "report/builder/platform_report.hpp"
#include "report/builder/rows.hpp"
#include "store/batches/ingest.hpp"
#include "store/db/content_sums.hpp"
#include "store/db/transaction.hpp"
#include "store/names/platforms.hpp"
#include "time/format/format_time.hpp"
#include "time/grammar/parse.hpp"

namespace outagedb {
namespace {

Instant requested_as_of(SQLite::Database& db, const ReportRequest& request) {
  if (request.as_of.empty()) return latest_retrieval(db);
  TimeRules rules;
  rules.zone = request.zones.front();
  return window_until(request.as_of, rules);
}

// Rejected records of all platforms: a reject has no platform.
Table refused(SQLite::Database& db, const ReportRequest& request) {
  return run_query(db.getHandle(), query_named("rejects"), {}, request.zones);
}

// The programs and the content that the report depends on; the same in every language.
std::string made_of(const Report& report, const std::string& tz_database) {
  // The name and its version stay on one line.
  std::string text =
      fmt::format("outagedb {}, tz\u00a0database\u00a0{}", tool_version(), tz_database);
  for (const PlatformReport& platform : report.platforms) {
    text += fmt::format(", history of {} sha256:{}", platform.platform,
                        platform.content_sha256.substr(0, 16));
  }
  return isolated(text);
}

std::string citation(const Report& report, const ReportRequest& request) {
  const Texts& texts = request.texts;
  const auto time = [](Instant at) { return isolated(format_rfc3339(at)); };
  std::string text =
      texts.with("report.citation", {{"period", report.period_name},
                                     {"zone", isolated(request.zones.front().name())},
                                     {"from", time(report.period.from)},
                                     {"until", time(report.period.until)},
                                     {"as_of", time(report.as_of)}});
  if (request.known_at)
    text = texts.with("report.citation_known",
                      {{"citation", text}, {"time", time(*request.known_at)}});
  return texts.with("report.citation_made", {{"citation", text}, {"made", report.made}});
}

class Reports {
 public:
  Reports(SQLite::Database& db, const ReportRequest& request)
      : request_(request),
        as_of_(requested_as_of(db, request)),
        refused_(refused(db, request)),
        tz_database_(tz_version()) {}

  [[nodiscard]] Instant as_of() const { return as_of_; }

  [[nodiscard]] Report begun(const ReportPeriod& period) const {
    const Texts& texts = request_.texts;
    Report report{texts, period, zones_with_utc(request_.zones), as_of_, request_.known_at};
    report.period_name = period_name(period, texts, request_.zones.front());
    report.kind = texts(of_kind("report.kind", period));
    report.known = known_line();
    report.options = options_of(report);
    if (request_.sections) report.sections = {rejects()};
    std::erase_if(report.sections,
                  [](const Section& section) { return section.table.rows.empty(); });
    return report;
  }

  void add(Report& report, PlatformHistory& history) const {
    report.platforms.push_back(platform_report(history, request_, report.period, report.zones,
                                               as_of_, refused_.rows.size()));
  }

  void finish(Report& report) const {
    const bool one = report.platforms.size() == 1;
    report.title = one ? report.platforms.front().page.title
                       : request_.texts.with("title.all", {{"period", report.period_name}});
    if (report.platforms.size() > 1) rank_platforms(report);
    report.made = made_of(report, tz_database_);
    report.citation = citation(report, request_);
  }

 private:
  [[nodiscard]] Section rejects() const {
    Section section{.id = "rejects",
                    .part = Part::records,
                    .title = request_.texts("section.rejects"),
                    .table = refused_,
                    .sources = {query_source("rejects", {}, request_.zones, request_.known_at)}};
    shorten(section, request_.texts);
    return section;
  }

  // The time up to which the report goes, and the time at which the history was known, if that was
  // requested.
  [[nodiscard]] std::string known_line() const {
    const Texts& texts = request_.texts;
    std::string as_of = texts.with(
        "report.as_of", {{"time", texts.date_text("date.day_and_clock", as_of_, Zone::utc())}});
    if (!request_.known_at) return as_of;
    return texts.with(
        "report.known_at",
        {{"as_of", as_of},
         {"time", texts.date_text("date.day_and_clock", *request_.known_at, Zone::utc())}});
  }

  [[nodiscard]] std::vector<std::pair<std::string, std::string>> options_of(
      const Report& report) const {
    std::vector<std::pair<std::string, std::string>> options;
    const ReportPeriod& period = report.period;
    if (period.kind == Period::day) {
      const Zone& zone = request_.zones.front();
      options.emplace_back("--from", period_label(period.from, Period::day, zone));
      options.emplace_back("--until", period_label(period.until - 1, Period::day, zone));
    } else {
      options.emplace_back(fmt::format("--{}", kind_of(period.kind).name), period.label);
    }
    for (const std::string& platform : request_.platforms)
      options.emplace_back("--platform", platform);
    if (!request_.coverage.empty()) options.emplace_back("--coverage", request_.coverage);
    if (!request_.slo.empty()) options.emplace_back("--slo", request_.slo);
    options.emplace_back("--as-of", format_rfc3339(as_of_));
    if (request_.known_at) options.emplace_back("--known-at", format_rfc3339(*request_.known_at));
    if (request_.since_known)
      options.emplace_back("--since-known", format_rfc3339(*request_.since_known));
    if (request_.texts.language() != "en")
      options.emplace_back("--lang", std::string(request_.texts.language()));
    if (request_.texts.digits() == Digits::arab) options.emplace_back("--digits", "arab");
    options.emplace_back("--tz", zone_names(request_.zones));
    return options;
  }

  // Worst first: by the time down that is certain, then by the number of outages. What was not
  // monitored comes last and has no rank.
  void rank_platforms(Report& report) const {
    const auto& all = report.platforms;
    for (std::size_t i = 0; i < all.size(); ++i) report.ranking.push_back(i);
    const auto key = [&](std::size_t i) {
      const Rank& rank = all[i].rank;
      return std::tuple(rank.state, -rank.downtime_s, -rank.number);
    };
    std::ranges::stable_sort(report.ranking, {}, key);
    std::int64_t down = 0;
    std::int64_t monitored = 0;
    for (const PlatformReport& platform : all) {
      down += platform.rank.state == Rank::State::down ? 1 : 0;
      monitored += platform.rank.state == Rank::State::not_monitored ? 0 : 1;
    }
    const Texts& texts = request_.texts;
    const PlatformReport& worst = all[report.ranking.front()];
    report.headline =
        down == 0 ? texts.with("headline.all_up", {{"period", report.period_name}})
        : down == monitored
            ? texts.with("headline.all_down",
                         {{"n", texts.count(down)}, {"period", report.period_name}})
            : texts.counted("headline.all", down,
                            {{"of", texts.count(monitored)}, {"period", report.period_name}});
    if (worst.rank.downtime_s > 0 && down > 1) {
      report.headline = texts.with("headline.all_worst", {{"headline", report.headline},
                                                          {"platform", isolated(worst.platform)},
                                                          {"duration", worst.rank.downtime}});
    }
  }

  const ReportRequest& request_;
  Instant as_of_;
  Table refused_;
  std::string tz_database_;
};

// The first moment for which anything is known about a platform, degradations included; as_of if
// nothing is.
Instant first_known(QueryRunner& runner, const std::string& platform, const ReportRequest& request,
                    Instant as_of) {
  Instant first = as_of;
  const auto consider = [&](std::string_view query, std::string_view column, Arguments asked) {
    asked.insert({{"platform", platform}, {"as_of", format_rfc3339(as_of)}});
    const Table table = runner.run(query, asked, request.zones);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      first = std::min(first, integer_at(table, i, column).value_or(first));
  };
  consider("timeline", "started_max", {{"min_severity", "minor"}});
  consider("coverage", "from_at", {});
  return first;
}

// The requested periods, or all for which anything is known about the platform.
std::vector<ReportPeriod> periods_of(QueryRunner& runner, const std::string& platform,
                                     const ReportRequest& request, Instant as_of) {
  const Zone& zone = request.zones.front();
  if (!request.period.empty()) return requested_periods(request.period, request.kind, zone);
  return periods_in(first_known(runner, platform, request, as_of), as_of, request.kind, zone);
}

// Which periods have records or coverage. Coverage that is only assumed counts within a year of a
// record: otherwise one wrong date in 1900 would produce a report for every month since.
std::vector<bool> reported(PlatformHistory& history, const std::vector<ReportPeriod>& periods) {
  using Known = PlatformHistory::Known;
  const auto year = static_cast<std::size_t>(kind_of(periods.front().kind).in_a_year);
  std::vector<Known> known;
  known.reserve(periods.size());
  for (const ReportPeriod& period : periods) known.push_back(history.known_of(period));
  std::vector<bool> result(periods.size());
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto around = known.begin() + static_cast<std::ptrdiff_t>(i - std::min(i, year));
    const auto end =
        known.begin() + static_cast<std::ptrdiff_t>(std::min(i + year + 1, known.size()));
    result[i] = known[i] >= Known::coverage || (known[i] == Known::assumed_coverage &&
                                                std::find(around, end, Known::record) != end);
  }
  return result;
}

// Distributes the platforms, in order, to the next free thread.
class EveryReport {
 public:
  // Borrows all of them.
  EveryReport(SQLite::Database& db, const ReportRequest& request,
              const std::function<void(const Report&)>& take)
      : db_(db),
        request_(request),
        take_(take),
        platforms_(platform_names(db, request.platforms)),
        reports_(db, request),
        state_(content_state(db)) {}

  std::size_t run(const OpenHistory& open) {
    {
      std::vector<std::jthread> others;
      const std::size_t threads =
          std::min<std::size_t>(std::thread::hardware_concurrency(), platforms_.size());
      while (others.size() + 1 < threads)
        others.emplace_back([&] { guarded([&] { help(open); }); });
      guarded([&] { work(db_); });
    }
    if (failure_) std::rethrow_exception(failure_);
    return left_out_;
  }

 private:
  // The first failure stops all threads: they get no further platforms.
  template <typename Body>
  void guarded(Body body) noexcept {
    try {
      body();
    } catch (...) {
      next_ = platforms_.size();
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }

  // If something was imported between opening the two connections, this thread does not help and
  // the others do all the work: all reports must show the same state.
  void help(const OpenHistory& open) {
    auto db = open();
    const Transaction one_state(db, "BEGIN");
    if (content_state(db) == state_) work(db);
  }

  void work(SQLite::Database& db) {
    QueryRunner runner(db.getHandle());
    for (std::size_t i = next_++; i < platforms_.size(); i = next_++)
      report_all(db, runner, platforms_[i]);
  }

  void report_all(SQLite::Database& db, QueryRunner& runner, const std::string& platform) {
    const auto periods = periods_of(runner, platform, request_, reports_.as_of());
    if (periods.empty()) return;
    PlatformHistory history(db, runner, request_, reports_.as_of(), platform, periods);
    const auto wanted = request_.period.empty() ? reported(history, periods)
                                                : std::vector<bool>(periods.size(), true);
    for (std::size_t i = 0; i < periods.size(); ++i) {
      if (!wanted[i]) {
        ++left_out_;
        continue;
      }
      Report report = reports_.begun(periods[i]);
      reports_.add(report, history);
      reports_.finish(report);
      take_(report);
    }
  }

  SQLite::Database& db_;
  const ReportRequest& request_;
  const std::function<void(const Report&)>& take_;
  std::vector<std::string> platforms_;
  Reports reports_;
  std::string state_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> left_out_ = 0;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

Report build_report(SQLite::Database& db, const ReportRequest& request) {
  const Transaction one_state(db, "BEGIN");  // of the history, despite concurrent imports
  const ReportPeriod period = requested_period(request.period, request.kind, request.zones.front());
  const Reports reports(db, request);
  if (period.from >= reports.as_of()) {
    throw Error(fmt::format("{} had not begun at {}, up to which the report goes", period.label,
                            format_rfc3339(reports.as_of())),
                "name an earlier period, or a later time in --as-of");
  }
  Report report = reports.begun(period);
  QueryRunner runner(db.getHandle());
  for (const std::string& platform : platform_names(db, request.platforms)) {
    PlatformHistory history(db, runner, request, reports.as_of(), platform, {period});
    reports.add(report, history);
  }
  reports.finish(report);
  return report;
}

std::size_t every_report(const OpenHistory& open, const ReportRequest& request,
                         const std::function<void(const Report&)>& take) {
  auto db = open();
  const Transaction one_state(db, "BEGIN");
  return EveryReport(db, request, take).run(open);
}

}  // namespace outagedb
