#include "outages/merge.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "outages/clusters.hpp"
#include "outages/extent.hpp"
#include "outages/extent_tree.hpp"

namespace outagedb {
namespace {

// A certain cluster that is an outage, and the clusters that probably belong to it.
struct Anchor {
  Cluster certain;
  Sources sources;  // of the certain ones
  Extent stated;
  std::size_t place;  // in the order in which all clusters begin
  bool degradation;
  std::vector<Cluster> probable = {};
  std::set<std::int64_t> all_sources = {};  // of the probable ones too
};

template <typename Bound, typename Pick>
void keep(std::optional<Bound>& best, const std::optional<Bound>& value, Pick pick) {
  if (value) best = best ? pick(*best, *value) : *value;
}

bool empty(const TimeBounds& bounds) {
  return bounds.min && bounds.max && *bounds.max < *bounds.min;
}

constexpr auto kEarlier = [](auto a, auto b) { return std::min(a, b); };
constexpr auto kLater = [](auto a, auto b) { return std::max(a, b); };

// Disjoint sets of indices. A group is identified by its smallest.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  [[nodiscard]] std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t one = of(a);
    const std::size_t other = of(b);
    parent_[std::max(one, other)] = std::min(one, other);
  }

 private:
  std::vector<std::size_t> parent_;
};

class Merging {
 public:
  Merging(const std::vector<Member>& members, const std::vector<Word>& words,
          const MergeRules& rules)
      : members_(members), rules_(rules), kept_apart_(members, words) {}

  std::vector<Outage> run(std::vector<Cluster> clusters) {
    // The best known clusters are placed first; vaguer ones then join them or stay separate.
    std::vector<std::pair<Vagueness, std::size_t>> order;
    order.reserve(clusters.size());
    for (const Cluster& cluster : clusters) order.emplace_back(vagueness(cluster), order.size());
    std::sort(order.begin(), order.end());
    const auto places = places_by_start(clusters);
    for (const auto& [vagueness, at] : order) place(std::move(clusters[at]), places[at]);
    std::vector<Outage> outages;
    std::sort(anchors_.begin(), anchors_.end(), [&](const Anchor& a, const Anchor& b) {
      return std::tuple(a.stated.from, a.stated.until, a.certain) <
             std::tuple(b.stated.from, b.stated.until, b.certain);
    });
    for (const Anchor& anchor : anchors_) outages.push_back(outage_of(anchor));
    group_what_may_be_one(outages);
    return outages;
  }

 private:
  [[nodiscard]] bool has_core(const Cluster& cluster) const {
    return std::any_of(cluster.begin(), cluster.end(),
                       [&](std::size_t i) { return members_[i].has_core(); });
  }
  [[nodiscard]] bool exact(const Cluster& cluster) const {
    return std::all_of(cluster.begin(), cluster.end(), [&](std::size_t i) {
      return members_[i].started.exact() && members_[i].ended.exact();
    });
  }

  // Order of placing: with a core first; then those within a period that one outage may last, by
  // number of unknown bounds; then the wider ones, so that "some Saturday" attracts nothing; the
  // key last.
  using Vagueness = std::tuple<bool, Instant, int, Instant, std::size_t>;
  [[nodiscard]] Vagueness vagueness(const Cluster& cluster) const {
    int unknown = 4;
    for (const std::size_t i : cluster) unknown = std::min(unknown, unknown_bounds(members_[i]));
    const Extent extent = stated_extent(cluster, members_);
    const bool nowhere = extent.from > extent.until;
    const Instant width =
        nowhere ? std::numeric_limits<Instant>::max() : extent.until - extent.from;
    return {!has_core(cluster), width > rules_.bridge_max ? width : 0, unknown, width,
            cluster.front()};
  }

  static int unknown_bounds(const Member& member) {
    int unknown = 0;
    for (const auto& bound :
         {member.started.min, member.started.max, member.ended.min, member.ended.max})
      if (!bound) ++unknown;
    return unknown;
  }

  [[nodiscard]] std::vector<std::size_t> places_by_start(const std::vector<Cluster>& clusters) {
    std::vector<Extent> extents;
    extents.reserve(clusters.size());
    for (const Cluster& cluster : clusters) extents.push_back(stated_extent(cluster, members_));
    std::vector<std::size_t> places(clusters.size());
    std::size_t place = 0;
    for (const std::size_t at : by_first_instant(extents)) places[at] = place++;
    placed_ = ExtentTree(clusters.size());
    anchor_at_.resize(clusters.size());
    return places;
  }

