#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "outages/member.hpp"

namespace outagedb {

using Cluster = std::vector<std::size_t>;  // indices of members, ascending

// A partition of members in which some pairs must stay apart.
class Partition {
 public:
  Partition(const std::vector<Member>& members, const std::vector<Word>& words);

  // False if a person stated that two of the members involved are not the same.
  bool join(std::size_t a, std::size_t b);
  [[nodiscard]] bool same(std::size_t a, std::size_t b) const { return home_[a] == home_[b]; }
  // The member that represents its cluster, until that is joined to another.
  [[nodiscard]] std::size_t home(std::size_t a) const { return home_[a]; }
  [[nodiscard]] const std::vector<std::pair<std::size_t, std::size_t>>& linked() const noexcept {
    return linked_;
  }
  // For the clusters of two members.
  [[nodiscard]] bool may_join(std::size_t a, std::size_t b) const;
  // For clusters whose members are all still separate here.
  [[nodiscard]] bool may_join(const Cluster& a, const Cluster& b) const;
  // Whether a person keeps a member of it apart from another.
  [[nodiscard]] bool constrains(const Cluster& cluster) const;
  // The non-empty clusters, ordered by smallest member.
  [[nodiscard]] std::vector<Cluster> clusters() const;

 private:
  std::vector<std::size_t> home_;
  std::vector<Cluster> clusters_;
  std::vector<Cluster> apart_;  // by home: the members that must not join it
  bool constrained_ = false;
  std::vector<std::pair<std::size_t, std::size_t>> linked_;
};

}  // namespace outagedb
