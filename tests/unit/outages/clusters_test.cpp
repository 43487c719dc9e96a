#include "outages/clusters.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace outagedb {
namespace {

// The rules of clusters.hpp and long_cores.hpp as they are written, one pair after the other.
class ByDefinition {
 public:
  ByDefinition(const std::vector<Member>& members, const std::vector<Word>& words,
               const MergeRules& rules)
      : members_(members), rules_(rules), parts_(members, words) {
    for (const auto& [a, b] : parts_.linked()) parts_.join(a, b);
    std::vector<std::size_t> shorts;
    std::vector<std::size_t> longs;
    for (std::size_t i = 0; i < members.size(); ++i)
      if (members[i].has_core()) (is_long(i) ? longs : shorts).push_back(i);
    std::stable_sort(shorts.begin(), shorts.end(), [&](std::size_t a, std::size_t b) {
      return *members[a].started.max < *members[b].started.max;
    });
    for (auto i = shorts.begin(); i != shorts.end(); ++i) {
      for (auto before = shorts.begin(); before != i; ++before)
        if (touch(*before, *i)) parts_.join(*i, *before);
    }
    std::stable_sort(longs.begin(), longs.end(),
                     [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
    place(place(longs, shorts, false), {}, true);
  }

  [[nodiscard]] std::vector<Cluster> clusters() const { return parts_.clusters(); }

 private:
  [[nodiscard]] Seconds length(std::size_t i) const {
    return *members_[i].ended.min - *members_[i].started.max;
  }
  [[nodiscard]] bool is_long(std::size_t i) const {
    return members_[i].has_core() && length(i) > rules_.bridge_max;
  }
  [[nodiscard]] bool touch(std::size_t a, std::size_t b) const {
    return *members_[a].started.max <= *members_[b].ended.min + rules_.gap &&
           *members_[b].started.max <= *members_[a].ended.min + rules_.gap;
  }
  [[nodiscard]] bool touches_all(std::size_t i, std::size_t home) const {
    for (std::size_t k = 0; k < members_.size(); ++k)
      if (parts_.home(k) == home && (!is_long(k) || !touch(i, k))) return false;
    return true;
  }

  std::vector<std::size_t> place(const std::vector<std::size_t>& order,
                                 const std::vector<std::size_t>& shorts, bool count_left_over) {
    std::vector<std::size_t> placed;
    std::vector<std::size_t> left_over;
    for (const std::size_t i : order) {
      std::set<std::size_t> fitting;
      for (const std::size_t j : shorts)
        if (touch(i, j) && parts_.may_join(i, j)) fitting.insert(parts_.home(j));
      for (const std::size_t j : placed)
        if (touches_all(i, parts_.home(j)) && parts_.may_join(i, j)) fitting.insert(parts_.home(j));
      if (fitting.size() == 1) parts_.join(i, *fitting.begin());
      (fitting.size() > 1 && !count_left_over ? left_over : placed).push_back(i);
    }
    return left_over;
  }

  const std::vector<Member>& members_;
  const MergeRules& rules_;
  Partition parts_;
};

class RandomMembers {
 public:
  explicit RandomMembers(unsigned seed) : random_(seed) {}

  std::vector<Member> members() {
    std::vector<Member> made(static_cast<std::size_t>(between(1, 25)));
    const int span = between(10, 120);
    for (std::size_t i = 0; i < made.size(); ++i) {
      const Instant start = between(0, span);
      made[i].incident = static_cast<std::int64_t>(i);
      if (between(0, 9) > 0) made[i].started.max = start;
      if (between(0, 9) > 0) made[i].ended.min = start + between(-1, between(0, 2) > 0 ? 8 : 60);
    }
    return made;
  }

  std::vector<Word> words(std::size_t members) {
    std::vector<Word> said;
    const int last = static_cast<int>(members) - 1;
    for (int i = between(-3, 6); i > 0; --i) {
      const Word word{between(0, last), between(0, last), between(0, 1) == 0};
      if (word.a != word.b) said.push_back(word);
    }
    return said;
  }

  MergeRules rules() { return {.gap = between(0, 3), .bridge_max = between(2, 25)}; }

 private:
  int between(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  std::mt19937 random_;
};

TEST(Clusters, AreThoseOfTheDefinition) {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    RandomMembers random(seed);
    const auto members = random.members();
    const auto words = random.words(members.size());
    const auto rules = random.rules();
    ASSERT_EQ(certain_clusters(members, words, rules),
              ByDefinition(members, words, rules).clusters())
        << "seed " << seed;
  }
}

// Each pair of them touches: one after the other would take minutes.
TEST(Clusters, ManyThatGoOnTakeNoLonger) {
  std::vector<Member> members(20000);
  for (std::size_t i = 0; i < members.size(); ++i) {
    members[i].incident = static_cast<std::int64_t>(i);
    members[i].started.max = static_cast<Instant>(i) * 150;
    members[i].ended.min = 100'000'000;
  }
  EXPECT_EQ(certain_clusters(members, {}, {}).size(), 1U);
  EXPECT_EQ(certain_clusters(members, {{0, 1, false}}, {}).size(), 2U);
}

}  // namespace
}  // namespace outagedb