  // An imprecise cluster that fits exactly one outage is probably part of it.
  void place(Cluster cluster, std::size_t place) {
    Anchor placed{cluster, sources_of(cluster, members_), stated_extent(cluster, members_), place,
                  is_degradation(cluster)};
    placed.all_sources.insert(placed.sources.begin(), placed.sources.end());
    Anchor* only = exact(cluster) ? nullptr : only_fitting(placed);
    if (only != nullptr) {
      only->stated.include(placed.stated);
      only->all_sources.insert(placed.sources.begin(), placed.sources.end());
      only->probable.push_back(std::move(cluster));
    } else {
      anchor_at_[place] = anchors_.size();
      only = &anchors_.emplace_back(std::move(placed));
    }
    placed_.set(only->place, only->stated, only->all_sources);
  }

  // A source that reports an outage means no degradation, if there is an outage that it fits.
  [[nodiscard]] Anchor* only_fitting(const Anchor& placed) {
    std::vector<Anchor*> outages;  // two are enough to know that the choice is not unique
    std::vector<Anchor*> degradations;
    const auto next = [&](std::size_t from) {
      return placed_.find(from, placed.stated, placed.sources);
    };
    for (std::size_t at = next(0); at < placed_.size() && outages.size() < 2; at = next(at + 1)) {
      Anchor& anchor = anchors_[anchor_at_[at]];
      if (!fits(placed, anchor)) continue;
      const bool apart = anchor.degradation && !placed.degradation;
      (apart ? degradations : outages).push_back(&anchor);
    }
    const auto& fitting = outages.empty() ? degradations : outages;
    return fitting.size() == 1 ? fitting.front() : nullptr;
  }

  [[nodiscard]] bool is_degradation(const Cluster& cluster) const {
    return std::all_of(cluster.begin(), cluster.end(),
                       [&](std::size_t i) { return members_[i].severity == 1; });
  }

  [[nodiscard]] bool fits(const Anchor& placed, const Anchor& anchor) const {
    const bool shared =
        std::any_of(placed.sources.begin(), placed.sources.end(),
                    [&](std::int64_t source) { return anchor.all_sources.contains(source); });
    if (shared) return false;
    if (!kept_apart_.constrains(placed.certain)) return true;
    const auto may_join = [&](const Cluster& other) {
      return kept_apart_.may_join(placed.certain, other);
    };
    return may_join(anchor.certain) &&
           std::all_of(anchor.probable.begin(), anchor.probable.end(), may_join);
  }

  [[nodiscard]] bool may_be_one(const Anchor& a, const Anchor& b) const {
    return !share_source(a.sources, b.sources) && kept_apart_.may_join(a.certain, b.certain);
  }

  [[nodiscard]] Outage outage_of(const Anchor& anchor) const {
    Outage outage;
    add_bounds(outage, anchor.certain);
    // A start does not count if another statement has it down earlier; likewise an end.
    if (empty(outage.started)) outage.started.min.reset();
    if (empty(outage.ended)) outage.ended.max.reset();
    settle_duration(outage, anchor.certain);
    outage.severity = 1;
    add_members(outage, anchor.certain, false);
    for (const Cluster& cluster : anchor.probable) add_members(outage, cluster, true);
    outage.smallest = members_[anchor.certain.front()].order;
    return outage;
  }

  void add_members(Outage& outage, const Cluster& cluster, bool probable) const {
    for (const std::size_t i : cluster) {
      outage.members.push_back(
          {members_[i].incident, probable, members_[cluster.front()].incident});
      outage.severity = std::max(outage.severity, members_[i].severity);
    }
  }

  // The earliest stated start and the latest stated end. A statement that contains a narrower one
  // ("about 8" beside "08:00") adds nothing.
  void add_bounds(Outage& outage, const Cluster& certain) const {
    const auto wide_start = hold_narrower(certain, members_, &Member::started);
    const auto wide_end = hold_narrower(certain, members_, &Member::ended);
    for (std::size_t at = 0; at < certain.size(); ++at) {
      const Member& member = members_[certain[at]];
      if (!wide_start[at]) keep(outage.started.min, member.started.min, kEarlier);
      keep(outage.started.max, member.started.max, kEarlier);
      keep(outage.ended.min, member.ended.min, kLater);
      if (!wide_end[at]) keep(outage.ended.max, member.ended.max, kLater);
      keep(outage.duration.min, member.duration.min, kLater);
    }
  }

