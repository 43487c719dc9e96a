#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "sql/define.hpp"
#include "sql/families.hpp"

namespace outagedb::sql {
namespace {

// preferred_statement(incident, rank, source, started_max, title, source_name, key), over the
// statements about one outage: the incident whose title represents the outage, NULL if none has a
// title. The lowest rank comes first; within it, the source with the earliest start, and of that
// source's statements the one with the shortest title. SQLite takes five times as long to sort the
// statements of all outages by all of this.
class PreferredStatement {
 public:
  void add(const Arguments& arguments) {
    all_.push_back({static_cast<std::int64_t>(arguments.number(0)), arguments.number(1),
                    static_cast<std::int64_t>(arguments.number(2)),
                    arguments.null(3) ? kUnknown : arguments.number(3),
                    std::string(arguments.text(4)), std::string(arguments.text(5)),
                    std::string(arguments.text(6))});
  }

  static void remove(const Arguments&) {
    throw Error("preferred_statement() is not a window function");
  }

  [[nodiscard]] Value value() const {
    double rank = kUnknown;
    for (const Statement& one : all_)
      if (!one.title.empty()) rank = std::min(rank, one.rank);
    std::vector<std::pair<std::int64_t, double>> starts;  // of each source, ascending
    for (const Statement& one : all_)
      if (one.rank == rank) starts.emplace_back(one.source, one.start);
    std::ranges::sort(starts);
    const auto key = [&](const Statement& one) {
      const auto first = std::ranges::lower_bound(starts, std::pair(one.source, -kUnknown));
      return std::tuple(first->second, characters(one.title), std::string_view(one.title),
                        std::string_view(one.source_name), std::string_view(one.key));
    };
    const Statement* best = nullptr;
    for (const Statement& one : all_) {
      if (one.rank != rank || one.title.empty()) continue;
      if (best == nullptr || key(one) < key(*best)) best = &one;
    }
    return best == nullptr ? Value() : Value(best->incident);
  }

 private:
  static constexpr double kUnknown = std::numeric_limits<double>::infinity();

  struct Statement {
    std::int64_t incident;
    double rank;
    std::int64_t source;
    double start;
    std::string title;
    std::string source_name;
    std::string key;
  };

  static std::ptrdiff_t characters(std::string_view title) {
    return std::ranges::count_if(title, [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;  // UTF-8
    });
  }

  std::vector<Statement> all_;
};

}  // namespace

void register_preferred_statement(sqlite3* db) {
  define_aggregate<PreferredStatement>(db, "preferred_statement", 7);
}

}  // namespace outagedb::sql
