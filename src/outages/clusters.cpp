#include "outages/clusters.hpp"

#include <algorithm>
#include <deque>
#include <iterator>

#include "outages/long_cores.hpp"

namespace outagedb {
namespace {

// The cores that are open in a sweep over their starts, by cluster. Of one cluster only those
// matter that end later than all before them.
class OpenCores {
  struct Core {
    std::size_t came;
    std::size_t member;
  };
  using Cores = std::deque<Core>;

 public:
  OpenCores(const std::vector<Member>& members, Seconds gap) : members_(members), gap_(gap) {}

  void close_before(Instant start) {
    for (Cores& cores : clusters_) {
      while (!cores.empty() && end(cores.front()) + gap_ < start) cores.pop_front();
    }
    std::erase_if(clusters_, [](const Cores& cores) { return cores.empty(); });
  }

  // A core of each cluster, in the order in which its first open core came.
  [[nodiscard]] std::vector<std::size_t> one_of_each() const {
    std::vector<Core> first;
    first.reserve(clusters_.size());
    for (const Cores& cores : clusters_) first.push_back(cores.front());
    std::sort(first.begin(), first.end(), kCameBefore);
    std::vector<std::size_t> members;
    members.reserve(first.size());
    for (const Core& core : first) members.push_back(core.member);
    return members;
  }

  void add(std::size_t member, const Partition& parts) {
    const auto others = std::partition(clusters_.begin(), clusters_.end(), [&](const Cores& cores) {
      return parts.same(cores.front().member, member);
    });
    Cores joined;
    // Usually one: only a person can have kept several apart until now.
    for (auto cores = clusters_.begin(); cores != others; ++cores) {
      if (joined.empty())
        joined.swap(*cores);
      else
        joined = in_order(joined, *cores);
    }
    clusters_.erase(clusters_.begin(), others);
    append(joined, {came_++, member});
    clusters_.push_back(std::move(joined));
  }

 private:
  static constexpr auto kCameBefore = [](const Core& a, const Core& b) { return a.came < b.came; };

  [[nodiscard]] Instant end(const Core& core) const { return *members_[core.member].ended.min; }

  void append(Cores& cores, Core core) const {
    if (cores.empty() || end(cores.back()) < end(core)) cores.push_back(core);
  }

  [[nodiscard]] Cores in_order(const Cores& a, const Cores& b) const {
    std::vector<Core> both;
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both), kCameBefore);
    Cores kept;
    for (const Core& core : both) append(kept, core);
    return kept;
  }

  const std::vector<Member>& members_;
  Seconds gap_;
  std::size_t came_ = 0;
  std::vector<Cores> clusters_;
};

class Clustering {
 public:
  Clustering(const std::vector<Member>& members, const std::vector<Word>& words,
             const MergeRules& rules)
      : members_(members), rules_(rules), parts_(members, words) {}

  std::vector<Cluster> run() {
    for (const auto& [a, b] : parts_.linked()) parts_.join(a, b);
    join_short_cores();
    place_long_cores(members_, cores(false), cores(true), rules_, parts_);
    return parts_.clusters();
  }

 private:
  [[nodiscard]] bool is_long(std::size_t i) const {
    return *members_[i].ended.min - *members_[i].started.max > rules_.bridge_max;
  }

  [[nodiscard]] std::vector<std::size_t> cores(bool long_ones) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].has_core() && is_long(i) == long_ones) found.push_back(i);
    }
    return found;
  }

  // A sweep over core starts. Cores that are open at the same start touch each other, so each joins
  // the clusters of all that are open, unless a person keeps them apart.
  void join_short_cores() {
    auto order = cores(false);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return *members_[a].started.max < *members_[b].started.max;
    });
    OpenCores open(members_, rules_.gap);
    for (const std::size_t i : order) {
      open.close_before(*members_[i].started.max);
      for (const std::size_t j : open.one_of_each()) parts_.join(i, j);
      open.add(i, parts_);
    }
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