  // It lasted at least as long as any member states, whatever is known of its ends, and from its
  // latest start to its earliest end. An upper limit below that is contradicted and limits nothing:
  // a member's, which may cover only a part, or that of start and end.
  void settle_duration(Outage& outage, const Cluster& certain) const {
    if (outage.started.max && outage.ended.min) {
      keep(outage.duration.min, std::optional(*outage.ended.min - *outage.started.max), kLater);
    }
    outage.duration.min = std::max<Seconds>(outage.duration.min.value_or(0), 0);
    const auto limit = [&](std::optional<Seconds> longest) {
      if (longest && *longest >= *outage.duration.min) keep(outage.duration.max, longest, kEarlier);
    };
    if (outage.started.min && outage.ended.max) limit(*outage.ended.max - *outage.started.min);
    for (const std::size_t i : certain) limit(members_[i].duration.max);
    outage.ongoing =
        !outage.ended.max && std::any_of(certain.begin(), certain.end(),
                                         [&](std::size_t i) { return members_[i].ongoing; });
  }

  // Outages with cores that may overlap are grouped with each other. One without a core can only be
  // one of those it fits, so it is grouped with the first of them and never joins two groups.
  void group_what_may_be_one(std::vector<Outage>& outages) const {
    std::vector<Extent> extents;
    extents.reserve(anchors_.size());
    for (const Anchor& anchor : anchors_)
      extents.push_back(possible_extent(anchor.certain, members_, rules_.bridge_max));
    Groups groups(outages.size());
    group_cores(extents, groups);
    group_what_has_no_core(extents, groups);
    for (std::size_t i = 0; i < outages.size(); ++i) outages[i].possible_group = groups.of(i);
  }

  [[nodiscard]] bool join_if_possible(std::size_t a, std::size_t b,
                                      const std::vector<Extent>& extents, Groups& groups) const {
    if (!extents[a].overlaps(extents[b]) || !may_be_one(anchors_[a], anchors_[b])) return false;
    groups.join(a, b);
    return true;
  }

  // Sweeps over the extents' first instants, by the sources that state them.
  void group_cores(const std::vector<Extent>& extents, Groups& groups) const {
    std::map<Sources, std::vector<std::size_t>> open;
    for (const std::size_t b : by_first_instant(extents)) {
      if (!has_core(anchors_[b].certain)) continue;
      for (auto& [sources, others] : open) {
        std::erase_if(others, [&](std::size_t a) { return extents[a].until < extents[b].from; });
        if (share_source(sources, anchors_[b].sources)) continue;
        for (const std::size_t a : others) (void)join_if_possible(a, b, extents, groups);
        keep_the_last(others, extents);
      }
      std::erase_if(open, [](const auto& one) { return one.second.empty(); });
      open[anchors_[b].sources].push_back(b);
    }
  }

  void group_what_has_no_core(const std::vector<Extent>& extents, Groups& groups) const {
    ExtentTree all(anchors_.size());
    for (std::size_t a = 0; a < anchors_.size(); ++a) {
      const Sources& sources = anchors_[a].sources;
      all.set(a, extents[a], {sources.begin(), sources.end()});
    }
    for (std::size_t b = 0; b < anchors_.size(); ++b) {
      if (has_core(anchors_[b].certain)) continue;
      const auto next = [&](std::size_t from) {
        return all.find(from, extents[b], anchors_[b].sources);
      };
      for (std::size_t a = next(0); a < all.size(); a = next(a + 1)) {
        if (a != b && join_if_possible(a, b, extents, groups)) break;
      }
    }
  }

  // They are in one group now, so the one that may end last represents all of them, except those
  // that a person keeps apart from some.
  void keep_the_last(std::vector<std::size_t>& grouped, const std::vector<Extent>& extents) const {
    const auto free = std::partition(grouped.begin(), grouped.end(), [&](std::size_t a) {
      return kept_apart_.constrains(anchors_[a].certain);
    });
    const auto last = std::max_element(free, grouped.end(), [&](std::size_t a, std::size_t b) {
      return extents[a].until < extents[b].until;
    });
    if (last == grouped.end()) return;
    std::iter_swap(free, last);
    grouped.erase(free + 1, grouped.end());
  }

  static std::vector<std::size_t> by_first_instant(const std::vector<Extent>& extents) {
    std::vector<std::size_t> order(extents.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return extents[a].from < extents[b].from;
    });
    return order;
  }

  const std::vector<Member>& members_;
  const MergeRules& rules_;
  Partition kept_apart_;
  std::vector<Anchor> anchors_;
  ExtentTree placed_{0};                // the anchors, in the order in which all clusters begin
  std::vector<std::size_t> anchor_at_;  // the index in anchors_ of each place there
};

}  // namespace

std::vector<Outage> merge(std::vector<Member> members, const std::vector<Word>& words,
                          const MergeRules& rules) {
  std::sort(members.begin(), members.end(),
            [](const Member& a, const Member& b) { return a.order < b.order; });
  return Merging(members, words, rules).run(certain_clusters(members, words, rules));
}

}  // namespace outagedb
