#include "outages/long_cores.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "outages/first_at_most.hpp"

namespace outagedb {
namespace {

// A member of each cluster that may be joined. Two are enough to show that there is a choice.
using Fitting = std::vector<std::size_t>;

// The short cores, ordered by start.
class ShortCores {
 public:
  ShortCores(const std::vector<Member>& members, std::vector<std::size_t> shorts, Seconds gap)
      : members_(members), order_(std::move(shorts)), gap_(gap), ends_(order_.size()) {
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return *members[a].started.max < *members[b].started.max;
    });
    for (std::size_t at = 0; at < order_.size(); ++at)
      ends_.set(at, -*members[order_[at]].ended.min);
    next_.resize(order_.size());
    std::iota(next_.begin(), next_.end(), 1U);
  }

  // The clusters of the short cores that touch the member.
  void find(std::size_t i, const Partition& parts, Fitting& fitting) {
    const Instant latest_start = *members_[i].ended.min + gap_;
    const Instant earliest_end = *members_[i].started.max - gap_;
    std::vector<std::size_t> seen;
    for (std::size_t at = ends_.find(0, -earliest_end);
         at < order_.size() && *members_[order_[at]].started.max <= latest_start;
         at = ends_.find(next_cluster(at, parts), -earliest_end)) {
      const std::size_t home = parts.home(order_[at]);
      if (std::find(seen.begin(), seen.end(), home) != seen.end()) continue;
      seen.push_back(home);
      if (parts.may_join(i, order_[at])) fitting.push_back(order_[at]);
      if (fitting.size() > 1) return;
    }
  }

 private:
  // The next index whose core is in another cluster. As clusters only grow, an index that was
  // skipped once is skipped for good.
  std::size_t next_cluster(std::size_t at, const Partition& parts) {
    std::size_t next = next_[at];
    while (next < order_.size() && parts.same(order_[at], order_[next])) next = next_[next];
    return next_[at] = next;
  }

  const std::vector<Member>& members_;
  std::vector<std::size_t> order_;
  Seconds gap_;
  FirstAtMost ends_;  // negated, as the search is for the latest
  std::vector<std::size_t> next_;
};

// Summary of a cluster of long cores: a core touches all of them if it starts before the first of
// them ends, and ends after the last of them starts.
struct Common {
  bool long_only = true;
  std::size_t first_end = std::numeric_limits<std::size_t>::max();  // its rank among all ends
  Instant last_start = std::numeric_limits<Instant>::min();

  void include(const Common& other) {
    long_only = long_only && other.long_only;
    first_end = std::min(first_end, other.first_end);
    last_start = std::max(last_start, other.last_start);
  }
};

class Placing {
 public:
  Placing(const std::vector<Member>& members, std::vector<std::size_t> longs, Seconds gap,
          Partition& parts)
      : members_(members), by_end_(std::move(longs)), gap_(gap), parts_(parts) {
    std::stable_sort(by_end_.begin(), by_end_.end(), [&](std::size_t a, std::size_t b) {
      return *members[a].ended.min < *members[b].ended.min;
    });
    common_.resize(members.size());
    std::vector<bool> is_long(members.size());
    for (std::size_t rank = 0; rank < by_end_.size(); ++rank) {
      const std::size_t i = by_end_[rank];
      is_long[i] = true;
      common_[parts.home(i)].include({true, rank, *members[i].started.max});
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (!is_long[i]) common_[parts.home(i)].long_only = false;
    }
  }

  // Places the cores in the given order; returns those that are left over.
  std::vector<std::size_t> place(const std::vector<std::size_t>& order, ShortCores* shorts) {
    starts_ = FirstAtMost(by_end_.size());
    shown_.assign(members_.size(), false);
    std::vector<std::size_t> left_over;
    for (const std::size_t i : order) {
      Fitting fitting;
      if (shorts != nullptr) shorts->find(i, parts_, fitting);
      find(i, fitting);
      if (fitting.size() == 1) join(i, fitting.front());
      if (fitting.size() > 1) left_over.push_back(i);
      if (fitting.size() < 2 || shorts == nullptr) show(parts_.home(i));
    }
    return left_over;
  }

 private:
  // The clusters of long cores placed before, all of which the member touches.
  void find(std::size_t i, Fitting& fitting) const {
    const Instant latest_start = *members_[i].ended.min + gap_;
    const auto first = std::lower_bound(
        by_end_.begin(), by_end_.end(), *members_[i].started.max - gap_,
        [&](std::size_t member, Instant at) { return *members_[member].ended.min < at; });
    const auto from = static_cast<std::size_t>(first - by_end_.begin());
    for (std::size_t rank = starts_.find(from, latest_start);
         rank < by_end_.size() && fitting.size() < 2; rank = starts_.find(rank + 1, latest_start)) {
      if (parts_.may_join(i, by_end_[rank])) fitting.push_back(by_end_[rank]);
    }
  }

  void show(std::size_t home) {
    shown_[home] = true;
    if (common_[home].long_only) starts_.set(common_[home].first_end, common_[home].last_start);
  }

  void hide(std::size_t home) {
    if (shown_[home] && common_[home].long_only) starts_.clear(common_[home].first_end);
  }

  void join(std::size_t a, std::size_t b) {
    const std::size_t one = parts_.home(a);
    const std::size_t other = parts_.home(b);
    if (one == other) return;
    hide(one);
    hide(other);
    Common both = common_[one];
    both.include(common_[other]);
    const bool shown = shown_[one] || shown_[other];
    parts_.join(a, b);
    common_[parts_.home(a)] = both;
    if (shown) show(parts_.home(a));
  }

  const std::vector<Member>& members_;
  std::vector<std::size_t> by_end_;
  Seconds gap_;
  Partition& parts_;
  std::vector<Common> common_;  // of each cluster, by its home
  FirstAtMost starts_{0};    // of each shown cluster: the last start, at the rank of the first end
  std::vector<bool> shown_;  // whether one of its cores was placed, by home
};

}  // namespace

void place_long_cores(const std::vector<Member>& members, const std::vector<std::size_t>& shorts,
                      std::vector<std::size_t> longs, const MergeRules& rules, Partition& parts) {
  const auto length = [&](std::size_t i) {
    return *members[i].ended.min - *members[i].started.max;
  };
  std::stable_sort(longs.begin(), longs.end(),
                   [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
  ShortCores short_cores(members, shorts, rules.gap);
  Placing placing(members, longs, rules.gap, parts);
  const auto left_over = placing.place(longs, &short_cores);
  placing.place(left_over, nullptr);
}

}  // namespace outagedb
