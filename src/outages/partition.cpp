#include <algorithm>
#include <map>

#include "outages/clusters.hpp"

namespace outagedb {

Partition::Partition(const std::vector<Member>& members, const std::vector<Word>& words)
    : home_(members.size()), clusters_(members.size()) {
  std::map<std::int64_t, std::size_t> index;
  for (std::size_t i = 0; i < members.size(); ++i) {
    home_[i] = i;
    clusters_[i] = {i};
    if (!words.empty()) index[members[i].incident] = i;
  }
  for (const Word& word : words) {
    const auto a = index.find(word.a);
    const auto b = index.find(word.b);
    if (a == index.end() || b == index.end()) continue;  // a word about another scope
    (word.same ? linked_ : apart_).emplace_back(a->second, b->second);
  }
  std::sort(linked_.begin(), linked_.end());
}

bool Partition::may_join(const Cluster& a, const Cluster& b) const {
  const auto holds = [](const Cluster& cluster, std::size_t member) {
    return std::find(cluster.begin(), cluster.end(), member) != cluster.end();
  };
  return std::none_of(apart_.begin(), apart_.end(), [&](const auto& pair) {
    return (holds(a, pair.first) && holds(b, pair.second)) ||
           (holds(a, pair.second) && holds(b, pair.first));
  });
}

bool Partition::join(std::size_t a, std::size_t b) {
  if (same(a, b)) return true;
  if (constrained() && !may_join(of(a), of(b))) return false;
  std::size_t into = home_[a];
  std::size_t from = home_[b];
  if (clusters_[into].size() < clusters_[from].size()) std::swap(into, from);
  for (const std::size_t member : clusters_[from]) home_[member] = into;
  clusters_[into].insert(clusters_[into].end(), clusters_[from].begin(), clusters_[from].end());
  clusters_[from].clear();
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
