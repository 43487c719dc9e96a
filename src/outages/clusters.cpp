#include "outages/clusters.hpp"

#include <algorithm>
#include <map>

namespace outagedb {
namespace {

class Clustering {
 public:
  Clustering(const std::vector<Member>& members, const std::vector<Word>& words,
             const MergeRules& rules)
      : members_(members), rules_(rules), parts_(members, words) {}

  std::vector<Cluster> run() {
    for (const auto& [a, b] : parts_.linked()) parts_.join(a, b);
    join_short_cores();
    place_long_cores();
    return parts_.clusters();
  }

 private:
  [[nodiscard]] Seconds core_length(std::size_t i) const {
    return *members_[i].ended.min - *members_[i].started.max;
  }
  [[nodiscard]] bool is_long(std::size_t i) const {
    return members_[i].has_core() && core_length(i) > rules_.bridge_max;
  }
  [[nodiscard]] bool touch(std::size_t a, std::size_t b) const {
    const Member& x = members_[a];
    const Member& y = members_[b];
    return x.has_core() && y.has_core() && *x.started.max <= *y.ended.min + rules_.gap &&
           *y.started.max <= *x.ended.min + rules_.gap;
  }

  [[nodiscard]] std::vector<std::size_t> cores(bool long_ones) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].has_core() && is_long(i) == long_ones) found.push_back(i);
    }
    return found;
  }

  // A sweep over core starts. Cores that are open at the same start touch each other, so that
  // joining the one that ends last suffices, unless a person keeps some apart: then each is tried.
  void join_short_cores() {
    auto order = cores(false);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return *members_[a].started.max < *members_[b].started.max;
    });
    std::vector<std::size_t> open;
    for (const std::size_t i : order) {
      std::erase_if(open, [&](std::size_t j) { return !touch(i, j); });
      for (const std::size_t j : open) parts_.join(i, j);
      if (!parts_.constrained() && !open.empty()) {
        if (*members_[i].ended.min > *members_[open.front()].ended.min) open.front() = i;
      } else {
        open.push_back(i);
      }
    }
  }

  // Shortest first. A long core may join a cluster when it touches one of its short cores, or when
  // the cluster is made of long cores all of which it touches; where it may join several, it joins
  // none but those other long ones that were left over like itself and that it touches, every one.
  void place_long_cores() {
    auto order = cores(true);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return core_length(a) < core_length(b); });
    std::vector<std::size_t> placed;
    std::vector<std::size_t> left_over;
    const auto shorts = cores(false);
    for (const std::size_t i : order) {
      const auto fitting = clusters_for(i, shorts, placed);
      if (fitting.size() == 1) parts_.join(i, fitting.front());
      (fitting.size() > 1 ? left_over : placed).push_back(i);
    }
    std::vector<std::size_t> joined;
    for (const std::size_t i : left_over) {
      const auto fitting = clusters_for(i, {}, joined);
      if (fitting.size() == 1) parts_.join(i, fitting.front());
      joined.push_back(i);
    }
  }

  // One member of each cluster that the long core i may join.
  [[nodiscard]] std::vector<std::size_t> clusters_for(std::size_t i,
                                                      const std::vector<std::size_t>& shorts,
                                                      const std::vector<std::size_t>& longs) const {
    std::map<const Cluster*, std::size_t> fitting;
    for (const std::size_t j : shorts) {
      if (touch(i, j) && parts_.may_join(parts_.of(i), parts_.of(j)))
        fitting.emplace(&parts_.of(j), j);
    }
    for (const std::size_t j : longs) {
      const Cluster& cluster = parts_.of(j);
      const bool all = std::all_of(cluster.begin(), cluster.end(),
                                   [&](std::size_t k) { return is_long(k) && touch(i, k); });
      if (all && parts_.may_join(parts_.of(i), cluster)) fitting.emplace(&cluster, j);
    }
    std::vector<std::size_t> representatives;
    representatives.reserve(fitting.size());
    for (const auto& [cluster, member] : fitting) representatives.push_back(member);
    return representatives;
  }

  const std::vector<Member>& members_;
  const MergeRules& rules_;
  Partition parts_;
};

}  // namespace

std::vector<Cluster> certain_clusters(const std::vector<Member>& members,
                                      const std::vector<Word>& words, const MergeRules& rules) {
  return Clustering(members, words, rules).run();
}

}  // namespace outagedb
