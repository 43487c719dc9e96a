#include "outages/partition.hpp"

#include <algorithm>
#include <map>

namespace outagedb {
namespace {

// Appends the shorter to the longer, so that each member is moved only a few times.
void move_behind(Cluster& into, Cluster& from) {
  if (into.size() < from.size()) into.swap(from);
  into.insert(into.end(), from.begin(), from.end());
  from.clear();
}

}  // namespace

Partition::Partition(const std::vector<Member>& members, const std::vector<Word>& words)
    : home_(members.size()), clusters_(members.size()), apart_(members.size()) {
  std::map<std::int64_t, std::size_t> index;
  for (std::size_t i = 0; i < members.size(); ++i) {
    home_[i] = i;
    clusters_[i] = {i};
    if (!words.empty()) index[members[i].incident] = i;
  }
  for (const Word& word : words) {
    const auto a = index.find(word.a);
    const auto b = index.find(word.b);
    if (a == index.end() || b == index.end()) continue;  // a verdict in another scope
    if (word.same) {
      linked_.emplace_back(a->second, b->second);
    } else {
      apart_[a->second].push_back(b->second);
      apart_[b->second].push_back(a->second);
      constrained_ = true;
    }
  }
  std::sort(linked_.begin(), linked_.end());
}

bool Partition::may_join(const Cluster& a, const Cluster& b) const {
  if (!constrained_) return true;
  const bool a_is_smaller = a.size() < b.size();
  const Cluster& few = a_is_smaller ? a : b;
  const Cluster& many = a_is_smaller ? b : a;
  const auto holds = [&](std::size_t member) {
    return std::binary_search(many.begin(), many.end(), member);
  };
  return std::none_of(few.begin(), few.end(), [&](std::size_t member) {
    return std::any_of(apart_[member].begin(), apart_[member].end(), holds);
  });
}

bool Partition::may_join(std::size_t a, std::size_t b) const {
  std::size_t one = home_[a];
  std::size_t other = home_[b];
  if (apart_[one].size() > apart_[other].size()) std::swap(one, other);
  return std::none_of(apart_[one].begin(), apart_[one].end(),
                      [&](std::size_t member) { return home_[member] == other; });
}

bool Partition::constrains(const Cluster& cluster) const {
  return constrained_ && std::any_of(cluster.begin(), cluster.end(),
                                     [&](std::size_t member) { return !apart_[member].empty(); });
}

bool Partition::join(std::size_t a, std::size_t b) {
  if (same(a, b)) return true;
  if (!may_join(a, b)) return false;
  std::size_t into = home_[a];
  std::size_t from = home_[b];
  if (clusters_[into].size() < clusters_[from].size()) std::swap(into, from);
  for (const std::size_t member : clusters_[from]) home_[member] = into;
  move_behind(clusters_[into], clusters_[from]);
  move_behind(apart_[into], apart_[from]);
  return true;
}

std::vector<Cluster> Partition::clusters() const {
  std::vector<Cluster> filled;
  for (Cluster cluster : clusters_) {
    if (cluster.empty()) continue;
    std::sort(cluster.begin(), cluster.end());
    filled.push_back(std::move(cluster));
  }
  std::sort(filled.begin(), filled.end());
  return filled;
}

}  // namespace outagedb
